"""The pages and files of data tables."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.build import Order, build
from tests.conftest import AS_OF, FolderOf, moment_of
from tests.tables import csv as csv_file
from tests.tables import once, table


@pytest.fixture
def built(folder_of: FolderOf) -> "Built":
    return Built(folder_of)


class Built:
    """The output of a site, as of a day."""

    def __init__(self, folder_of: FolderOf) -> None:
        self._folder_of = folder_of

    def __call__(self, text: str, as_of: date = AS_OF) -> Path:
        self.folder = self._folder_of(text)
        return self.again(as_of)

    def again(self, as_of: date) -> Path:
        output = self.folder / "output"
        build(Order(self.folder, output, moment_of(as_of), engine="serial"), lambda _step: None)
        return output


def page(output: Path, name: str) -> str:
    return (output / "tables" / name).read_text("utf-8")


ROWS = once(
    """
- {名称: 镇街, 类型: 单位, 筛选: 是}
- {名称: 人数, 类型: 整数, 合计: 是, 含义: 月末在册}
- {名称: 金额, 类型: 金额, 计量单位: 万元, 合计: 是}
- {名称: 日期, 类型: 日期}
- {名称: 网址, 类型: 网址}
""",
    "镇街,人数,金额,日期,网址\n东河街道,3,1.50,2026/3/1,https://www.gov.cn/\n区民政局,4,0.25,,\n",
)


def test_a_table_shows_its_rows_its_sums_and_its_dictionary(built: Built) -> None:
    html = page(built(ROWS), "a.html")

    assert '<th scope="row"><a href="../units/dhjd.html">东河街道</a></th>' in html
    assert '<td class="is-number" data-label="金额（万元）">1.50</td>' in html
    assert 'rel="noopener external">https://www.gov.cn/</a>' in html
    assert (
        '<tfoot><tr><th scope="row">合计</th><td class="is-number" data-label="人数">7</td>' in html
    )
    assert "<td>月末在册</td>" in html
    assert '<option value="区民政局">区民政局（1）</option>' in html


def test_the_same_rows_are_there_as_csv_as_a_workbook_and_as_json(built: Built) -> None:
    folder = built(ROWS) / "tables"
    raw = (folder / "a.csv").read_bytes()
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    sheet = load_workbook(folder / "a.xlsx").worksheets[0]
    found = json.loads((folder / "a.json").read_text("utf-8"))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert lines[1] == ["东河街道", "3", "1.50", "2026-03-01", "https://www.gov.cn/"]
    assert [cell.value for cell in sheet[2]][1:3] == [3, 1.5]
    assert [cell.value for cell in sheet[3]][3:] == [None, None]
    assert found["数据"] == [
        {"镇街": "东河街道", "人数": 3, "金额": 1.5, "日期": "2026-03-01", "网址": "https://www.gov.cn/"},
        {"镇街": "区民政局", "人数": 4, "金额": 0.25, "日期": None, "网址": None},
    ]  # fmt: skip
    assert found["合计"] == {"人数": 7, "金额": 1.75}
    assert found["字段"][2] == {"字段": "金额", "含义": "", "类型": "金额", "计量单位": "万元"}


SERIES = """
    更新周期: 每月
    公布时限: 期满后15日内
    字段: [镇街, {名称: 人数, 类型: 整数, 合计: 是}]
    各期:
    - {期: 2026年7月, 发布日期: 2026-08-05, 数据: [[东河街道, 3]]}
    - {期: 2026年9月, 发布日期: 2026-10-09, 数据: [[东河街道, 5]], 说明: 含补报。}
    书面说明:
    - {期: 2026年8月, 日期: 2026-09-12, 说明: 系统升级}
"""


def test_a_series_has_a_page_for_each_period_and_one_of_all_that_tells_what_is_missing(
    built: Built,
) -> None:
    output = built(table(SERIES))
    html = page(output, "a.html")

    assert '<a href="a/2026-09.html">2026年9月</a></th>' in html
    assert "<li>2026年9月：含补报。</li><li>2026年8月：2026年9月12日说明：系统升级</li>" in html
    assert '<th scope="row">2026年8月</th><td colspan="3"><span class="tag is-quiet"' in html
    assert '<th scope="row">2026年10月</th><td colspan="3"><span class="tag is-warn"' in html
    assert '<a href="2026-07.html"><small>上一期</small>' in page(output, "a/2026-09.html")
    assert (output / "tables/a.csv").read_text("utf-8-sig").splitlines() == [
        "期,镇街,人数",
        "2026年7月,东河街道,3",
        "2026年9月,东河街道,5",
    ]
    found = json.loads(page(output, "a.json"))
    assert [each["期"] for each in found["各期"]] == ["2026年7月", "2026年9月"]
    assert found["空缺"] == ["2026年10月"]


NOTICE = """
    发布日期: 2026-09-18
    字段: [组别]
    数据: [[一组]]
    公示: {起: 2026-09-21, 工作日: 7, 异议: 向镇政府提出。, 结果: 没有收到异议。}
"""


def test_a_notice_comes_and_goes_by_the_day_and_leaves_what_it_was(built: Built) -> None:
    output = built(table(NOTICE), date(2026, 9, 20))
    assert "公示还没有开始" in page(output, "a.html")
    assert "一组" not in page(output, "a.html")

    built.again(date(2026, 9, 21))
    html = page(output, "a.html")
    assert "公示期2026年9月21日至2026年10月8日（7个工作日）" in html
    assert "一组" in html
    assert "向镇政府提出。" in html

    built.again(date(2026, 10, 9))
    html = page(output, "a.html")
    assert "公示期满，名单已经撤下" in html
    assert "公示1行数据，内容有组别。" in html
    assert "没有收到异议。" in html
    rest = [
        path
        for path in output.rglob("*")
        if path.is_file() and "一组".encode() in path.read_bytes()
    ]
    assert rest == []
    assert sorted(path.name for path in (output / "tables").iterdir()) == [
        "a.html",
        "a.json",
        "index.html",
    ]


def test_a_long_table_takes_several_pages_and_one_file(built: Built) -> None:
    data = "事项,件数\n" + "".join(f"第{each}项,1\n" for each in range(1201))
    output = built(once("- 事项\n- {名称: 件数, 类型: 整数, 合计: 是}\n", data))

    assert "共1201行，这里是第1至500行" in page(output, "a.html")
    last = page(output, "a/pages/3.html")
    assert "这里是第1001至1201行" in last
    assert "第1200项" in last
    assert 'href="../../a.csv"' in last
    assert '<a href="2.html" rel="prev">上一页</a>' in last
    assert len((output / "tables/a.csv").read_text("utf-8-sig").splitlines()) == 1202


def test_a_change_of_one_row_of_a_long_table_writes_one_of_its_pages_again(built: Built) -> None:
    data = "事项\n" + "".join(f"第{each}项\n" for each in range(1201))
    output = built(once("- 事项\n", data))
    before = {path: path.stat().st_ino for path in (output / "tables").rglob("*.html")}
    file = built.folder / "content/tables/a.csv"
    file.write_text(file.read_text("utf-8").replace("第700项", "第七百项"), "utf-8")

    built.again(AS_OF)

    changed = {path.name for path, mark in before.items() if path.stat().st_ino != mark}
    assert changed == {"2.html"}


def test_all_tables_are_listed_and_stand_in_their_columns_and_units(built: Built) -> None:
    output = built(ROWS)

    assert '<a href="a.html">救助情况</a>' in page(output, "index.html")
    for address in ("columns/zcwj.html", "lists/kind/tables.html", "lists/unit/qmzj.html"):
        assert "tables/a.html" in (output / address).read_text("utf-8")


def test_a_site_without_tables_has_no_page_of_them(built: Built) -> None:
    output = built(csv_file("", "none.txt").replace("content/tables/none.txt", "content/note.tmp"))

    assert not (output / "tables").exists()


def test_texts_lead_to_tables(built: Built) -> None:
    text = (
        ROWS
        + """
        -- content/pages/p.md --
        ---
        标题: 说明
        ---
        见[救助情况](table:a)。
    """
    )

    assert 'href="../tables/a.html"' in (built(text) / "pages/p.html").read_text("utf-8")


def test_a_table_is_found_from_its_unit_from_the_site_map_and_from_the_data(built: Built) -> None:
    output = built(ROWS)
    unit = (output / "units/qmzj.html").read_text("utf-8")

    assert '<a href="#tables">数据表</a>' in unit
    assert 'href="../tables/a.html"' in unit
    assert '<a href="tables/index.html">数据表</a>' in (output / "site-map.html").read_text("utf-8")
    assert "共1张" in (output / "data/index.html").read_text("utf-8")


def test_what_was_changed_stands_on_the_page_the_last_first_and_dates_the_table(
    built: Built,
) -> None:
    log = "变更记录:\n- {日期: 2026-04-01, 说明: 全表公布}\n- {日期: 2026-09-18, 说明: 改正3项}\n"
    output = built(once("- 事项\n", "事项\n甲\n", log))
    html = page(output, "a.html")

    assert (
        "<li><span>2026年9月18日</span>　<span>改正3项</span></li>"
        "<li><span>2026年4月1日</span>　<span>全表公布</span></li>"
    ) in html
    assert json.loads(page(output, "a.json"))["变更记录"][1]["说明"] == "改正3项"
    assert "2026年9月18日" in page(output, "index.html")
