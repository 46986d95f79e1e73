"""What a test does to a portal: functions from its folder, so that they stand in tables."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.commands.portal import DOCUMENT, ROOT, SITE, replace, write

Edit = Callable[[Path], object]


def changed(file: str, old: str, new: str) -> Edit:
    return lambda root: replace(root / file, old, new)


def written(file: str, content: str | bytes) -> Edit:
    return lambda root: write(root / file, content)


def deleted(file: str) -> Edit:
    return lambda root: (root / file).unlink()


def renamed(file: str, name: str) -> Edit:
    return lambda root: (root / file).rename((root / file).with_name(name))


def recoded(file: str, encoding: str) -> Edit:
    return lambda root: write(root / file, (root / file).read_text("utf-8").encode(encoding))


def enlarged(file: str, size: int) -> Edit:
    return lambda root: os.truncate(root / file, size)


def linked(file: str, target: str) -> Edit:
    def link(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).symlink_to(target)

    return link


def redirected(source: str, target: str) -> Edit:
    return changed(SITE, "重定向:\n", f"重定向:\n- 从: {source}\n  到: {target}\n")


def attached(name: str, content: str | bytes) -> Edit:
    """The small portal's attachment under another name, with other content."""

    def attach(root: Path) -> None:
        (root / "content/documents/2026/sqb.pdf").unlink()
        if name != "sqb.pdf":
            replace(root / DOCUMENT, "sqb.pdf", name)
        write(root / f"content/documents/2026/{name}", content)

    return attach


def pictured(svg: str) -> Edit:
    """A picture in the text of the document."""
    return together(
        changed(DOCUMENT, "见附件。", "![流程图](t.svg)"),
        written("content/documents/2026/t.svg", svg),
    )


def own_template(name: str, text: str | bytes) -> Edit:
    """Templates of the portal's own, one of which is different."""

    def copy(root: Path) -> None:
        shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
        write(root / "templates" / name, text)

    return copy


def longer_template(name: str, more: str) -> Edit:
    """The same with something at its end."""
    return own_template(name, (ROOT / "templates" / name).read_text("utf-8") + more)


def together(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for each in edits:
            each(root)

    return edit
