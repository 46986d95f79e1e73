"""What a forecast says of a day is what a check on that day says."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.build import Order, Standing, check, standings
from generator.diagnostic import Diagnostic, Rejected, errors
from generator.progress import progress
from generator.records import Task
from generator.rules import RULES
from generator.site import Site
from tests.conftest import FolderOf, files_in, moment_of
from tests.worlds import FIRST, LAST, worlds

States = tuple[tuple[str, str, str], ...]
"""(task, state, reason)."""


def states(site: Site) -> States:
    found = ((task.id, progress(site, task)) for task in site.all(Task))
    return tuple((name, each.state, each.next.reason) for name, each in found)


def order(folder: Path, moment: datetime) -> Order:
    return Order(folder, folder / "output", moment, 1, "serial")


def forecast(folder: Path, start: datetime, until: date) -> list[Standing[States]]:
    return list(standings(order(folder, start), until, states, lambda _step: None))


def afresh(folder: Path, day: date) -> Standing[States]:
    """Found out on that day, from nothing."""
    return forecast(folder, moment_of(day), day)[0]


def checked(folder: Path, day: date) -> tuple[Diagnostic, ...]:
    try:
        return check(order(folder, moment_of(day)), lambda _step: None).findings
    except Rejected as rejected:
        return rejected.diagnostics


@contextmanager
def laid(text: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for file, content in files_in(text).items():
            path = Path(name, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        yield Path(name)


@settings(max_examples=12)
@given(worlds(), st.dates(FIRST, LAST - timedelta(60)), st.data())
def test_each_day_of_a_forecast_is_what_a_check_on_that_day_says(
    world: str, start: date, data: st.DataObject
) -> None:
    until = start + timedelta(60)
    with laid(world) as folder:
        found = forecast(folder, moment_of(start), until)
        assert found[0].findings == checked(folder, start)
        assume(not errors(found[0].findings))
        days = data.draw(st.lists(st.dates(start, until), max_size=3, unique=True))
        for day in {*days, found[-1].day}:
            told = [each for each in found if each.day <= day][-1]
            fresh = afresh(folder, day)
            assert (told.findings, told.seen) == (fresh.findings, fresh.seen)


TIMED = """
    -- content/units.yaml --
    单位:
    - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
    -- content/documents/2026/a.md --
    ---
    标题: 一件
    发布机构: [区财政局]
    成文日期: 2026-11-16
    发布日期: 2026-12-01
    发布时间: 2026-12-01 09:00
    撤下日期: 2026-12-20
    栏目: [zcwj]
    ---
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: 2026
    成文日期: 2026-03-01
    任务:
    - {序号: 1, 内容: 某事, 牵头单位: 区财政局, 时限: 2026年12月25日前, 佐证: [{文件: 2026/a}]}
"""


def told(found: list[Standing[States]]) -> dict[str, str]:
    """The state of the first task by day."""
    return {each.day.isoformat(): each.seen[0][1] for each in found if each.seen}


def test_what_comes_and_goes_by_itself_changes_the_states_on_its_days(folder_of: FolderOf) -> None:
    found = told(forecast(folder_of(TIMED), moment_of(date(2026, 11, 20)), date(2026, 12, 31)))

    turns = {"2026-11-20": "未到期", "2026-12-01": "已完成（已核）", "2026-12-20": "临近", "2026-12-26": "逾期"}  # fmt: skip
    assert {day: found[day] for day in turns} == turns


def test_what_comes_later_on_the_first_day_is_a_day_of_its_own(folder_of: FolderOf) -> None:
    start = datetime(2026, 12, 1, 8)
    found = forecast(folder_of(TIMED), start, date(2026, 12, 1))

    assert [(each.day, each.seen[0][1]) for each in found if each.seen] == [
        (date(2026, 12, 1), "未到期"),
        (date(2026, 12, 1), "已完成（已核）"),
    ]


def test_no_day_after_the_last_one_is_looked_at(folder_of: FolderOf) -> None:
    found = forecast(folder_of(TIMED), moment_of(date(2026, 11, 20)), date(2026, 12, 1))

    assert found[-1].day <= date(2026, 12, 1)


def test_errors_are_told_with_the_states_and_end_the_forecast(folder_of: FolderOf) -> None:
    wrong = TIMED.replace("牵头单位: 区财政局", "牵头单位: 区某局")
    (found,) = forecast(folder_of(wrong), moment_of(date(2026, 11, 20)), date(2026, 12, 31))

    assert "unknown-unit" in {each.rule for each in found.findings}
    assert found.seen is not None


def test_what_cannot_be_read_is_told_without_states(folder_of: FolderOf) -> None:
    wrong = TIMED.replace("发布日期: 2026-12-01", "发布日期: 明天")
    (found,) = forecast(folder_of(wrong), moment_of(date(2026, 11, 20)), date(2026, 12, 31))

    assert (found.seen, len(found.findings)) == (None, 1)


TAKEN = (
    TIMED
    + """
    -- content/documents/2026/b.md --
    ---
    标题: 另一件
    发布机构: [区财政局]
    成文日期: 2026-11-16
    发布日期: 2026-11-17
    栏目: [zcwj]
    ---
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    栏目:
    - {标识: guide, 名称: 政府信息公开指南}
    - {标识: rules, 名称: 政府信息公开制度}
    - {标识: content, 名称: 法定主动公开内容, 子栏目: [{标识: zcwj, 名称: 政策文件}]}
    - {标识: reports, 名称: 政府信息公开年报}
    重定向:
    - {从: documents/2026/a.html, 到: documents/2026/b.html}
"""
)
"""From its hour on the document and a redirect ask for one address."""


def test_an_error_of_a_later_day_is_told_on_it_and_after_it(folder_of: FolderOf) -> None:
    folder = folder_of(TAKEN)
    found = forecast(folder, moment_of(date(2026, 11, 20)), date(2027, 1, 10))

    clashes = {each.day: "address-clash" in {told.rule for told in each.findings} for each in found}
    assert [day for day, is_so in clashes.items() if is_so] == [
        day for day in clashes if day >= date(2026, 12, 1)
    ]
    for each in found:
        assert each.findings == checked(folder, each.day)


def test_every_rule_over_addresses_is_an_error(folder_of: FolderOf) -> None:
    """A forecast makes pages only on days when records come or go: reminders would be missed."""
    assert {rule.severity for rule in RULES if rule.addresses} == {"error"}


def test_a_forecast_leaves_the_output_alone(folder_of: FolderOf) -> None:
    folder = folder_of(TIMED)
    forecast(folder, moment_of(date(2026, 11, 20)), date(2026, 12, 31))

    assert not (folder / "output").exists()
    assert not (folder / ".gongkai").exists()
