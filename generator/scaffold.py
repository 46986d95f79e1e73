"""New portals and new files: `gongkai init` and `gongkai new`.

A new portal builds.  A new file is well formed, and is refused by the rule `placeholder-text` until its
words to be written over are gone, lest they are published.
"""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.record import Entry
from generator.records import (
    AnnualReport,
    Catalog,
    Cleanup,
    DataTable,
    Document,
    Gazette,
    Interpretation,
    Matter,
    PlainPage,
    Question,
    Service,
    Standard,
    Topic,
    Unit,
)
from generator.renditions import EXTRA, missing
from generator.scan import portal
from generator.value import identifier
from generator.vocabulary import Rendition

_SITE = """\
# 网站设置。各项的含义见手册“网站设置”一章。
网站名称: {name}
基准网址: {base}
层级: 县级

# 页脚必须有的标识，取得后填写（去掉行首的“# ”）：
# 网站标识码: "0000000000"
# 域名: www.某某.gov.cn
# 主办单位: 某某人民政府
# 承办单位: 某某人民政府办公室
# 联系方式:
#   电话: 0000-00000000
#   地址: 某某路1号
# ICP备案: 某ICP备00000000号
# 公安备案: 某公网安备 00000000000000号
# 党政机关标识: https://…
# 找错入口: https://…

# 栏目不写时用法定的默认栏目树。
"""

_UNITS = """\
# 单位和集合。“别名”写清单和文件里出现过的其他名称。
单位:
- 标识: zfbgs
  名称: 政府办公室
  类别: 政府部门
集合:
- 名称: 有关单位
  成员: 不定
"""

KINDS: dict[str, type[Entry]] = {
    "document": Document,
    "interpretation": Interpretation,
    "question": Question,
    "service": Service,
    "topic": Topic,
    "catalog": Catalog,
    "unit": Unit,
    "page": PlainPage,
    "table": DataTable,
    "standard": Standard,
    "report": AnnualReport,
    "matter": Matter,
    "cleanup": Cleanup,
    "gazette": Gazette,
}
"""What `gongkai new` can make."""

_FORMS = {
    "document": """\
---
标题: {title}
# 发文字号: 某府发〔{year}〕1号
发布机构: [{unit}]
成文日期: {today}
发布日期: {today}
# 施行日期: {today}
# 有效期至: {today}
有效性: 有效
主题分类: 综合政务
体裁: 通知
栏目: [{column}]
# 摘要: 一两句话，不超过150字。
# 需解读: 是
# 附件:
# - 文件: 附件.docx
#   名称: 附件的名称
---

## 一、总则

正文待补充。
""",
    "interpretation": """\
---
标题: {title}
解读对象: [{document}]
形式: 简明问答
单位: {unit}
发布日期: {today}
---

## 谁能办理？

待补充。
""",
    "topic": """\
标题: {title}
导语: 一两句话。
单位: {unit}
发布日期: {today}
# 自: {today}
# 至: {year}-12-31
部分:
- 标题: 第一部分
  栏目: {column}
  # 标签: 某标签
  # 标题含: 几个字
- 标题: 相关链接
  链接:
  - {{名称: 上级专栏, 网址: https://www.example.gov.cn/}}
""",
    "service": """\
事项名称: {title}
事项类型: 公共服务
实施主体: {unit}
受众: [个人]
栏目: {column}
# 设定依据: [2026/wj#a6]
其他依据: [法规或者文件的名称和条款]
申请条件: [条件]
办理材料:
- {{名称: 申请表, 份数: 1, 形式: 原件, 来源: 填写样表}}
办理流程:
- {{环节: 受理, 办理人: 窗口, 时限: 当场}}
- {{环节: 审核, 办理人: 经办科室, 时限: 5个工作日内, 审查标准: 看什么}}
法定时限: 20个工作日内
承诺时限: 5个工作日内
收费: 不收费
受理窗口:
- {{名称: 综合窗口, 地点: 某某路1号, 时间: "工作日9:00—17:00", 电话: 0000-00000000}}
# 网上办理: https://…
办理结果: 结果
监督电话: 0000-00000000
发布日期: {today}
""",
    "question": """\
---
问题: {title}
# 其他问法: [别人会怎样问]
单位: {unit}
领域: 其他
受众: [个人]
# 依据: [2026/wj#a1]
来源: 主动梳理
# 收到日期: {today}
# 答复日期: {today}
发布日期: {today}
# 校核日期: {today}
# 有效至: {year}-12-31
---

待补充。
""",
    "catalog": """\
标题: {title}
年度: {year}
发布机构: [{unit}]
成文日期: {today}
发布日期: {today}
部分:
- 标题: 第一部分的标题
  任务:
  - 序号: "1"
    内容: 任务的内容，照原件写。
    牵头单位: [{unit}]
""",
    "report": """\
# 年度报告的草稿用“gongkai draft-report 单位 年度”起草，本网站知道的已经填好。
标题: {title}
单位: {unit}
年度: {ended}
发布日期: {today}
总体情况:
  主动公开: 全年公开政府信息0条。
  依申请公开: 全年没有收到政府信息公开申请。
  信息管理: 一两句话。
  平台建设: 一两句话。
  监督保障: 一两句话。
主动公开表:
  # 制发、废止、现行有效
  行政规范性文件: [0, 0, 0]
  行政许可: 0
  行政处罚: 0
  行政强制: 0
  # 单位：万元
  行政事业性收费: 0
申请表:
  # 自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他；总计由程序加
  一: [0, 0, 0, 0, 0, 0]
  二: [0, 0, 0, 0, 0, 0]
  三（一）: [0, 0, 0, 0, 0, 0]
  三（二）: [0, 0, 0, 0, 0, 0]
  三（三）1: [0, 0, 0, 0, 0, 0]
  三（三）2: [0, 0, 0, 0, 0, 0]
  三（三）3: [0, 0, 0, 0, 0, 0]
  三（三）4: [0, 0, 0, 0, 0, 0]
  三（三）5: [0, 0, 0, 0, 0, 0]
  三（三）6: [0, 0, 0, 0, 0, 0]
  三（三）7: [0, 0, 0, 0, 0, 0]
  三（三）8: [0, 0, 0, 0, 0, 0]
  三（四）1: [0, 0, 0, 0, 0, 0]
  三（四）2: [0, 0, 0, 0, 0, 0]
  三（四）3: [0, 0, 0, 0, 0, 0]
  三（五）1: [0, 0, 0, 0, 0, 0]
  三（五）2: [0, 0, 0, 0, 0, 0]
  三（五）3: [0, 0, 0, 0, 0, 0]
  三（五）4: [0, 0, 0, 0, 0, 0]
  三（五）5: [0, 0, 0, 0, 0, 0]
  三（六）1: [0, 0, 0, 0, 0, 0]
  三（六）2: [0, 0, 0, 0, 0, 0]
  三（六）3: [0, 0, 0, 0, 0, 0]
  三（七）: [0, 0, 0, 0, 0, 0]
  四: [0, 0, 0, 0, 0, 0]
复议诉讼表:
  # 结果维持、结果纠正、其他结果、尚未审结；总计由程序加
  行政复议: [0, 0, 0, 0]
  未经复议直接起诉: [0, 0, 0, 0]
  复议后起诉: [0, 0, 0, 0]
主要问题: 一两句话。
其他事项:
  信息处理费: 没有收取信息处理费。
  要点落实: 一两句话。
""",
    "unit": """\
名称: {title}
# 全称: 某某区某某局
类别: 政府部门
# 办公地址: 某某路1号
# 办公时间: 工作日9:00—12:00，13:30—17:30
# 联系电话: 0000-00000000
# 负责人: 某某某（局长）
# 机构职能: 一两句话。
# 内设机构: [办公室]
""",
    "table": """\
标题: {title}
种类: 其他
单位: {unit}
栏目: {column}
# 依据: 条例第二十条
发布日期: {today}
# 更新周期: 每季度
字段:
- {{名称: 事项, 必填: 是}}
- {{名称: 金额, 类型: 金额, 计量单位: 万元, 合计: 是}}
# 行数多的，放在旁边的 CSV 或者 XLSX 里，这里写文件名：数据: {identity}.csv
数据:
- [第一项, 1.50]
""",
    "standard": """\
领域: {title}
牵头单位: {unit}
栏目: {column}
版本:
- {{日期: {today}, 变化: 首次编制}}
# 放在旁边的 Excel 或者 CSV：数据: {identity}.xlsx
事项:
- 一级事项: 政策文件
  二级事项: 政策法规
  公开内容: 文件名称、文号、发布部门、发布日期、实施日期、正文
  公开依据: 《中华人民共和国政府信息公开条例》第二十条
  公开时限: 信息形成或者变更之日起20个工作日内
  公开主体: {unit}
  公开渠道和载体: ■政府网站 □两微一端 □公开查阅点
  公开对象: 全社会
  公开方式: 主动
  公开层级: 县级
  栏目: {column}
""",
    "matter": """\
---
标题: {title}
# 种类见手册；换成 意见征集、重大建设项目、突发事件…的，环节照那一种写
种类: 重大行政决策
年度: {year}
单位: {unit}
栏目: {column}
发布日期: {today}
# 编号: {year}-1
# 摘要: 一两句话，不超过150字。
环节:
- {{环节: 列入目录, 日期: {today}}}
- {{环节: 公众参与, 计划: {year}-12-31}}
# - {{环节: 专家论证, 不适用: 不涉及专业性、技术性较强的问题}}
---

内容待补充。
""",
    "page": """\
---
标题: {title}
更新日期: {today}
---

正文待补充。
""",
}

_FORMS |= {
    "cleanup": """\
标题: {title}
年度: {year}
单位: {unit}
清理日期: {today}
发布日期: {today}
# 依据文件: 公布清理结果的文件的标识
# 栏目: zcwj-gfxwj
# 摘要: 一两句话。
# 逐件写：- {{文件: 2026/qyjb, 结果: 继续有效}}，结果有继续有效、修改、废止、失效
结果: []
""",
    "gazette": """\
年: {issue[0]}
期: {issue[1]}
总期号: {serial}
主办: {unit}
发布日期: {today}
# 纸质版日期: {today}
# 封面说明: 一两句话。
目录:
- 名称: 政府文件
  标题: [请填写]
# - 名称: 部门文件
#   文件: [2026/qyjb]
# - 名称: 政策解读
#   解读: [2026/qyjb-wd]
""",
}

_SUFFIX = {
    "catalog": ".yaml",
    "unit": ".yaml",
    "table": ".yaml",
    "service": ".yaml",
    "topic": ".yaml",
    "report": ".yaml",
    "standard": ".yaml",
    "cleanup": ".yaml",
    "gazette": ".yaml",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What exists in a portal, for a new file to refer to."""

    unit: str
    document: str
    column: str
    identities: frozenset[str] = frozenset()
    """Ids of the kind that is to be made."""
    units: Mapping[str, str] = field(default_factory=dict)
    """The name of each, by id."""


class BadName(ValueError):  # noqa: N818 - it is the id that is wrong
    """An id that cannot stand in an address.  The message says why."""


class Exists(Exception):  # noqa: N818 - nothing went wrong
    """Something is there already, and is left alone.  The message names it."""


def init(
    folder: Path,
    *,
    sample: bool,
    name: str = "某某区人民政府",
    base: str = "https://www.example.gov.cn/xxgk/",
) -> None:
    """A portal that builds: the sample, or the least there can be.

    Raises Exists where the folder holds anything.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Exists(f"{folder} 已经有内容，请另选一个空文件夹")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(portal() / "templates", folder / "templates")
    if sample:
        shutil.copytree(portal() / "content", folder / "content")
        text = (portal() / "site.yaml").read_text("utf-8")
        (folder / "site.yaml").write_text(_makeable(text), "utf-8")
    else:
        for family in ("catalogs", "documents", "interpretations", "pages"):
            (folder / "content" / family).mkdir(parents=True)
        (folder / "site.yaml").write_text(_SITE.format(name=name, base=base), "utf-8")
        (folder / "content" / "units.yaml").write_text(_UNITS, "utf-8")
    (folder / ".gitignore").write_text("/output/\n/.gongkai/\n", "utf-8")


def _makeable(settings: str) -> str:
    """Without WORD and PDF where this computer cannot make them."""
    if not any(map(missing, Rendition)):
        return settings
    return re.sub(r"(?m)^(另存:.*)$", rf"# 装好以后（{EXTRA}），去掉行首的“# ”\n# \1", settings)


def _year_in(identity: str) -> str:
    """Of `qczj-2025`, `sl-2026` or `2026/gjxw`."""
    found = re.search(r"(?<![^/-])20\d\d(?![^/-])", identity)
    return found[0] if found else ""


def _unit_in(identity: str, known: Known) -> str:
    """The name of the unit whose id is the first word, or words, of `qczj-2025`."""
    words = identity.rpartition("/")[2].split("-")
    starts = ("-".join(words[:count]) for count in range(len(words), 0, -1))
    return next((known.units[each] for each in starts if each in known.units), "")


def new(root: Path, kind: str, identity: str, today: date, known: Known) -> Path:
    """A file of this kind to fill in.  Returns its path.

    `known` gives a unit, a document and a column that exist, so that all that the file refers
    to is there.  What the id says, of a unit and a year, is taken from there.  Raises BadName
    and Exists.
    """
    try:
        for part in identity.split("/"):
            identifier(part)
    except ValueError as error:
        raise BadName(str(error)) from None
    model = KINDS[kind]
    if "/" in identity and kind in _SUFFIX:
        raise BadName(f"{model.noun}的标识里不能有“/”：{identity}")
    issue = re.fullmatch(r"([0-9]{4})-([0-9]+)", identity)
    if kind == "gazette" and issue is None:
        raise BadName(f"公报的标识是“年-期”，如“{today.year}-1”：{identity}")
    path = root / "content" / model.family / f"{identity}{_SUFFIX.get(kind, '.md')}"
    if path.exists():
        raise Exists(f"{path} 已经存在")
    if identity in known.identities:
        raise Exists(f"已经有标识为“{identity}”的{model.noun}")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = _FORMS[kind].format(
        title=f"请填写{model.noun}的{'名称' if kind == 'unit' else '标题'}（{identity}）",
        today=today.isoformat(),
        year=_year_in(identity) or today.year,
        ended=_year_in(identity) or today.year - 1,
        unit=_unit_in(identity, known) or known.unit,
        document=known.document,
        column=known.column,
        identity=identity,
        issue=issue.groups() if issue else (),
        serial=len(known.identities) + 1,
    )
    path.write_text(text, "utf-8")
    return path
