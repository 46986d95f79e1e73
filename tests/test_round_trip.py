"""A catalogue to an office's file and back is the same catalogue; an edit in the file is an edit."""

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.exporters import EXPORTERS
from generator.ingest import ingest
from generator.records import Catalog
from generator.sheet import lay_out
from tests.exporters.catalogs import CATALOGS, catalog_of, values

FORMATS = [each.name for each in EXPORTERS]


def exported(catalog: Catalog, to: str) -> bytes:
    exporter = next(each for each in EXPORTERS if each.name == to)
    return exporter.write(lay_out(catalog))


@pytest.mark.parametrize("to", FORMATS)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(catalog=CATALOGS)
def test_export_and_import_are_the_identity(catalog: Catalog, to: str) -> None:
    back = ingest(exported(catalog, to), f"a.{to}").manuscript.data
    assert back == values(catalog)


SMALL = """
    部分:
    - 标题: 主动公开
      标识: zdgk
      任务:
      - {序号: 1, 标识: a-1, 内容: 公开预算。, 责任单位: [各镇街、地区, 区财政局]}
      - {序号: 2, 标识: a-2, 内容: 公开决算。, 责任单位: 区财政局, 时限: 6月底前}
"""


def test_an_edited_cell_counts_as_edited_and_the_rest_as_it_was_meant() -> None:
    document = docx.Document(io.BytesIO(exported(catalog_of(SMALL), "docx")))
    cell = next(
        each for row in document.tables[0].rows for each in row.cells if each.text == "6月底前"
    )
    cell.paragraphs[0].runs[0].text = "7月底前"
    stream = io.BytesIO()
    document.save(stream)
    back = ingest(stream.getvalue(), "a.docx").manuscript.data
    expected = values(catalog_of(SMALL.replace("6月底前", "7月底前")))
    assert back == expected


def test_a_row_that_was_deleted_is_gone_and_the_others_keep_their_keys() -> None:
    document = docx.Document(io.BytesIO(exported(catalog_of(SMALL), "docx")))
    table = document.tables[0]
    row = next(each for each in table.rows if each.cells[1].text == "公开预算。")
    table._tbl.remove(row._tr)
    stream = io.BytesIO()
    document.save(stream)
    back = ingest(stream.getvalue(), "a.docx").manuscript.data
    assert [task["标识"] for task in back["部分"][0]["任务"]] == ["a-2"]
    assert back["部分"][0]["标识"] == "zdgk"


ROWS = st.lists(
    st.text("公开预算决算、，。（）会同牵头一二12 ", min_size=1, max_size=12).filter(str.strip),
    min_size=1,
    max_size=6,
)


@given(ROWS)
@settings(deadline=None)
def test_no_character_of_a_table_is_lost_whatever_stands_in_it(texts: list[str]) -> None:
    body = "".join(f"<tr><td>{i}<td>{text}<td>甲局" for i, text in enumerate(texts))
    page = f"<table><tr><th>序号<th>工作内容<th>责任单位{body}</table>"
    imported = ingest(page.encode(), "a.html")
    account, source = imported.account, imported.draft.source
    counts = [account.fates.count(fate) for fate in range(4)]
    assert sum(counts) == len(source.text)
    for text in texts:
        assert "".join(text.split()) in "".join(source.text.split())
