"""What a content record is, and the decoder from YAML with Chinese errors at file:line:column.

PyYAML's C parser composes nodes, which know their lines and keep every scalar as the text
that was typed; Pydantic gives them types.  So `no`, `007` and `2021-10` survive, keys
written twice are seen, and every error of a file comes back in one run.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any, ClassVar, TypeVar, get_args

import yaml
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    ValidationError,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import ErrorDetails

from generator.diagnostic import Diagnostic, Location, Place, Rejected
from generator.markdown import Body
from generator.text import did_you_mean

# Where PyYAML was installed without libyaml its own loader gives the same nodes, ten times slower.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Keys that no editor can type: what the loader tells a record about itself.
PLACE, ID, BODY, FILES = "\0place", "\0id", "\0body", "\0files"
REFERS_TO = "x-refers-to"
_HIDDEN = "\0"
_NULL = "tag:yaml.org,2002:null"
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)?[\w（）]{1,16}(?P<colon>：)(?!$)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


def hidden(key: str, *, default: Any = ...) -> Any:
    """A field that no editor writes: what the loader, or the record around it, says."""
    return Field(default, alias=key, exclude=True, repr=False)


def term(word: str, *, default: Any = ..., to: str = "", hint: str = "") -> Any:
    """A field: the word editors write, which is also the error's word and the schema's title.

    `to` names the family whose ids (for `units`: names) the value refers to; that alone
    makes `resolve` check it and index it both ways.
    """
    extra: dict[str, Any] | None = {REFERS_TO: to} if to else None
    return Field(default, alias=word, title=word, description=hint or None, json_schema_extra=extra)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file beside an article: its name there, where it lies, how large it is, and its SHA-256."""

    name: str
    path: str
    size: int
    sha256: str


class Record(BaseModel):
    """One thing that an editor writes.  Frozen; refers to others by id or name, never by pointer."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    family: ClassVar[str] = ""
    """The folder it lives in and the first part of its address; empty for parts of other records."""
    noun: ClassVar[str] = ""
    """What an editor calls it."""

    place: SkipJsonSchema[InstanceOf[Place]] = hidden(PLACE)

    def at(self, field: str, *index: int) -> Place:
        """Where a field (or one item of it) stands in the editor's file."""
        return Place(self.place.file, (*self.place.path, self.word(field), *index))

    @classmethod
    def word(cls, field: str) -> str:
        """The Chinese word of a field."""
        return cls.model_fields[field].alias or field

    def contained(self) -> Iterable["Record"]:
        """Records with a page of their own that are written inside this one."""
        return ()


class Entry(Record):
    """A record with an id, and so with an address."""

    id: SkipJsonSchema[str] = hidden(ID)

    @property
    def reference_date(self) -> date | None:
        """The day on which the names in it were current, for names that units had only for a time."""
        return None

    @property
    def party_names(self) -> tuple[str, ...]:
        """The units to whom its findings are counted, by name as written."""
        return ()


class Article(Entry):
    """A record written as a Markdown file: front matter, then text."""

    body: SkipJsonSchema[InstanceOf[Body]] = hidden(BODY)
    files: SkipJsonSchema[tuple[InstanceOf[StoredFile], ...]] = hidden(FILES, default=())
    """The files that lie beside it and that it names."""


R = TypeVar("R", bound=Record)
T = TypeVar("T")


def references(record: Record) -> Iterator[tuple[str, str, int, str]]:
    """Every reference a record declares: (field, family, index, value)."""
    for name, field in type(record).model_fields.items():
        family = refers_to(field)
        value = getattr(record, name) if family else None
        if value is None:
            continue
        values = value if isinstance(value, tuple) else (value,)
        for index, each in enumerate(values):
            yield name, family, index, each


def refers_to(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get(REFERS_TO, "")) if isinstance(extra, dict) else ""


# ── Types of single values ────────────────────────────────────────────────


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise ValueError("不能为空")
    return value.strip()


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"“{value}”不是存在的日期") from None
    parts = re.fullmatch(r"(\d{4})[年/.\-](\d{1,2})[月/.\-](\d{1,2})日?", value)
    right = "-".join(part.zfill(2) for part in parts.groups()) if parts else "2022-07-27"
    raise ValueError(f"“{value}”不是规范的日期，应写作“{right}”")


def _flag(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value in {"是", "true"}:
        return True
    if value in {"否", "false"}:
        return False
    raise ValueError(f"“{value}”应为“是”或“否”")


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError(f"“{value}”应为整数")
    return value


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_RESERVED = {"con", "prn", "aux", "nul"}


def identifier(value: str) -> str:
    """An id as it may stand in an address on every system: lower-case ASCII, digits, hyphens.

    Raises ValueError, in Chinese, where it may not.
    """
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise ValueError(f"标识“{value}”只能用小写字母、数字和连字符，如“qczj”“2-1-1”")
    if value in _RESERVED:
        raise ValueError(f"标识“{value}”是部分系统的保留字，请换一个")
    return value


def _identifier(value: Any) -> Any:
    return identifier(value.strip()) if isinstance(value, str) else value


_CODE = WithJsonSchema({"type": ["string", "integer"]})
_TEXTS = WithJsonSchema(
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
)

Text = Annotated[str, BeforeValidator(_text)]
Code = Annotated[str, BeforeValidator(_text), _CODE]
"""Text that YAML tools may take for a number: 000100, 序号 7."""
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "是", "否"]})]
Whole = Annotated[int, BeforeValidator(_whole)]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[a-z0-9-]+$"}),
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_several), _TEXTS]
"""One text or a list of them."""


# ── From text to a record ─────────────────────────────────────────────────


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """(YAML, body, lines before the body) of a Markdown file; None where it has no front matter."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None
    return found["yaml"] or "", text[found.end() :], text.count("\n", 0, found.end())


def decode(
    model: type[R],
    text: str,
    file: str,
    *,
    lines_before: int = 0,
    known: dict[str, Any] | None = None,
) -> R:
    """A record from YAML text; `known` is what the loader says about it.

    Raises Rejected with every error of the file.
    """
    problems: list[Diagnostic] = []
    node = compose(text, file, lines_before)
    data = _plain(node, file, (), lines_before, problems) if node is not None else {}
    if not isinstance(data, dict):
        where = Location(file, lines_before + 1)
        raise Rejected(
            (Diagnostic(where, "wrong-type", "文件应由“键: 值”的各行组成" + _colon_hint(data)),)
        )
    data.setdefault(PLACE, Place(file))
    try:
        record = model.model_validate((known or {}) | data)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            # A hidden key that an editor wrote under another name: "\0成员" is 成员.
            error["loc"] = tuple(
                k.lstrip(_HIDDEN) if isinstance(k, str) else k for k in error["loc"]
            )
            problems.append(_diagnostic(error, model, node, file, lines_before))
    if problems:
        raise Rejected(tuple(sorted(set(problems))))
    return record


def compose(text: str, file: str, lines_before: int = 0) -> yaml.Node | None:
    """The node tree of a YAML text, or None for an empty one.  Raises Rejected on bad syntax."""
    try:
        return yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        raise Rejected(tuple(_syntax_errors(error, text, file, lines_before))) from None


def find(node: yaml.Node | None, path: Iterable[str | int]) -> yaml.Mark | None:
    """Where the value at `path` begins; the deepest part of the path that exists, where it does not."""
    mark: yaml.Mark | None = node.start_mark if node is not None else None
    for key in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == key), None)
            if found is None:
                break
            node = found[1]
            empty = isinstance(node, yaml.ScalarNode) and not node.value
            mark = found[0].start_mark if empty else node.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            mark = node.start_mark
        else:
            break
    return mark


def location(mark: yaml.Mark | None, file: str, lines_before: int) -> Location:
    if mark is None:
        return Location(file, lines_before + 1 if lines_before else 0)
    return Location(file, mark.line + 1 + lines_before, mark.column + 1)


def _plain(
    root: yaml.Node, file: str, path: tuple[str | int, ...], before: int, problems: list[Diagnostic]
) -> Any:
    """Nodes as mappings, lists and text.  Reports keys written twice and aliases on the way."""
    seen: set[int] = set()

    def report(node: yaml.Node, rule: str, message: str) -> None:
        problems.append(Diagnostic(location(node.start_mark, file, before), rule, message))

    def mapping(node: yaml.MappingNode, path: tuple[str | int, ...]) -> dict[str, Any]:
        plain: dict[str, Any] = {PLACE: Place(file, path)}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                report(key, "wrong-type", "键应为一个词")
            elif key.value in plain:
                report(key, "duplicate-key", f"“{key.value}”写了两次，请合并或删去一处")
            elif key.value.startswith(_HIDDEN):
                report(key, "unknown-key", "键里有看不见的控制字符")
            else:
                plain[key.value] = convert(value, (*path, key.value))
        return {key: value for key, value in plain.items() if value is not None}

    def convert(node: yaml.Node, path: tuple[str | int, ...]) -> Any:
        if id(node) in seen:
            # Also what stops the "billion laughs": an alias is never followed.
            report(node, "alias", "不支持 YAML 的锚点和别名（& 和 *），请把内容写全")
            return None
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [convert(each, (*path, index)) for index, each in enumerate(node.value)]
        return None if node.tag == _NULL else node.value

    return convert(root, path)


# ── Errors in the editor's words ──────────────────────────────────────────

_SYNTAX = {
    "could not find expected ':'": "这一行缺少冒号。键和值之间用半角冒号加空格，如“标题: 通知”",
    "mapping values are not allowed in this context": "此处不能再有“: ”。值里含有冒号加空格时，要用引号把整个值括起来",
    "found unexpected end of stream": "引号没有成对，请检查这一处之后缺少的引号",
    "did not find expected ',' or ']'": "方括号没有成对，或列表各项之间缺少半角逗号",
    "did not find expected ',' or '}'": "花括号没有成对，或各项之间缺少半角逗号",
    "did not find expected '-' indicator": "缩进不一致：同一列表的各项应对齐，每项以“- ”开头",
    "did not find expected key": "缩进不一致，或引号之后多了文字",
    "did not find expected <document start>": "文件里多了一个“---”或对不齐的行",
    "did not find expected alphabetic or numeric character": "“*”和“&”在 YAML 里有特殊含义，请用引号把整个值括起来",
}


def _syntax_errors(
    error: yaml.YAMLError, text: str, file: str, before: int
) -> Iterator[Diagnostic]:
    """What the parser stopped at, and every place of the two slips that it cannot name itself."""
    known = False
    for line_number, line in enumerate(text.split("\n"), start=1):
        colon = _FULL_WIDTH_COLON.match(line)
        if colon:
            known = True
            where = Location(file, line_number + before, colon.start("colon") + 1)
            yield Diagnostic(
                where, "full-width-colon", "键后面是全角冒号“：”，应为半角冒号加空格“: ”"
            )
        if re.match(r" *\t", line):
            known = True
            where = Location(file, line_number + before, line.index("\t") + 1)
            yield Diagnostic(where, "tab", "缩进里有制表符，YAML 只能用空格缩进")
    if known:
        return
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or ""
    if isinstance(error, yaml.reader.ReaderError):
        yield _control_character(text, file, before, error.position)
        return
    message = _SYNTAX.get(problem)
    if message is None and "cannot start any token" in problem and mark is not None:
        message = "值不能以这个符号开头，请用引号把整个值括起来"
    yield Diagnostic(
        location(mark, file, before), "syntax", message or f"不符合 YAML 的写法（{problem}）"
    )


def _control_character(text: str, file: str, before: int, position: int) -> Diagnostic:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    message = f"有不能出现的控制字符（U+{ord(text[position]):04X}），请删去"
    return Diagnostic(Location(file, line + before, column), "syntax", message)


def _diagnostic(
    error: ErrorDetails, model: type[Record], node: yaml.Node | None, file: str, before: int
) -> Diagnostic:
    path = error["loc"]
    owner, field = _owner(model, path)
    rule, message = _explain(error, owner, field)
    mark = find(node, path)
    if error["type"] == "extra_forbidden":
        mark = _key_mark(node, path) or mark
    return Diagnostic(location(mark, file, before), rule, message)


def _key_mark(node: yaml.Node | None, path: tuple[str | int, ...]) -> yaml.Mark | None:
    for key in path[:-1]:
        if isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if k.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((k.start_mark for k, _ in node.value if k.value == path[-1]), None)


def _owner(
    model: type[Record], path: tuple[str | int, ...]
) -> tuple[type[Record], FieldInfo | None]:
    """The record type that a path leads into, and the field it names there."""
    field: FieldInfo | None = None
    for key in path:
        if not isinstance(key, str):
            continue
        if field is not None:
            inner = next(_classes(field.annotation, Record), None)
            if inner is None:
                return model, field
            model = inner
        field = next((f for f in model.model_fields.values() if f.alias == key), None)
        if field is None:
            return model, None
    return model, field


def _classes(annotation: Any, kind: type[T]) -> Iterator[type[T]]:
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for argument in get_args(annotation):
        yield from _classes(argument, kind)


def words(model: type[Record]) -> tuple[str, ...]:
    """The keys an editor may write."""
    aliases = (field.alias or "" for field in model.model_fields.values())
    return tuple(alias for alias in aliases if not alias.startswith(_HIDDEN))


def _colon_hint(value: Any) -> str:
    return "（键后面的冒号要用半角，后跟空格）" if isinstance(value, str) and "：" in value else ""


def _explain(error: ErrorDetails, model: type[Record], field: FieldInfo | None) -> tuple[str, str]:
    """(rule, message) of one Pydantic error."""
    key, value = error["loc"][-1] if error["loc"] else "", error["input"]
    word = field.title if field is not None else key
    match error["type"]:
        case "missing":
            found = "missing", f"缺少“{key}”"
        case "extra_forbidden":
            found = "unknown-key", f"不认识的条目“{key}”{_one_of(str(key), words(model))}"
        case "enum":
            enum = next(_classes(field.annotation, Enum), None) if field else None
            known = tuple(str(each.value) for each in enum or ())
            found = "unknown-word", f"“{word}”没有“{value}”这个词{_one_of(str(value), known)}"
        case "value_error":
            cause = error.get("ctx", {}).get("error", error["msg"])
            found = "invalid-value", f"“{word}”：{cause}" if word else str(cause)
        case "string_type":
            found = "wrong-type", f"“{word}”应为一段文字，不是列表或下级条目"
        case "tuple_type":
            found = "wrong-type", f"“{word}”应为列表，每项一行，以“- ”开头{_colon_hint(value)}"
        case "model_type" | "model_attributes_type" | "dict_type":
            found = "wrong-type", f"“{word}”应为“键: 值”的各行{_colon_hint(value)}"
        case kind:
            found = "wrong-type", f"“{word}”的值不合要求（{kind}）"
    return found


def _one_of(word: str, known: tuple[str, ...]) -> str:
    return did_you_mean(word, known) or f"，可用的有：{'、'.join(known)}"
