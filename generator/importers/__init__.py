"""The formats that an office's document comes in, one file each."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from generator.source import Source, Transcript, Unreadable

Read = Callable[[bytes, str], Transcript]


class Importer(NamedTuple):
    """`module` is imported when it is needed: the libraries of `[import]` take their time."""

    suffixes: tuple[str, ...]
    module: str


IMPORTERS = (
    Importer((".txt", ".md", ".text"), "text"),
    Importer((".html", ".htm"), "html"),
    Importer((".docx",), "docx"),
    Importer((".xlsx",), "xlsx"),
    Importer((".csv",), "csv"),
    Importer((".pdf",), "pdf"),
)
SUFFIXES = tuple(suffix for each in IMPORTERS for suffix in each.suffixes)
_OLD = {".doc": ".docx", ".xls": ".xlsx", ".wps": ".docx", ".et": ".xlsx", ".docm": ".docx"}
_OLD |= {".xlsm": ".xlsx", ".rtf": ".docx", ".odt": ".docx", ".ods": ".xlsx", ".ofd": ".pdf"}


def source_of(data: bytes, name: str) -> Source:
    """Raises Unreadable where the bytes are not what the name says, or hold no text.

    A name without suffix is text from the clipboard: a web page's or plain.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _OLD:
        raise Unreadable(f"{suffix} 读不了，请另存为 {_OLD[suffix]} 再导入")
    if not suffix:
        suffix = ".html" if data.lstrip()[:1] == b"<" else ".txt"
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            module = import_module(f"generator.importers.{importer.module}")
            read: Read = module.read
            return read(data, name).source()
    raise Unreadable(f"不认识 {suffix} 文件，可以导入的有 {'、'.join(SUFFIXES)}")
