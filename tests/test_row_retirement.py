"""Rows of data tables that are taken down one by one, each after its own day."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.build import Order, build
from generator.pages.data_table import plan
from generator.records import DataTable
from generator.rules.display_over import display_over
from generator.rules.review_due import review_due
from tests.conftest import AS_OF, FolderOf, RefusalOf, SiteOf, Told, moment_of
from tests.tables import once, table

FIELDS = """
- 文号
- {名称: 单位, 类型: 单位, 筛选: 是}
- {名称: 罚款, 类型: 金额, 合计: 是}
- {名称: 公示截止, 类型: 日期, 撤下: 是}
"""
ROWS = once(
    FIELDS,
    """
文号,单位,罚款,公示截止
甲一号,区民政局,10,2026-11-20
乙二号,区财政局,20,2027-01-09
丙三号,区民政局,30,2026-11-20
丁四号,区财政局,40,
""",
)


class Built:
    def __init__(self, folder_of: FolderOf, text: str, as_of: date) -> None:
        self.folder = folder_of(text)
        self.output = self.folder / "output"
        self.again(as_of)

    def again(self, as_of: date) -> None:
        order = Order(self.folder, self.output, moment_of(as_of), engine="serial")
        build(order, lambda _step: None)

    def page(self, name: str = "a.html") -> str:
        return (self.output / "tables" / name).read_text("utf-8")

    def holding(self, text: str) -> list[Path]:
        """Files of the output that say it."""
        return [
            path
            for path in self.output.rglob("*")
            if path.is_file() and text.encode() in path.read_bytes()
        ]


def test_until_its_last_day_a_row_is_shown(folder_of: FolderOf) -> None:
    built = Built(folder_of, ROWS, AS_OF)

    assert "甲一号" in built.page()
    assert "已经撤下" not in built.page()


def test_the_day_after_it_is_in_no_file_and_the_page_says_how_many_have_gone(
    folder_of: FolderOf,
) -> None:
    built = Built(folder_of, ROWS, AS_OF)
    built.again(date(2026, 11, 21))
    html = built.page()

    assert "有2行过了公示截止的日期，已经撤下。" in html
    assert built.holding("甲一号") == built.holding("丙三号") == []
    assert html.index("乙二号") < html.index("丁四号")


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (AS_OF, date(2026, 11, 21)),
        (date(2026, 11, 21), date(2027, 1, 10)),
        (date(2027, 1, 10), None),
    ],
)
def test_the_page_is_made_again_on_the_day_after_the_next_last_day(
    site_of: SiteOf, day: date, until: date | None
) -> None:
    site = site_of(ROWS, day)
    with site.reading() as reads:
        assert [*plan.pages(site, site.all(DataTable)[0])]

    assert reads.until == until


def test_what_is_left_is_counted_and_summed_anew(folder_of: FolderOf) -> None:
    built = Built(folder_of, ROWS, date(2026, 11, 21))
    found = json.loads(built.page("a.json"))

    assert (found["行数"], found["已撤下行数"], found["合计"]) == (2, 2, {"罚款": 60})
    assert [each["文号"] for each in found["数据"]] == ["乙二号", "丁四号"]
    assert '<td class="is-number" data-label="罚款">60</td>' in built.page()
    assert ">2行<" in built.page("index.html")
    assert "<select" not in built.page()  # one unit is left: there is nothing to choose


def test_when_all_have_gone_the_page_says_so_and_stays(folder_of: FolderOf) -> None:
    text = once(
        "- 文号\n- {名称: 公示截止, 类型: 日期, 撤下: 是}\n", "文号,公示截止\n甲一号,2026-11-19\n"
    )
    built = Built(folder_of, text, AS_OF)

    assert "有1行过了公示截止的日期，已经撤下。" in built.page()
    assert json.loads(built.page("a.json"))["数据"] == []
    assert built.holding("甲一号") == []


def test_rows_of_many_days_stand_on_as_many_pages_as_any_others(folder_of: FolderOf) -> None:
    days = (date.fromordinal(AS_OF.toordinal() - 1 + each) for each in range(502))
    data = "文号,公示截止\n" + "".join(f"第{at}号,{day}\n" for at, day in enumerate(days))
    built = Built(
        folder_of, once("- 文号\n- {名称: 公示截止, 类型: 日期, 撤下: 是}\n", data), AS_OF
    )

    assert "共501行，这里是第1至500行" in built.page()
    assert "这里是第501至501行" in built.page("a/pages/2.html")


def test_rows_of_a_period_are_taken_down_too(folder_of: FolderOf) -> None:
    text = table(
        """
        更新周期: 每月
        字段: [文号, {名称: 罚款, 类型: 金额, 合计: 是}, {名称: 公示截止, 类型: 日期, 撤下: 是}]
        各期:
        - {期: 2026年10月, 发布日期: 2026-11-06, 数据: [[甲一号, 10, 2026-11-19], [乙二号, 20, 2027-01-09]]}
    """
    )
    built = Built(folder_of, text, AS_OF)

    assert "有1行过了公示截止的日期，已经撤下。" in built.page("a/2026-10.html")
    assert '<td class="is-number" data-label="罚款">20</td>' in built.page()
    assert built.holding("甲一号") == []


def test_rows_that_have_gone_are_to_be_moved_out_of_the_file(told: Told) -> None:
    assert told(display_over, ROWS) == []
    assert told(display_over, ROWS, date(2026, 11, 21)) == [
        "content/tables/a.yaml:11:5: 提醒 display-over：有2行过了“公示截止”的日期，已经撤下；请从原稿里移走"
    ]


def test_nobody_is_asked_to_look_again_at_a_row_that_has_gone(told: Told) -> None:
    fields = "- 文号\n- {名称: 核对, 类型: 日期, 复核: 1年内}\n- {名称: 公示截止, 类型: 日期, 撤下: 是}\n"
    data = "文号,核对,公示截止\n甲一号,2025-01-06,2026-11-19\n乙二号,2025-01-06,2027-01-09\n"

    (only,) = told(review_due, once(fields, data))
    assert "“乙二号”" in only


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("- 文号\n- {名称: 截止, 撤下: 是}\n", "“截止”是文本，只有日期可以写“撤下”"),
        ("- {名称: 文号, 类型: 日期, 撤下: 是}\n- {名称: 截止, 类型: 日期, 撤下: 是}\n", "只有一个字段可以写“撤下”"),
    ],
)  # fmt: skip
def test_one_day_and_no_more_says_when_a_row_goes(
    refusal_of: RefusalOf, fields: str, said: str
) -> None:
    (only,) = refusal_of(once(fields, "文号,截止\n2026-01-05,2026-01-05\n"))
    assert said in only
