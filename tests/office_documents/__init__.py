"""Made-up documents in the variety that offices print, each with the catalogue that reading it must give.

`NAME.txt` and `NAME.html` lie here; Word files, workbooks and PDFs are made by `build` when they are asked
for.  `NAME.yaml` is the reference, `NAME.units.yaml` the registry that the document needs, where it does.
Of the document's own data a reference has what is printed; a key that it lacks is not to be judged, nor are 标识
and the words of 存疑.

What each is there for:

Prose         bare_brackets: names only, among brackets of other kinds.  labelled_endings: every label of
              units, and 完成时限; BOM and CRLF.  nested_outline: headings, tasks and sub-points told apart;
              joint issuers.  printed_prose: lines broken anywhere, page numbers.  section_or_task: （一） as
              heading and as task; the stop after the bracket.  spoken_endings: 牵头, 配合, 会同, 分别负责 in
              words, several tasks a paragraph under run-in headings.  word_numbering: marks made by Word.
Text tables   and_in_names: 和 and 及, with a registry.  collectives: 、 inside a name, separators lost, with a
              registry.  deadline_column: 公开时限, 01, remarks.  first_leads: the document says that the first
              named leads.  markdown_table: outer pipes and a separator row, all forms of 等.  noise:
              misread and lost characters, spam, damaged 文号 and date.  open_pipes: no outer pipes, no
              numbers, 责任科室.  tabs_two_tables: two tables with other columns, numbers that start again.
Flattened     flat_three, flat_four, flat_five: so many columns, one cell a line.  flat_groups: several tasks
              before their unit cells.  flat_missing: one of two unit cells lost, 存疑.
Web pages     continued: the table goes on under repeated headings.  merged_cells: over both unit columns and
              down, 分别牵头.  old_encoding: GB18030, tags left open.  page_furniture: a whole page, fields,
              notice.  separators: ； / blanks and line breaks between names.  short_headings: parts printed once.
Word          merged_units: merged cells beside empty ones.  notice_and_contacts: numbered paragraphs, contacts
              and counts that are no tasks.  numbers_in_texts: the number in the text cell.  part_columns: two
              merged columns of parts, （1）.  spoken_cells: who leads, said in the cell.
Workbooks     dates_and_hidden: cells of dates, a hidden column, 主办 and 协办.  office_sections: 责任科室,
              进展情况, a total, a cover sheet.  workbook_parts: merged parts, units and deadlines.
PDF           printed_table: names broken inside cells, headings on every page.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.office_documents.build import BUILDERS
from tests.offices import has_browser

__all__ = ["BUILDERS", "FOLDER", "OfficeDocument", "content", "document", "documents", "file_names"]

FOLDER = Path(__file__).parent


class OfficeDocument(NamedTuple):
    """One document and what reading it must give."""

    name: str
    file_name: str
    content: bytes
    reference: dict[str, Any]
    units: Path | None


def file_names() -> tuple[str, ...]:
    """All of them, by name; PDFs only where there is a Chromium to print them."""
    lying = (file.name for file in FOLDER.iterdir() if file.suffix in {".txt", ".html"})
    made = (name for name in BUILDERS if has_browser() or not name.endswith(".pdf"))
    return tuple(sorted((*lying, *made)))


@cache
def content(file_name: str) -> bytes:
    """The bytes of this document."""
    build = BUILDERS.get(file_name)
    return build() if build else (FOLDER / file_name).read_bytes()


def document(file_name: str) -> OfficeDocument:
    """The document of this file name, with its reference."""
    name = Path(file_name).stem
    reference = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    units = FOLDER / f"{name}.units.yaml"
    return OfficeDocument(
        name, file_name, content(file_name), reference, units if units.exists() else None
    )


def documents() -> Iterator[OfficeDocument]:
    """Every document, by name."""
    yield from map(document, file_names())
