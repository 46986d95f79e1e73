"""Standard catalogues (基层政务公开标准目录): what must be public in a field, by whom, when, where, to whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from annotated_types import MinLen
from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from generator.diagnostic import Place
from generator.record import Published, Record, term
from generator.value import AtLeastOne, Day, Text, Texts, one_or_more, several

REQUIRED, OPTIONAL = "■", "□"
_MARKS = str.maketrans("●◆√〇○◇☐", f"{REQUIRED * 3}{OPTIONAL * 4}")
WEBSITE = "政府网站"


class Audience(StrEnum):
    """公开对象."""

    ALL = "全社会"
    GROUP = "特定群体"


class Way(StrEnum):
    """公开方式."""

    ACTIVE = "主动"
    REQUEST = "依申请公开"


@dataclass(frozen=True, slots=True)
class Channel:
    """One box of 公开渠道和载体."""

    name: str
    is_required: bool


def _boxes(value: Any) -> Any:
    """`■政府网站 □政府公报` as it is printed, or a list of names, which are then all required."""
    if isinstance(value, str):
        text = value.translate(_MARKS)
        bare = re.split(f"[{REQUIRED}{OPTIONAL}]", text)
        if len(bare) > 1 and bare[0].strip():
            raise ValueError(f"“{bare[0].strip()}”前面没有“■”或者“□”，与别的渠道一样标出来")
        value = re.findall(rf"[{REQUIRED}{OPTIONAL}][^{REQUIRED}{OPTIONAL}]+", text) or text
    if isinstance(value, str):
        value = re.split(r"[、,，\s]+", value.strip())
    if not isinstance(value, list | tuple):
        return value
    boxes = tuple(_box(each) if isinstance(each, str) else each for each in value)
    if not any(isinstance(each, str) and each.startswith(REQUIRED) for each in boxes):
        raise ValueError("至少有一个渠道是必选的，写作“■政府网站”")
    return boxes


def _box(text: str) -> str:
    bare = re.sub(r"[\s、；;，,]+", "", text.translate(_MARKS))
    if not bare.strip(REQUIRED + OPTIONAL):
        raise ValueError("“■”“□”后面缺少渠道的名称")
    return bare if bare[0] in REQUIRED + OPTIONAL else REQUIRED + bare


_ONE_OR_MORE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


Boxes = Annotated[tuple[Text, ...], BeforeValidator(_boxes), WithJsonSchema(_ONE_OR_MORE)]
Audiences = Annotated[
    tuple[Audience, ...], BeforeValidator(several), MinLen(1), one_or_more(Audience)
]
Ways = Annotated[tuple[Way, ...], BeforeValidator(several), MinLen(1), one_or_more(Way)]


class StandardItem(Record):
    """A row: the ten heads of the form, and what of the portal fulfils it."""

    noun: ClassVar[str] = "事项"

    first: Text = term("一级事项")
    second: Text = term("二级事项")
    third: Text | None = term("三级事项", default=None)
    process: Text | None = term("过程", default=None)
    content: Text = term("公开内容", hint="要素，如 文件名称、文号、发布日期、正文")
    basis: Text = term("公开依据")
    limit: Text | None = term(
        "公开时限", default=None, hint="如 信息形成或者变更之日起20个工作日内"
    )
    requirement: Text | None = term("公开要求", default=None, hint="有的领域以它代替公开时限")
    forms: Text | None = term("公开形式", default=None)
    bodies: AtLeastOne = term("公开主体", to="units")
    channels: Boxes = Field(
        alias="公开渠道和载体",
        title="公开渠道和载体",
        description="照印的写：■必选，□可选，如 ■政府网站 □两微一端",
    )
    audiences: Audiences = term("公开对象")
    group: Text | None = term("群体", default=None, hint="特定群体是哪些人")
    ways: Ways = term("公开方式")
    levels: AtLeastOne = term("公开层级")
    kept_in: Texts = term("栏目", default=(), to="columns", hint="落实这一项的栏目")
    tables: Texts = term("数据表", default=(), to="tables", hint="落实这一项的数据表")
    documents: Texts = term("文件", default=(), to="documents", hint="落实这一项的文件和信息")
    pages: Texts = term("页面", default=(), to="pages", hint="落实这一项的页面")

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.limit is None and self.requirement is None:
            raise ValueError("缺少“公开时限”；有的领域写“公开要求”")
        if self.group and Audience.GROUP not in self.audiences:
            raise ValueError("写了“群体”的，“公开对象”里应有“特定群体”")
        return self

    def at(self, field: str, *index: int) -> Place:
        """Of a row in a file beside the catalogue, the row."""
        return self.place if self.place.line else super().at(field, *index)

    @property
    def title(self) -> str:
        return " › ".join(filter(None, (self.first, self.second, self.third)))

    @property
    def boxes(self) -> tuple[Channel, ...]:
        return tuple(Channel(each[1:], each[0] == REQUIRED) for each in self.channels)

    @property
    def is_owed_here(self) -> bool:
        """Whether the website must show it to everybody who comes."""
        on_site = any(each.is_required and WEBSITE in each.name for each in self.boxes)
        return on_site and Way.ACTIVE in self.ways

    @property
    def is_fulfilled(self) -> bool:
        return bool(self.kept_in or self.tables or self.documents or self.pages)


class Edition(Record):
    """What was changed on a day."""

    noun: ClassVar[str] = "版本"

    day: Day = term("日期")
    change: Text = term("变化", hint="如 首次编制；新增2项，修改1项")
    basis: Texts = term("印发文件", default=(), to="documents")


def _are_in_order(editions: tuple[Edition, ...]) -> None:
    days = [each.day for each in editions]
    if days != sorted(set(days)):
        raise ValueError("“版本”应当从早到晚排列，一天一次")


class Standard(Published):
    """`content/standards/<domain>.yaml`, its rows in it, or in a CSV or XLSX file beside it."""

    family: ClassVar[str] = "standards"
    noun: ClassVar[str] = "基层政务公开标准目录"
    shelf: ClassVar[str] = "standards"

    domain: Text = term("领域", hint="如 社会救助")
    units: AtLeastOne = term("牵头单位", to="units")
    columns: AtLeastOne = term("栏目", to="columns", hint="目录本身放在哪个栏目")
    description: Text | None = term("说明", default=None)
    levels: AtLeastOne = term("层级", default=("县级", "乡级"), hint="表头“公开层级”下的各栏")
    editions: Annotated[tuple[Edition, ...], MinLen(1)] = term("版本")
    source: Text | None = term("数据", default=None, hint="放在旁边的 .csv 或者 .xlsx 的文件名")
    items: tuple[StandardItem, ...] = term("事项", default=())

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        _are_in_order(self.editions)
        if self.source is None and not self.items:
            raise ValueError("缺少“事项”；放在旁边的文件里的写“数据”")
        for item in self.items:
            strange = next((each for each in item.levels if each not in self.levels), "")
            if strange:
                known = "、".join(self.levels)
                raise ValueError(f"“{item.second}”的公开层级“{strange}”不在“层级”里，现有：{known}")
        return self

    @property
    def title(self) -> str:
        return f"{self.domain}领域基层政务公开标准目录"

    @property
    def published_on(self) -> date:
        return self.editions[-1].day

    @property
    def reference_date(self) -> date:
        return self.published_on

    @property
    def gist(self) -> str:
        return self.description or f"{self.domain}领域应当公开的{len(self.items)}个事项"

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    def numbered(self) -> Iterable[tuple[int, StandardItem]]:
        return enumerate(self.items, start=1)
