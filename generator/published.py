"""Addresses that the public has seen: by an earlier sitemap, for builders without memory, or by another memory."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from sqlite3 import DatabaseError
from urllib.parse import unquote

from generator import mark, url
from generator.memory import Memory
from generator.publish import Refused, Store
from generator.tree import Tree


def published_addresses(path: Path, base: str) -> frozenset[str]:
    """Permanent addresses in a sitemap, a folder of them, or a plain list, one a line.

    Raises Refused where there is none: it is then the wrong file.
    """
    found = frozenset(_addresses(path, base))
    if not found:
        raise Refused(
            f"{path} 里没有本站（{base}）的页面网址；请给出以前的 sitemaps 文件夹、其中的文件，或每行一个网址的清单"
        )
    return found


def _addresses(path: Path, base: str) -> Iterator[str]:
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    for file in files:
        try:
            text = file.read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused(f"{file} 不是 UTF-8 编码的文本") from None
        for address in re.findall(r"<loc>\s*(.*?)\s*</loc>", text) or text.split():
            inner = unquote(unescape(address).removeprefix(base.rstrip("/") + "/"))
            if url.is_permanent(inner):
                yield inner


def published_before(memory: Memory, store: Store, *, is_trial: bool) -> Iterable[str]:
    """What was published before this memory began: as an earlier one knew it, else as it stands there."""
    if is_trial and Memory.exists(store.work):
        return addresses_in(store.work)
    known = memory.published()
    if known or not mark.read(store.output):
        return known
    return Tree(store.output).survey().files


def addresses_in(work: Path) -> frozenset[str]:
    """What is published, by a memory that is not ours to write; nothing, where it cannot be read."""
    if not Memory.exists(work):
        return frozenset()
    memory = Memory(work)
    try:
        return frozenset(address for address, _ in memory.hashes())
    except DatabaseError:
        return frozenset()
    finally:
        memory.close()
