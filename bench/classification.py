"""What the documents are sorted by: 60 units and a column tree of a made-up district, the 22 topics of the law."""

from generator.vocabulary import TOPICS

_OFFICES = (
    "办公室 发展改革委 教育局 科技局 经济和信息化局 民族宗教事务局 公安分局 民政局 司法局 财政局 "
    "人力资源社会保障局 自然资源局 生态环境局 住房城乡建设委 城市管理局 交通运输局 水利局 农业农村局 "
    "商务局 文化旅游局 卫生健康局 退役军人局 应急管理局 审计局 市场监管局 国资局 体育局 统计局 "
    "医疗保障局 信访局 林业局 数据局 政务服务局 机关事务局 招商促进局 金融事务局 乡村振兴局 "
    "消防救援局 税务局 气象局"
)
_TOWNS = (
    "城关街道 东湖街道 西门街道 南山街道 北塔街道 新桥街道 河口镇 柳林镇 石门镇 大田镇 "
    "青龙镇 白沙镇 双河镇 三岔镇 古渡镇 金坪镇 云台镇 长岭镇 龙潭乡 竹溪乡"
)

DEPARTMENTS = tuple(f"区{name}" for name in _OFFICES.split())
TOWNS = tuple(_TOWNS.split())
UNITS = (*DEPARTMENTS, *TOWNS)
KEEPER = UNITS[0]
"""The unit that keeps the columns and the site."""

COLUMNS = {
    "guide": "政府信息公开指南",
    "rules": "政府信息公开制度",
    "zcwj": "政策文件",
    "jgzn": "机关职能",
    "ghxx": "规划信息",
    "tjxx": "统计信息",
    "xzxk": "行政许可",
    "xzcf": "行政处罚",
    "czyjs": "财政预决算",
    "zfcg": "政府采购",
    "zdxm": "重大建设项目",
    "zcms": "重大民生",
    "yjgl": "应急管理",
    "reports": "政府信息公开年报",
}
"""The columns that hold documents: id and name, in the order of the tree."""

ENTRIES = ("guide", "rules", "reports")
"""Of these, the ones on the first level; the others stand below 法定主动公开内容."""

POLICIES = ("zcwj",)
"""And the ones whose documents must say whether they are in force."""

__all__ = ["COLUMNS", "DEPARTMENTS", "ENTRIES", "KEEPER", "POLICIES", "TOPICS", "TOWNS", "UNITS"]
