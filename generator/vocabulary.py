"""The words the law and the office use, as enums whose value is the word itself."""

from enum import StrEnum

STATUTORY_ENTRIES = (
    ("guide", "政府信息公开指南"),
    ("rules", "政府信息公开制度"),
    ("content", "法定主动公开内容"),
    ("reports", "政府信息公开年报"),
)
"""The four first-level entries, in order, of the portal and of every organ (国办公开办函〔2019〕61号)."""


class UnitKind(StrEnum):
    """What kind of organ a unit is; closed collectives are defined over it."""

    GOVERNMENT = "政府机构"
    DEPARTMENT = "政府部门"
    TOWN = "镇街"
    COUNTY = "区县政府"
    PARTY = "党委机构"
    VERTICAL = "垂直管理"
    INSTITUTION = "事业单位"
    ENTERPRISE = "国有企业"
    OTHER = "其他"


class Fate(StrEnum):
    """What became of a unit that is no more."""

    RENAMED = "更名"
    MERGED = "并入"
    DISSOLVED = "撤销"


class Level(StrEnum):
    """Decides which lists of article 21 apply."""

    CITY = "市级"
    COUNTY = "县级"
    TOWN = "乡级"


class Validity(StrEnum):
    """The state of a policy document as its metadata block shows it."""

    PENDING = "尚未施行"
    VALID = "有效"
    AMENDED = "已修改"
    EXPIRED = "失效"
    REPEALED = "废止"

    @property
    def is_void(self) -> bool:
        return self in {Validity.EXPIRED, Validity.REPEALED}


class Gate(StrEnum):
    """What is looked at before something is published (国办发〔2017〕47号)."""

    POLITICS = "政治关"
    LAW = "法律关"
    POLICY = "政策关"
    SECRECY = "保密关"
    WORDING = "文字关"


class Verdict(StrEnum):
    """What the review before publication came to; what may not be public is not here."""

    PUBLIC = "主动公开"
    IN_PART = "区分处理后公开"


class Procedure(StrEnum):
    """What a normative document has been through, in this order (国办发〔2018〕37号)."""

    ASSESSED = "评估论证"
    CONSULTED = "公开征求意见"
    REVIEWED = "合法性审核"
    DELIBERATED = "集体审议"
    FILED = "备案"
    EVALUATED = "实施后评估"


class CleanupResult(StrEnum):
    """What a clean-up decides of a normative document."""

    KEPT = "继续有效"
    AMENDED = "修改"
    REPEALED = "废止"
    EXPIRED = "失效"


class Rendition(StrEnum):
    """What a document is published as, beside its web page; the value is the file's ending."""

    WORD = "docx"
    PDF = "pdf"


class Form(StrEnum):
    """Forms of interpretation named by the yearly task lists."""

    QUESTIONS = "简明问答"
    GRAPHIC = "图解"
    MEDIA = "音视频"
    TEXT = "文字"
    EXPERT = "专家"
    OFFICIAL = "负责人"
    PRESS = "新闻发布会"


class Origin(StrEnum):
    """How a question reached the unit that answers it."""

    HOTLINE = "热线"
    WINDOW = "窗口"
    MESSAGE = "网上留言"
    MAILBOX = "领导信箱"
    INTERVIEW = "在线访谈"
    CORRECTION = "网站找错"
    FORESEEN = "主动梳理"


class Shelf(StrEnum):
    """The kinds that a topic may keep to."""

    DOCUMENTS = "文件"
    INTERPRETATIONS = "解读"
    QUESTIONS = "问答"
    SERVICES = "指南"
    TABLES = "数据表"
    MATTERS = "事项"


class ServiceKind(StrEnum):
    """What kind of power or service an item is."""

    LICENCE = "行政许可"
    CONFIRMATION = "行政确认"
    PAYMENT = "行政给付"
    REWARD = "行政奖励"
    LEVY = "行政征收"
    RULING = "行政裁决"
    OTHER_POWER = "其他行政权力"
    PUBLIC_SERVICE = "公共服务"


class PaperSource(StrEnum):
    """Where a paper comes from."""

    APPLICANT = "申请人自备"
    ISSUED = "政府部门核发"
    SHARED = "数据共享取得"
    TEMPLATE = "填写样表"


class Necessity(StrEnum):
    """Whether a paper must be there."""

    NEEDED = "必要"
    LATER = "容缺后补"
    SOMETIMES = "有此情形的提交"
    PROMISED = "可以承诺代替"


class Division(StrEnum):
    """How several units share a task."""

    SEPARATELY = "分别负责"
    JOINTLY = "会同"


class FieldKind(StrEnum):
    """What the cells of a column of a data table hold."""

    TEXT = "文本"
    WHOLE = "整数"
    NUMBER = "小数"
    MONEY = "金额"
    DAY = "日期"
    ADDRESS = "网址"
    FLAG = "是否"
    UNIT = "单位"
    DOCUMENT = "文件"
    COLUMN = "栏目"
    PAGE = "页面"

    @property
    def is_number(self) -> bool:
        return self in {FieldKind.WHOLE, FieldKind.NUMBER, FieldKind.MONEY}

    @property
    def family(self) -> str:
        """Whose ids the cells hold, where they hold ids."""
        return {
            FieldKind.DOCUMENT: "documents",
            FieldKind.COLUMN: "columns",
            FieldKind.PAGE: "pages",
        }.get(self, "")

    @property
    def is_several(self) -> bool:
        """Whether a cell may say several, with 、 between them."""
        return self is FieldKind.UNIT or bool(self.family)


class State(StrEnum):
    """How far a task has come, worked out from dates and evidence, the most pressing first."""

    OVERDUE = "逾期"
    SOON = "临近"
    UNKNOWN = "无法计算"
    PENDING = "未到期"
    CLAIMED = "自报完成"
    ONGOING = "持续推进"
    DONE = "已完成（已核）"
    EXPLAINED = "不适用（说明）"


class Filling(StrEnum):
    """What a cell of the map of silence holds; there is no other."""

    PUBLISHED = "已公开"
    EXPLAINED = "书面说明"
    PENDING = "未到期"
    GAP = "空缺"


class Source(StrEnum):
    """Where a duty that comes back comes from: the list of a year, the law, the column tree."""

    TASK = "任务"
    STANDING = "常设"
    COLUMN = "栏目"


class ReportFormat(StrEnum):
    """By which notice an annual report is laid out: report years from 2021, 2019 and 2020, before."""

    CURRENT = "2021"
    TRIAL = "2019"
    OLD = "旧"


class Concord(StrEnum):
    """Numbers of an annual report that agree, unless there is a reason that is stated."""

    CARRIED = "结转衔接"
    IN_FORCE = "现行有效"
    LIBRARY = "文件库"
    PROSE = "文字与表"
    SUM = "汇总"
    DUE = "期限"


class MatterState(StrEnum):
    """How far a matter has come that asks for views, or that takes place at a time."""

    AHEAD = "未开始"
    OPEN = "征求意见中"
    WAITING = "已截止，待反馈"
    ANSWERED = "已反馈"
    COMING = "将举行"
    HELD = "已举行"
    CANCELLED = "已取消"

    @property
    def key(self) -> str:
        """In addresses and names of lists."""
        return self.name.lower()


class Adoption(StrEnum):
    """What became of a view that was sent in."""

    ADOPTED = "是"
    PARTLY = "部分"
    REFUSED = "否"

    @property
    def told(self) -> str:
        return {"是": "采纳", "部分": "部分采纳", "否": "未采纳"}[self.value]


GENRES = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知",
    "通报", "报告", "请示", "批复", "议案", "函", "纪要", "其他",
)  # fmt: skip
"""The 15 kinds of 党政机关公文处理工作条例, article 8, and one for information that is no 公文."""

TOPICS = (
    "国务院组织机构", "综合政务", "国民经济管理、国有资产监管", "财政、金融、审计", "国土资源、能源",
    "农业、林业、水利", "工业、交通", "商贸、海关、旅游", "市场监管、安全生产监管", "城乡建设、环境保护",
    "科技、教育", "文化、广电、新闻出版", "卫生、体育", "人口与计划生育、妇女儿童工作", "劳动、人事、监察",
    "公安、安全、司法", "民政、扶贫、救灾", "民族、宗教", "对外事务", "港澳台侨工作", "国防", "其他",
)  # fmt: skip
"""The 22 first-level classes of 主题分类 that the State Council's own portal uses."""

SLUGS = {
    "国务院组织机构": "guo-wu-yuan-zu-zhi-ji-gou",
    "综合政务": "zong-he-zheng-wu",
    "国民经济管理、国有资产监管": "guo-min-jing-ji-guan-li-guo-you-zi-chan-jian",
    "财政、金融、审计": "cai-zheng-jin-rong-shen-ji",
    "国土资源、能源": "guo-tu-zi-yuan-neng-yuan",
    "农业、林业、水利": "nong-ye-lin-ye-shui-li",
    "工业、交通": "gong-ye-jiao-tong",
    "商贸、海关、旅游": "shang-mao-hai-guan-lv-you",
    "市场监管、安全生产监管": "shi-chang-jian-guan-an-quan-sheng-chan-jian-guan",
    "城乡建设、环境保护": "cheng-xiang-jian-she-huan-jing-bao-hu",
    "科技、教育": "ke-ji-jiao-yu",
    "文化、广电、新闻出版": "wen-hua-guang-dian-xin-wen-chu-ban",
    "卫生、体育": "wei-sheng-ti-yu",
    "人口与计划生育、妇女儿童工作": "ren-kou-yu-ji-hua-sheng-yu-fu-nv-er-tong-gong",
    "劳动、人事、监察": "lao-dong-ren-shi-jian-cha",
    "公安、安全、司法": "gong-an-an-quan-si-fa",
    "民政、扶贫、救灾": "min-zheng-fu-pin-jiu-zai",
    "民族、宗教": "min-zu-zong-jiao",
    "对外事务": "dui-wai-shi-wu",
    "港澳台侨工作": "gang-ao-tai-qiao-gong-zuo",
    "国防": "guo-fang",
    "其他": "qi-ta",
    "决议": "jue-yi",
    "决定": "jue-ding",
    "命令": "ming-ling",
    "公报": "gong-bao",
    "公告": "gong-gao",
    "通告": "tong-gao",
    "意见": "yi-jian",
    "通知": "tong-zhi",
    "通报": "tong-bao",
    "报告": "bao-gao",
    "请示": "qing-shi",
    "批复": "pi-fu",
    "议案": "yi-an",
    "函": "han",
    "纪要": "ji-yao",
    "简明问答": "jian-ming-wen-da",
    "图解": "tu-jie",
    "音视频": "yin-shi-pin",
    "文字": "wen-zi",
    "专家": "zhuan-jia",
    "负责人": "fu-ze-ren",
    "新闻发布会": "xin-wen-fa-bu-hui",
    "尚未施行": "shang-wei-shi-xing",
    "有效": "you-xiao",
    "已修改": "yi-xiu-gai",
    "失效": "shi-xiao",
    "废止": "fei-zhi",
}
"""Their address parts, in pinyin: written down because the dictionary takes 0.3 s and 60 MB to load."""
