"""Imports made from a text, and what is worth looking at in them."""

import textwrap
from typing import Any

from generator.decoder import decode
from generator.ingest import Imported, ingest
from generator.records.unit import UnitBook
from generator.registry import Registry


def imported(
    text: str, name: str = "清单.txt", units: str = "", accepted: tuple[str, ...] = ()
) -> Imported:
    """`text` may be indented; `units` are names that the portal knows, divided by blanks."""
    return ingest(textwrap.dedent(text).encode(), name, registry(units), accepted)


def registry(units: str) -> Registry | None:
    if not units:
        return None
    entries = [
        f"- {{标识: u{index}, 名称: '{name}', 类别: 政府部门}}"
        for index, name in enumerate(units.split())
    ]
    book = decode(UnitBook, "\n".join(["单位:", *entries]), "units.yaml")
    return Registry(book.units)


def tasks(data: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    """(titles above it, the task), in printed order."""
    found = [(path, dict(task)) for task in data.get("任务", ())]
    for part in data.get("部分", ()):
        found += tasks(part, (*path, part["标题"]))
    return found


def read(
    text: str, name: str = "清单.txt", units: str = ""
) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    return tasks(imported(text, name, units).manuscript.data)


def contents(text: str, name: str = "清单.txt") -> list[str]:
    return [task["内容"] for _, task in read(text, name)]
