"""YAML text to a record, or to every error of the file in the editor's words at file:line:column."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args

import yaml
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.diagnostic import Diagnostic, Location, Place, Rejected
from generator.record import Record
from generator.syntax import HIDDEN, PLACE, compose, find, location, plain
from generator.text import did_you_mean

R = TypeVar("R", bound=Record)
T = TypeVar("T")


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
    node = compose(text, file, lines_before, _all_words())
    data = plain(node, file, (), lines_before, problems) if node is not None else {}
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
                k.lstrip(HIDDEN) if isinstance(k, str) else k for k in error["loc"]
            )
            problems.append(_diagnostic(error, model, node, file, lines_before))
    if problems:
        raise Rejected(tuple(sorted(set(problems))))
    return record


def explained(invalid: ValidationError, model: type[Record]) -> Iterator[str]:
    """The same words for a record that was made of something else than YAML."""
    for error in invalid.errors(include_url=False):
        yield _explain(error, *_owner(model, error["loc"]))[1]


def words(model: type[Record]) -> tuple[str, ...]:
    """The keys an editor may write."""
    aliases = (field.alias or "" for field in model.model_fields.values())
    return tuple(alias for alias in aliases if not alias.startswith(HIDDEN))


@cache
def _all_words() -> frozenset[str]:
    """Every key of every record."""
    found: set[str] = set()
    waiting = [Record]
    while waiting:
        model = waiting.pop()
        found.update(words(model))
        waiting.extend(model.__subclasses__())
    return frozenset(found)


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
    for index, key in enumerate(path):
        if not isinstance(key, str):
            continue
        if field is not None:
            inner = next(_classes(field.annotation, Record), None)
            if inner is None:
                return model, field
            model = inner
        field = _field(
            model, key, deeper=index + 1 < len(path) and isinstance(path[index + 1], str)
        )
        if field is None:
            return model, None
    return model, field


def _field(model: type[Record], key: str, *, deeper: bool) -> FieldInfo | None:
    """The field an editor means by a key; the hidden one of the same word holds what lies below it."""
    named = {field.alias: field for field in model.model_fields.values()}
    return (named.get(HIDDEN + key) if deeper else None) or named.get(key)


def _classes(annotation: Any, kind: type[T]) -> Iterator[type[T]]:
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for argument in get_args(annotation):
        yield from _classes(argument, kind)


_SINGLE = {
    "string_type": "一段文字",
    "enum": "一个词",
    "date_type": "日期，如 2022-07-27",
    "bool_type": "“是”或“否”",
    "int_type": "整数",
    "decimal_type": "数",
}
"""What a value should have been where a list or a mapping stands."""


def _explain(error: ErrorDetails, model: type[Record], field: FieldInfo | None) -> tuple[str, str]:
    """(rule, message) of one Pydantic error."""
    key, value = error["loc"][-1] if error["loc"] else "", error["input"]
    word = (field.title if field is not None else None) or next(
        (each for each in reversed(error["loc"]) if isinstance(each, str)), ""
    )
    if value is None and error["type"] != "missing":
        return "missing", f"“{word}”有一项是空的，请补上或删去"
    if error["type"] in _SINGLE and not isinstance(value, str):
        return "wrong-type", f"“{word}”应为{_SINGLE[error['type']]}，不是列表或下级条目"
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
        case "too_short":
            found = "missing", f"“{word}”至少要有一项"
        case "tuple_type":
            found = "wrong-type", f"“{word}”应为列表，每项一行，以“- ”开头{_colon_hint(value)}"
        case "model_type" | "model_attributes_type" | "dict_type":
            found = "wrong-type", f"“{word}”应为“键: 值”的各行{_colon_hint(value)}"
        case kind:
            found = "wrong-type", f"“{word}”的值不合要求（{kind}）"
    return found


def _one_of(word: str, known: tuple[str, ...]) -> str:
    return did_you_mean(word, known) or f"，可用的有：{'、'.join(known)}"


def _colon_hint(value: Any) -> str:
    return "（键后面的冒号要用半角，后跟空格）" if isinstance(value, str) and "：" in value else ""
