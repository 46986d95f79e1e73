"""A catalogue of disclosure tasks as one notice prints it, and the tasks in it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.diagnostic import Place
from generator.record import ID, OR_TEXT, Entry, Record, hidden, term
from generator.statement import Statement
from generator.syntax import PLACE
from generator.text import summary
from generator.value import Code, Day, Flag, Identifier, Text, Texts, Whole, identifier
from generator.vocabulary import Division, Form

_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks."""
_TRAIL, _DATED = "\0trail", "\0dated"


def _day_or_none(value: Any) -> date | None:
    """The catalogue's 成文日期 as typed; that it is a date is checked, and reported, where it stands."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


class Event(Record):
    """What starts a limit: 财政部门批复, and the day it happened.  Each begins a turn of its own."""

    noun: ClassVar[str] = "起算"

    name: Text | None = term("事件", default=None)
    day: Day = term("日期")


def _bare_days(value: Any) -> Any:
    """An event that needs no name may be written as a bare day."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return value
    return [{"日期": each, PLACE: Place("")} if isinstance(each, str) else each for each in value]


class Evidence(Record):
    """One proof that a task was done: an item by its id, or where to look for items."""

    noun: ClassVar[str] = "佐证"

    document: Text | None = term("文件", default=None, to="documents", hint="文件的标识")
    interpretation: Text | None = term("解读", default=None, to="interpretations")
    report: Text | None = term("报告", default=None, to="reports", hint="年度报告的标识")
    page: Text | None = term("页面", default=None, to="pages")
    matter: Text | None = term("事项", default=None, to="matters", hint="事项的标识")
    table: Text | None = term("数据表", default=None, to="tables", hint="分期公布的，每期是一次")
    column: Text | None = term(
        "栏目",
        default=None,
        to="columns",
        hint="栏目已经开设，有承担的单位公开的内容，本身就是佐证",
    )
    searched: Text | None = term(
        "查找", default=None, to="columns", hint="在这个栏目里找，找到的都是佐证"
    )
    units: Texts = term("单位", default=(), to="units", hint="只算这些单位公开的")
    since: Day | None = term("自", default=None)
    until: Day | None = term("至", default=None)
    form: Form | None = term("形式", default=None, hint="只算这种形式的解读")
    words: Text | None = term("标题含", default=None, hint="只算标题里有这几个字的")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (
            "document",
            "interpretation",
            "report",
            "page",
            "matter",
            "table",
            "column",
            "searched",
        )
        named = [self.word(each) for each in ways if getattr(self, each)]
        if len(named) != 1:
            words = "”“".join(map(self.word, ways))
            told = f"，这里写了“{'”“'.join(named)}”" if named else ""
            raise ValueError(f"一条佐证写“{words}”其中的一个{told}")
        narrowing = ("units", "since", "until", "form", "words")
        extra = [self.word(each) for each in narrowing if getattr(self, each)]
        if extra and not self.searched:
            raise ValueError(f"“{'”“'.join(extra)}”只与“查找”一起用；“{named[0]}”指的已经是一件")
        return self


class Task(Entry):
    """One obligation.  Its permanent id is the catalogue's id + 标识, or + 序号 where there is none."""

    family: ClassVar[str] = "tasks"
    noun: ClassVar[str] = "任务"

    id: SkipJsonSchema[str] = hidden(ID, default="")
    trail: SkipJsonSchema[tuple[str, ...]] = hidden(_TRAIL, default=())
    """Titles of the parts above it, outermost first."""
    dated: SkipJsonSchema[Annotated[date | None, BeforeValidator(_day_or_none)]] = hidden(
        _DATED, default=None
    )

    number: Code | None = term("序号", default=None, hint="原件印的序号")
    key: Code | None = term("标识", default=None, hint="序号不足以区分时才需要；公开后不再变动")
    name: Text | None = term("名称", default=None, hint="列表里用的短标题")
    content: Text = term("内容")
    leads: Texts = term("牵头单位", default=(), to="units")
    responsible: Texts = term("责任单位", default=(), to="units")
    division: Division | None = term("分工", default=None)
    deadline: Text | None = term("时限", default=None, hint="照原件印的写")
    and_others: Flag = term("等", default=False, hint="原件的单位名单以“等”结尾")
    doubt: Text | None = term("存疑", default=None)
    events: Annotated[tuple[Event, ...], BeforeValidator(_bare_days)] = Field(
        default=(),
        alias="起算",
        title="起算",
        description="时限从哪一天起算，如财政部门批复的日期",
        json_schema_extra={OR_TEXT: True},
    )
    evidence: tuple[Evidence, ...] = term("佐证", default=())
    claims: tuple[Statement, ...] = term("自报", default=(), hint="单位报告已经完成，还没有佐证")
    explanations: tuple[Statement, ...] = term(
        "书面说明", default=(), hint="不适用或者没有公开的，书面说明原因，会显示在页面上"
    )
    continues: Texts = term(
        "延续", default=(), to="tasks", hint="上年清单里的同一项，如 sl-2025/12"
    )
    is_new: Flag = term("新增", default=False, hint="与上年清单里的任何一项都不是同一项")

    @model_validator(mode="after")
    def _has_id(self) -> Self:
        if not (self.key or self.number):
            raise ValueError("任务缺少“序号”，也没有“标识”，无法得出固定网址")
        try:
            identifier(self.key or self.number or "")
        except ValueError as error:
            hint = "" if self.key else "；请另写“标识”"
            raise ValueError(f"{error}{hint}") from None
        return self

    @property
    def catalog_id(self) -> str:
        return self.id.rpartition("/")[0]

    @property
    def label(self) -> str:
        """How one refers to it within its list."""
        return self.number or self.key or ""

    @property
    def title(self) -> str:
        return self.name or self.content

    @property
    def called(self) -> str:
        """第8项任务“公开预算”: how a message names it."""
        inner = summary(self.title, 24).translate(_INNER)
        return f"第{self.label}项任务“{inner}”"

    @property
    def reference_date(self) -> date | None:
        return self.dated

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.leads or self.responsible


class Part(Record):
    """A part or section: it holds parts or tasks, in the order printed."""

    noun: ClassVar[str] = "部分"

    key: Identifier | None = term("标识", default=None, hint="用在网址里；不写时用次序")
    title: Text = term("标题")
    parts: tuple["Part", ...] = term("部分", default=())
    tasks: tuple[Task, ...] = term("任务", default=())

    def all_tasks(self) -> Iterator[Task]:
        yield from self.tasks
        for part in self.parts:
            yield from part.all_tasks()


class Catalog(Entry):
    """The task list of one notice, `content/catalogs/<id>.yaml`."""

    family: ClassVar[str] = "catalogs"
    noun: ClassVar[str] = "任务清单"

    title: Text = term("标题")
    year: Whole = term("年度")
    source: Text | None = term("来源文件", default=None, hint="印发这份清单的通知的标题，或其标识")
    document_number: Text | None = term("发文字号", default=None)
    index_number: Code | None = term("索引号", default=None)
    # A list may be issued by a body that is no unit of this portal, such as a Party committee.
    issuers: Texts = term("发布机构", default=(), to="units", required=False)
    formed: Day | None = term("成文日期", default=None)
    published: Day | None = term("发布日期", default=None)
    previous: Text | None = term(
        "上年清单", default=None, to="catalogs", hint="与它比较，如 sl-2025"
    )
    parts: tuple[Part, ...] = term("部分", default=())
    tasks: tuple[Task, ...] = term("任务", default=())

    @model_validator(mode="before")
    @classmethod
    def _tell_tasks_where_they_stand(cls, data: Any) -> Any:
        if isinstance(data, dict):
            day = data.get("成文日期") or data.get("发布日期")
            _place_tasks(data, data.get(ID, ""), (), day)
        return data

    @property
    def reference_date(self) -> date | None:
        return self.formed or self.published

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.issuers

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        return (("index_number", self.index_number), ("source", self.source))

    def contained(self) -> Iterable[Record]:
        return tuple(self.all_tasks())

    def all_tasks(self) -> Iterator[Task]:
        """In the order printed."""
        yield from self.tasks
        for part in self.parts:
            yield from part.all_tasks()


def _place_tasks(holder: Any, catalog: str, trail: tuple[str, ...], formed: Any) -> None:
    """Tasks know their id and their parts, so that they can stand on pages of their own."""
    tasks = holder.get("任务")
    for task in tasks if isinstance(tasks, list) else ():
        if isinstance(task, dict):
            task[ID] = f"{catalog}/{task.get('标识') or task.get('序号') or ''}"
            task[_TRAIL] = trail
            task[_DATED] = formed
    parts = holder.get("部分")
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, dict):
            _place_tasks(part, catalog, (*trail, str(part.get("标题", ""))), formed)
