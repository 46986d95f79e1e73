"""Tables as data: a dictionary of fields, and rows that lie beside it in a file, once or period by period."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, InstanceOf, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.deadline import Every, Quota
from generator.diagnostic import Place
from generator.phrase import parse
from generator.record import OR_TEXT, Published, Record, Reference, hidden, term
from generator.revision import Revision
from generator.shelf import Stored
from generator.statement import Statement
from generator.syntax import PLACE
from generator.value import AtLeastOne, Day, Flag, Text, Texts, Whole
from generator.vocabulary import FieldKind

CHUNK = 500
"""Rows that lie in one chunk on the shelf, and stand on one page."""


class DataField(Record):
    """A column of the table: its head, what it means, and what its cells hold."""

    noun: ClassVar[str] = "字段"

    name: Text = term("名称", hint="数据文件里这一栏的表头")
    meaning: Text | None = term("含义", default=None)
    kind: FieldKind = term("类型", default=FieldKind.TEXT)
    measure: Text | None = term("计量单位", default=None, hint="如 万元、户")
    is_required: Flag = term("必填", default=False)
    is_facet: Flag = term("筛选", default=False, hint="读者可以按这一栏的值筛选")
    is_summed: Flag = term("合计", default=False, hint="表的末尾列出各行相加的数")
    is_unique: Flag = term("唯一", default=False, hint="没有两行的值相同")
    review: Text | None = term(
        "复核", default=None, hint="从这一栏的日期起多久以内要再核一次，如 1年内"
    )
    is_last_day: Flag = term(
        "撤下", default=False, hint="过了这一栏的日期，这一行自己撤下，如 公示截止"
    )
    is_contact: Flag = term(
        "对外联系方式", default=False, hint="单位对外公布的电话，手机号也可以公开"
    )

    @model_validator(mode="after")
    def _suits_its_kind(self) -> Self:
        if self.is_summed and not self.kind.is_number:
            raise ValueError(f"“{self.name}”是{self.kind}，只有整数、小数、金额可以合计")
        if self.review and self.kind is not FieldKind.DAY:
            raise ValueError(f"“{self.name}”是{self.kind}，只有日期可以写“复核”")
        if self.is_last_day and self.kind is not FieldKind.DAY:
            raise ValueError(f"“{self.name}”是{self.kind}，只有日期可以写“撤下”")
        return self

    @property
    def head(self) -> str:
        """As it is printed: with what is counted."""
        return f"{self.name}（{self.measure}）" if self.measure else self.name


def _bare_fields(value: Any) -> Any:
    """A field of plain text may be written as its bare name."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return value
    if not value:
        raise ValueError("至少要有一项")
    return [{"名称": each, PLACE: Place("")} if isinstance(each, str) else each for each in value]


def _rows(value: Any) -> Any:
    if isinstance(value, str | list) or value is None:
        return value
    raise ValueError("应为数据文件的名称，或者逐行写出的列表")


Rows = Annotated[
    Any,
    BeforeValidator(_rows),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": ["object", "array"]}},
            ]
        }
    ),
]
"""The name of a file, or the rows themselves; read at load time, and then no part of the record."""


class Issue(Record):
    """The table of one period."""

    noun: ClassVar[str] = "期"

    period: Text = term("期", hint="如 2026年10月、2026年第三季度、2025—2026学年")
    published: Day = term("发布日期")
    rows: Rows = Field(alias="数据", title="数据", exclude=True)
    note: Text | None = term("说明", default=None)


class Notice(Record):
    """Shown for a time only: when that is over, the rows are taken down."""

    noun: ClassVar[str] = "公示"

    since: Day = term("起", hint="公示的第一天；期限从次日数起")
    working_days: Whole | None = term("工作日", default=None, hint="公示多少个工作日，如 7")
    until: Day | None = term("至", default=None, hint="公示的最后一天；写了“工作日”的不写")
    objection: Text | None = term("异议", default=None, hint="对公示有异议的，向谁、怎样提出")
    outcome: Text | None = term("结果", default=None, hint="公示期满以后的情况")

    @model_validator(mode="after")
    def _has_one_end(self) -> Self:
        if (self.working_days is None) == (self.until is None):
            raise ValueError("写“工作日”或者“至”其中的一个，从中知道公示到哪一天")
        if self.until is not None and self.until < self.since:
            raise ValueError(f"公示到 {self.until}，早于开始的 {self.since}")
        return self


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows on the shelf: as a JSON list of lists of texts, and as text for search."""

    rows: Stored
    text: Stored
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a field, and how many rows have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that a cell names, where it is named first."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row that was last looked at on a day, and what its first cell says."""

    field: int
    day: date
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Suspect:
    """What looks like personal data, and how to do without."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the rows of one file come to, by field; the rows themselves lie on the shelf."""

    count: int
    chunks: tuple[Chunk, ...]
    sums: tuple[str, ...]
    """Empty where a field is not summed."""
    choices: tuple[tuple[Choice, ...], ...]
    """Empty where a field is no facet."""
    codes: tuple[bool, ...]
    """Whether all that a field says are codes, days, numbers: nothing that may be broken in two."""
    units: tuple[Named, ...]
    reviews: tuple[Reviewed, ...]
    cited: tuple[Reference, ...]
    """What cells refer to, each once, where it stands first."""
    last: date | None = None
    """The day after which these rows are taken down."""
    parts: tuple["Contents", ...] = ()
    """Where rows are taken down one by one: runs of rows with the same last day."""
    gone: int = 0
    """How many more rows there were."""


class DataTable(Published):
    """`content/tables/<id>.yaml`, with its data beside it."""

    family: ClassVar[str] = "tables"
    noun: ClassVar[str] = "数据表"
    shelf: ClassVar[str] = "tables"

    title: Text = term("标题")
    kind: Text = term("种类", hint="同一种类的表在总表里排在一起，如 权责清单")
    units: AtLeastOne = term("单位", to="units")
    columns: AtLeastOne = term("栏目", to="columns")
    basis: Text | None = term("依据", default=None, hint="公开的法律依据")
    description: Text | None = term("说明", default=None)
    published: Day | None = term("发布日期", default=None)
    updated: Day | None = term("更新日期", default=None)
    cycle: Text | None = term("更新周期", default=None, hint="如 每月、每季度、每年、每学年")
    limit: Text | None = term(
        "公布时限", default=None, hint="一期结束以后多久以内公布，如 期满后15日内"
    )
    start: Text | None = term("起始期", default=None, hint="从哪一期起公布，不写的从第一期")
    place_name: Text | None = term("地点", default=None, hint="如 青石镇柳树村")
    fields: Annotated[tuple[DataField, ...], BeforeValidator(_bare_fields)] = Field(
        alias="字段", title="字段", json_schema_extra={OR_TEXT: True}
    )
    rows: Rows = Field(default=None, alias="数据", title="数据", exclude=True)
    issues: tuple[Issue, ...] = term("各期", default=())
    explanations: tuple[Statement, ...] = term(
        "书面说明", default=(), hint="哪一期没有公布，书面说明原因，会显示在页面上"
    )
    notice: Notice | None = term("公示", default=None)
    tasks: Texts = term("相关任务", default=(), to="tasks")
    documents: Texts = term("相关文件", default=(), to="documents")
    revisions: tuple[Revision, ...] = term(
        "变更记录", default=(), hint="内容有过什么变动，显示在页面上"
    )
    keywords: Texts = term("关键词", default=())

    contents: SkipJsonSchema[tuple[InstanceOf[Contents], ...]] = hidden("\0contents", default=())
    """Of every period, in the order written; of the only table, where there are no periods."""
    suspects: SkipJsonSchema[tuple[InstanceOf[Suspect], ...]] = hidden("\0suspects", default=())

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.issues:
            extra = [self.word(each) for each in ("rows", "notice") if getattr(self, each)]
            if extra:
                raise ValueError(f"写了“各期”的，不写“{'”“'.join(extra)}”")
        elif self.published is None:
            raise ValueError("缺少“发布日期”")
        elif self.rows is None and self.notice is None:
            raise ValueError("缺少“数据”；分期公布的写“各期”")
        return self

    @property
    def cited(self) -> tuple[Reference, ...]:
        return tuple(each for contents in self.contents for each in contents.cited)

    @property
    def last_day(self) -> DataField | None:
        """The field after whose day a row is taken down."""
        return next((each for each in self.fields if each.is_last_day), None)

    @property
    def latest(self) -> date:
        """The day of the last change that readers see."""
        days = (
            self.published,
            self.updated,
            *(each.published for each in self.issues),
            *(each.day for each in self.revisions),
        )
        return max(day for day in days if day is not None)

    @property
    def published_on(self) -> date:
        return self.latest

    @property
    def gist(self) -> str:
        return self.description or self.kind

    @property
    def recurrence(self) -> Every | Quota | None:
        """None where it is not kept up period by period: 及时更新."""
        found = parse(self.cycle, self.latest.year) if self.cycle else None
        return found if isinstance(found, Every | Quota) else None

    @property
    def reference_date(self) -> date:
        return self.latest

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units
