"""A page in one file: nothing from outside, printed on landscape A4 as an annex is."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from generator.payload import NAME
from generator.sheet import NUMBER, Cell, Column, Row, Sheet

_STYLE = """
@page {
  size: A4 landscape;
  margin: 28mm 35mm 26mm 37mm;
  @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, "宋体", serif; }
}
* { box-sizing: border-box; }
body {
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff;
  font: 12pt/1.5 FangSong_GB2312, "仿宋_GB2312", FangSong, "仿宋", STFangsong, "Noto Serif CJK SC", serif;
}
h1 {
  margin: 1.2rem 0; font: 22pt/1.4 "方正小标宋简体", "方正小标宋_GBK", SimSun, "宋体", "Noto Serif CJK SC", serif;
  font-weight: 700; text-align: center; text-wrap: balance; white-space: pre-wrap;
}
.mark { margin: 0; font: 16pt/1.5 SimHei, "黑体", "Noto Sans CJK SC", sans-serif; }
.facts { columns: 2; column-gap: 2em; margin: 0 0 1rem; padding: 0; list-style: none; }
.facts li { break-inside: avoid; padding-left: 5em; text-indent: -5em; white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td {
  padding: .25em .4em; border: 1px solid #000; text-align: left; font-weight: 400;
  vertical-align: middle; white-space: pre-wrap; overflow-wrap: anywhere;
}
thead th { padding-inline: 0; text-align: center; font-family: SimHei, "黑体", "Noto Sans CJK SC", sans-serif; }
.centred { text-align: center; }
.part { font-family: KaiTi_GB2312, "楷体_GB2312", KaiTi, "楷体", STKaiti, "Noto Serif CJK SC", serif; }
.part-1 { font-family: SimHei, "黑体", "Noto Sans CJK SC", sans-serif; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  thead { display: table-header-group; }
  td:not([rowspan]), th { break-inside: avoid; }
  .heads { break-after: avoid; }
}
"""


def write(sheet: Sheet) -> bytes:
    return "\n".join(_lines(sheet)).encode()


def _lines(sheet: Sheet) -> Iterator[str]:
    title = _text(sheet.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(' '.join(sheet.title.split()))}</title>"
    yield f"<style>{_STYLE}</style>"
    yield f'<script type="application/json" id="{NAME}">{sheet.payload}</script>'
    yield "</head>"
    yield "<body>"
    yield "<main>"
    if sheet.mark:
        yield f'<p class="mark">{_text(sheet.mark)}</p>'
    yield f"<h1>{title}</h1>"
    yield '<ul class="facts">'
    yield from (f"<li>{_text(str(fact))}</li>" for fact in sheet.facts)
    yield "</ul>"
    yield from _table(sheet)
    yield "</main>"
    yield "</body>"
    yield "</html>"
    yield ""


def _table(sheet: Sheet) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{_text(sheet.title)}</caption>"
    total = sum(column.width for column in sheet.columns)
    yield "<colgroup>"
    yield from (f'<col style="width: {each.width / total:.2%}">' for each in sheet.columns)
    yield "</colgroup>"
    yield "<thead>"
    yield "<tr>"
    yield from (f'<th scope="col">{_text(column.heading)}</th>' for column in sheet.columns)
    yield "</tr>"
    yield "</thead>"
    for group in _groups(sheet.rows):
        yield "<tbody>"
        for row in group:
            yield from _part(row) if row.level else _task(row, sheet.columns)
        yield "</tbody>"
    yield "</table>"


def _groups(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """A part's title heads the group of rows that begins with it."""
    starts = [at for at, row in enumerate(rows) if row.level or at == 0]
    yield from (rows[start:end] for start, end in pairwise([*starts, len(rows)]))


def _part(row: Row) -> Iterator[str]:
    (cell,) = row.cells
    yield '<tr class="heads">'
    yield f'<th scope="rowgroup" class="part part-{row.level}"{_span(cell)}>{_text(cell.text)}</th>'
    yield "</tr>"


def _task(row: Row, columns: tuple[Column, ...]) -> Iterator[str]:
    yield "<tr>"
    for cell in row.cells:
        column = columns[cell.column]
        kind = "th" if column.heading == NUMBER else "td"
        scope = ' scope="row"' if kind == "th" else ""
        centred = ' class="centred"' if column.is_centred else ""
        yield f"<{kind}{scope}{centred}{_span(cell)}>{_text(cell.text)}</{kind}>"
    yield "</tr>"


def _span(cell: Cell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return rows + columns


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
