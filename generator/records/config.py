"""`site.yaml`: who publishes, under which marks, the column tree, and what is owed every year."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator import lifetime, register
from generator.absence import Absence
from generator.deadline import From, Within
from generator.guide import Guide, ReadingPlace
from generator.matter_kind import MatterKind
from generator.phrase import parse
from generator.record import Entry, Record, hidden, term
from generator.requesting import Requesting
from generator.standing_duty import StandingDuty
from generator.value import (
    Code,
    Day,
    Flag,
    Identifier,
    Outside,
    Text,
    Texts,
    Whole,
    one_or_more,
    several,
)
from generator.vocabulary import STATUTORY_ENTRIES, Level, Rendition
from generator.working_day import Year, announced


class Gathers(StrEnum):
    """What a column collects by itself, without being named in 栏目."""

    NORMATIVE = "行政规范性文件"
    VOID = "废止失效文件"
    INTERPRETATIONS = "政策解读"
    QUESTIONS = "政策咨询问答"
    SERVICES = "办事指南"
    GAZETTES = "政府公报"


def _term_of_days(value: str) -> str:
    """So long after it was formed: any year has the same."""
    found = parse(value, 2000)
    if not isinstance(found, Within) or found.link is From.BEFORE:
        raise ValueError(f"“{value}”读不出是形成以后多少天，应如“批复后20日内”“印发后3个工作日内”")
    return value


class Column(Entry):
    """A 栏目: a place in the column tree, kept fresh by a unit on a cycle."""

    family: ClassVar[str] = "columns"
    noun: ClassVar[str] = "栏目"

    id: Identifier = term("标识")
    name: Text = term("名称")
    purpose: Text | None = term("说明", default=None, hint="栏目的用途和主要内容，写进页面标签")
    kind: Text | None = term("类型", default=None, hint="47号文的栏目类别，如 政策文件")
    cycle: Text | None = term("更新周期", default=None)
    units: Texts = term("责任单位", default=(), to="units")
    limit: Annotated[Text, AfterValidator(_term_of_days)] | None = term(
        "公开时限",
        default=None,
        hint="栏目里的文件另有规定、不是20个工作日的，如 批复后20日内；下级栏目也照它",
    )
    keeper: Text | None = term(
        "责任人", default=None, hint="负责维护的岗位，如 政务公开科科长；写岗位，不写姓名"
    )
    basis: Text | None = term("依据", default=None)
    keywords: Texts = term("关键词", default=())
    not_applicable: Text | None = term(
        "不适用", default=None, hint="本级没有此类信息的原因，会显示在页面上"
    )
    explained: Day | None = term(
        "不适用日期", default=None, hint="责任单位在哪一天说明不适用，与原因一起公布"
    )
    opened: Day | None = term(
        "开设日期", default=None, hint="栏目从哪一天起应当有内容；一直空着的，空缺从这一天算起"
    )
    gathers: Gathers | None = term("收录", default=None)
    children: tuple["Column", ...] = term("子栏目", default=())

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.explained and not self.not_applicable:
            raise ValueError("写了“不适用日期”，没有写“不适用”的原因")
        return self

    @property
    def title(self) -> str:
        return self.name

    def tree(self) -> Iterator["Column"]:
        """Itself and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.tree()


class Contact(Record):
    """How to reach whoever runs the site."""

    noun: ClassVar[str] = "联系方式"

    phone: Code | None = term("电话", default=None)
    address: Text | None = term("地址", default=None)
    postcode: Code | None = term("邮政编码", default=None)
    hours: Text | None = term("办公时间", default=None)
    email: Text | None = term("电子邮箱", default=None)


def _without_query(value: str) -> str:
    if "?" in value or "#" in value:
        raise ValueError(f"“{value}”不能含有“?”或“#”")
    return value


class Platform(Record):
    """Another platform to link to, above or below this one."""

    noun: ClassVar[str] = "平台"

    name: Text = term("名称")
    address: Outside = term("网址")


class License(Record):
    """On what terms the data may be used again."""

    noun: ClassVar[str] = "数据许可"

    name: Text = term("名称")
    address: Outside = term("网址", hint="许可条款的网址")
    note: Text | None = term("说明", default=None, hint="使用时要注意什么，一两句话")


def _page_address(value: str) -> str:
    if not re.fullmatch(r"[\w-]+(?:/[\w-]+)*\.html", value):
        raise ValueError(f"“{value}”应为本站页面的网址，从栏目根写起，如“documents/2023/qyjb.html”")
    return value


class Redirect(Record):
    """An address that was published and is no more, and where its content is now."""

    noun: ClassVar[str] = "重定向"

    source: Annotated[Text, AfterValidator(_page_address)] = term("从")
    target: Annotated[Text, AfterValidator(_page_address)] = term("到")


class DaysOff(Record):
    """One holiday of a notice."""

    noun: ClassVar[str] = "放假"

    name: Text = term("名称", hint="如 国庆节")
    since: Day = term("自")
    until: Day | None = term("至", default=None)


class Holidays(Record):
    """The notice of one year, where the program is older than the notice, or the place has days of its own."""

    noun: ClassVar[str] = "节假日"

    year: Whole = term("年度")
    off: tuple[DaysOff, ...] = term("放假", default=())
    work: tuple[Day, ...] = term("调休上班", default=())

    @model_validator(mode="after")
    def _is_a_notice(self) -> Self:
        _ = self.announced
        return self

    @property
    def announced(self) -> Year:
        off: dict[str, list[str]] = {}
        for each in self.off:
            off.setdefault(each.name, []).append(f"{each.since} 至 {each.until or each.since}")
        return announced(self.year, off, map(str, self.work))


class StandardDomain(Record):
    """A field of the standard catalogues of this place, or why there is no catalogue of one."""

    noun: ClassVar[str] = "标准领域"

    name: Text = term("名称")
    note: Text | None = term("说明", default=None, hint="本级没有编制目录的原因，或者由谁公开")


def _preset(value: str) -> str:
    if value not in lifetime.presets():
        known = "、".join(lifetime.presets())
        raise ValueError(f"没有名为“{value}”的有效期规则，现有：{known}")
    return value


class LifetimeRule(Record):
    """How long normative documents last here: a preset, and where this place differs from it."""

    noun: ClassVar[str] = "有效期规则"

    preset: Annotated[Text, AfterValidator(_preset)] = term("参照", default=lifetime.COMMON)
    ground: Text | None = term("依据", default=None, hint="本地规定的名称和条款，印在页面上")
    years: Whole | None = term("一般年限", default=None)
    least: Whole | None = term("一般最短年限", default=None)
    trial_years: Whole | None = term("暂行试行年限", default=None)
    trial_least: Whole | None = term("暂行试行最短年限", default=None)
    notice_years: Whole | None = term("通告年限", default=None)
    must_say: Flag | None = term("必须写明", default=None, hint="文件里必须写明有效期")
    notice: Whole | None = term("施行前公布日数", default=None)
    review: Whole | None = term("到期前评估月数", default=None)

    @property
    def lifetime(self) -> lifetime.Lifetime:
        own = {
            self.word(name): getattr(self, name)
            for name in type(self).model_fields
            if name not in {"place", "preset"} and getattr(self, name) is not None
        }
        return lifetime.lifetime(self.preset, own)


def _readable(pattern: str) -> str:
    register.reader(pattern)
    return pattern


def _statutory(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """P-02: the four entries exist, under these ids and names, in this order."""
    present = tuple((column.id, column.name) for column in columns[: len(STATUTORY_ENTRIES)])
    if columns and present != STATUTORY_ENTRIES:
        entries = "、".join(f"{name}（{key}）" for key, name in STATUTORY_ENTRIES)
        raise ValueError(f"前四个一级栏目应依次为：{entries}（国办公开办函〔2019〕61号）")
    return columns


class Config(Entry):
    """`site.yaml`.  The column tree and the standing duties default to the statutory ones."""

    family: ClassVar[str] = "site"
    noun: ClassVar[str] = "网站设置"

    name: Text = term("网站名称")
    section: Text = term("栏目名称", default="政府信息公开")
    site_code: Code | None = term("网站标识码", default=None, hint="10位数字")
    domain: Text | None = term("域名", default=None)
    base: Annotated[Outside, AfterValidator(_without_query)] = term(
        "基准网址", hint="用于订阅、站点地图和规范网址"
    )
    level: Level = term("层级", default=Level.COUNTY)
    sponsor: Text | None = term("主办单位", default=None, to="units")
    operator: Text | None = term("承办单位", default=None, to="units")
    contact: Contact | None = term("联系方式", default=None)
    icp: Text | None = term("ICP备案", default=None)
    police: Text | None = term("公安备案", default=None)
    badge: Outside | None = term("党政机关标识", default=None, hint="标识所指的网址")
    correction: Outside | None = term("找错入口", default=None, hint="“我为政府网站找错”的网址")
    index_pattern: Text = term("索引号规则", default="{统一社会信用代码}/{年}-{5位序号}")
    register_pattern: Annotated[Text, AfterValidator(_readable)] | None = term(
        "统一编号规则", default=None, hint="行政规范性文件的统一编号，如 SLQGF-{年}-{4位序号}"
    )
    lifetimes: LifetimeRule | None = term(
        "有效期规则", default=None, hint="行政规范性文件的有效期，照本地的规定"
    )
    renditions: Annotated[
        tuple[Rendition, ...], BeforeValidator(several), one_or_more(Rendition)
    ] = term("另存", default=(), hint="行政规范性文件另做 docx（WORD）、pdf，要另装 gongkai[pdf]")
    platforms: tuple[Platform, ...] = term("上级平台", default=())
    subordinates: tuple[Platform, ...] = term("下级平台", default=())
    redirects: tuple[Redirect, ...] = term("重定向", default=())
    columns: Annotated[tuple[Column, ...], AfterValidator(_statutory)] = term("栏目", default=())

    guide: Guide | None = term(
        "公开指南", default=None, hint="各单位公开指南共同的内容（条例第十二条）"
    )
    places: tuple[ReadingPlace, ...] = term("查阅场所", default=())
    absences: tuple[Absence, ...] | None = term(
        "法定内容说明",
        default=None,
        hint="写了（可以是 []），就逐个单位核对条例第二十条、第二十一条的内容",
    )

    license: License | None = term(
        "数据许可", default=None, hint="数据可以怎样再利用，写进数据目录"
    )

    vetted_since: Day | None = term(
        "发布审查", default=None, hint="从这一天起发布的文件和信息，都要写“发布审查”"
    )

    requesting: Requesting | None = term(
        "依申请公开", default=None, hint="写了，就有申请指引、申请表、受理机关名录"
    )

    domains: tuple[StandardDomain, ...] = term(
        "标准领域",
        default=(),
        hint="基层政务公开标准目录本地另有的领域；没有编制目录的领域，写明原因",
    )

    holidays: tuple[Holidays, ...] = term(
        "节假日", default=(), hint="程序还没有的年份的放假通知，或者本地另有的放假"
    )
    soon: Whole = term("临近天数", default=15, hint="距截止日期几天以内算临近")

    duties: tuple[StandingDuty, ...] | None = term(
        "公开义务", default=None, hint="每年都要履行的；不写的是法定的年报和指南，没有的写 []"
    )

    matter_kinds: tuple[MatterKind, ...] = term(
        "事项种类", default=(), hint="本地另有的种类，或者与默认的不同的"
    )
    outcome_days: Whole = term("反馈天数", default=30, hint="意见征集截止后几天以内公布结果")

    is_searchable: Flag = term("检索", default=True, hint="否：不生成站内检索的索引")

    is_compressed: Flag = term(
        "预压缩", default=False, hint="是：每个文本文件旁边另放 .gz（和 .br），供网站服务器直接发送"
    )

    has_default_columns: SkipJsonSchema[bool] = hidden("\0默认栏目", default=False)

    @property
    def title(self) -> str:
        return self.name

    @property
    def lifetime(self) -> lifetime.Lifetime:
        """The rule of the place, or the common one where it says nothing."""
        return self.lifetimes.lifetime if self.lifetimes else lifetime.lifetime(lifetime.COMMON, {})

    def contained(self) -> Iterable[Record]:
        columns = (column for top in self.columns for column in top.tree())
        return (*columns, *(self.duties or ()), *self.matter_kinds)
