"""The family of formats that a catalogue is exported to.  A new one is a module here and a line in the tuple."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.exporters import csv, html
from generator.sheet import Sheet

# Word and spreadsheet files need packages that come with an extra: they are imported by those
# who ask for such a file.


def _docx(sheet: Sheet) -> bytes:
    from generator.exporters.docx import write  # noqa: PLC0415 - brings python-docx

    return write(sheet)


def _xlsx(sheet: Sheet) -> bytes:
    from generator.exporters.xlsx import write  # noqa: PLC0415 - brings XlsxWriter

    return write(sheet)


@dataclass(frozen=True, slots=True)
class Exporter:
    """`name` is the format and the ending of its files.  `write` raises ImportError without its package."""

    name: str
    write: Callable[[Sheet], bytes]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("docx", _docx),
    Exporter("xlsx", _xlsx),
    Exporter("csv", csv.write),
    Exporter("html", html.write),
)
