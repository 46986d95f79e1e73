"""Delete, re-date, re-home or break one piece of evidence, and the state falls; touch anything else, and none changes.

The tasks, their windows and what proves them stand here by hand, and what is enough is
counted here: the program is asked for nothing but its answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from generator.progress import Progress, progress
from generator.records import Task
from generator.site import Site
from generator.vocabulary import State
from tests import annual_reports
from tests.conftest import SiteOf

FINANCE, CIVIL, WATER, STREET, GOVERNMENT = "区财政局", "区民政局", "区水利局", "东河街道", "区政府"
BEFORE, AT_LAST = date(2025, 12, 1), date(2026, 11, 19)


@dataclass(frozen=True)
class Item:
    """Something published.  What is published period by period are several, of one `table`."""

    kind: str
    name: str
    unit: str
    day: date
    column: str = "zcwj"
    table: str = ""
    is_broken: bool = False


def item(
    kind: str, name: str, unit: str, day: str, column: str = "zcwj", *, table: str = ""
) -> Item:
    return Item(kind, name, unit, date.fromisoformat(day), column, table)


@dataclass(frozen=True)
class Case:
    """A task: `windows` are (first day, last day, how many are enough); `proofs` are named or `column` is searched.

    `alone`: each of `units` owes it by itself.  `is_open`: it may be anybody's.
    """

    text: str
    units: tuple[str, ...]
    windows: tuple[tuple[date, date, int], ...]
    proofs: tuple[str, ...] = ()
    column: str = ""
    alone: bool = False
    is_open: bool = False

    def is_liable(self, unit: str) -> bool:
        """What is looked for (查找) must be of a unit itself."""
        in_its_name = unit == GOVERNMENT and "查找" not in self.text
        return self.is_open or unit in self.units or in_its_name


FORMED = date(2026, 3, 1)
ONCE = ((FORMED, date.max, 1),)
MONTHS = tuple(
    (date(2026, each, 1), date(2026 + each // 12, each % 12 + 1, 1), 1) for each in range(1, 13)
)
QUARTERS = tuple(
    (date(2026, each, 1), date(2026 + each // 10, (each + 3) % 12, 1), 1) for each in (1, 4, 7, 10)
)
YEAR = ((date(2026, 1, 1), date(2027, 1, 1), 2),)
EVENTS = ((date(2026, 1, 20), date(2026, 8, 10), 1), (date(2026, 8, 10), date.max, 1))
"""Windows up to, but not with, their last day."""


BY_EVENTS = (
    f"牵头单位: {FINANCE}, 时限: 财政部门批复后20日内, "
    "起算: [{事件: 预算批复, 日期: 2026-01-20}, {事件: 决算批复, 日期: 2026-08-10}], 佐证: "
)


def once(proof: str, name: str, lead: str = FINANCE) -> Case:
    text = f"牵头单位: {lead}, 时限: 2026年6月30日前, 佐证: [{{{proof}}}]"
    return Case(text, (FINANCE,), ONCE, (name,), is_open=lead != FINANCE)


CASES = (
    once("文件: 2026/d1", "d1"),
    once("解读: 2026/i1", "i1"),
    once("页面: p1", "p1"),
    once("报告: qczj-2025", "qczj-2025"),
    once("事项: 2026/m1", "m1"),
    once("数据表: t1", "t1"),
    once("文件: 2026/own", "own"),  # in the government's own name
    once("文件: 2026/any", "any", "有关单位"),
    replace(once("文件: 2026/d2}, {文件: 2026/d3", "d2"), proofs=("d2", "d3")),
    replace(once("栏目: ka", ""), proofs=(), column="ka"),
    replace(once("栏目: kb", ""), proofs=(), column="kb"),
    replace(once("查找: kc", ""), proofs=(), column="kc"),
    Case(
        f"牵头单位: {FINANCE}, 时限: 按季度, 佐证: [{{数据表: t2}}]",
        (FINANCE,),
        QUARTERS,
        ("t2-1", "t2-2", "t2-3"),
    ),
    Case(
        f"牵头单位: {FINANCE}, 责任单位: {CIVIL}, 时限: 按月度, 佐证: [{{查找: kd}}]",
        (FINANCE, CIVIL),
        MONTHS,
        column="kd",
    ),
    Case(
        "责任单位: 各部门, 分工: 分别负责, 时限: 按季度, 佐证: [{查找: ke}]",
        (FINANCE, CIVIL, WATER),
        QUARTERS,
        column="ke",
        alone=True,
    ),
    Case(
        "责任单位: 各部门, 分工: 分别负责, 时限: 全年不少于2次, 佐证: [{查找: kf}]",
        (FINANCE, CIVIL, WATER),
        YEAR,
        column="kf",
        alone=True,
    ),
    Case(BY_EVENTS + "[{查找: kg}]", (FINANCE,), EVENTS, column="kg"),
    Case(BY_EVENTS + "[{栏目: kh}]", (FINANCE,), EVENTS, column="kh"),  # counts once
)
ITEMS = (
    item("document", "d1", FINANCE, "2026-06-01"),
    item("interpretation", "i1", FINANCE, "2026-06-02"),
    item("page", "p1", FINANCE, "2026-06-03"),
    item("report", "qczj-2025", FINANCE, "2026-06-04"),
    item("matter", "m1", FINANCE, "2026-06-05"),
    item("table", "t1", FINANCE, "2026-06-06"),
    item("document", "own", GOVERNMENT, "2026-06-07"),
    item("document", "any", WATER, "2026-06-08"),
    item("document", "d2", FINANCE, "2026-06-09"),
    item("document", "d3", FINANCE, "2026-06-10"),
    item("document", "ka-1", FINANCE, "2026-06-11", "ka"),
    item("document", "kb-1", FINANCE, "2026-05-01", "kb"),
    item("interpretation", "kb-2", FINANCE, "2026-06-12", "kb"),
    item("document", "kc-1", FINANCE, "2026-06-13", "kc"),
    item("period", "t2-1", FINANCE, "2026-02-05", table="t2"),
    item("period", "t2-2", FINANCE, "2026-05-05", table="t2"),
    item("period", "t2-3", FINANCE, "2026-08-05", table="t2"),
    item("document", "kd-1", FINANCE, "2026-01-15", "kd"),
    item("document", "kd-2", CIVIL, "2026-02-15", "kd"),
    item("interpretation", "kd-3", FINANCE, "2026-02-16", "kd"),
    item("matter", "kd-4", FINANCE, "2026-03-15", "kd"),
    item("document", "ke-1", FINANCE, "2026-02-01", "ke"),
    item("document", "ke-2", FINANCE, "2026-05-01", "ke"),
    item("document", "ke-3", CIVIL, "2026-05-02", "ke"),
    item("document", "kf-1", FINANCE, "2026-02-01", "kf"),
    item("matter", "kf-2", FINANCE, "2026-05-01", "kf"),
    item("document", "kf-3", CIVIL, "2026-05-02", "kf"),
    item("document", "kf-4", CIVIL, "2026-05-03", "kf"),
    item("interpretation", "kf-5", CIVIL, "2026-11-20", "kf"),
    item("document", "kf-6", WATER, "2026-11-20", "kf"),
    item("document", "kg-1", FINANCE, "2026-02-05", "kg"),
    item("document", "kg-2", FINANCE, "2026-08-20", "kg"),
    item("document", "kh-1", FINANCE, "2026-02-05", "kh"),
    item("document", "kh-2", FINANCE, "2026-08-20", "kh"),
)  # fmt: skip
BESIDE = tuple(
    item("document", f"{column}-x{number}", unit, day, column)
    for column in ("zcwj", "ka", "kb", "kc", "kd", "ke", "kf", "kg", "kh")
    for number, (unit, day) in enumerate([(STREET, "2026-05-15"), (FINANCE, "2025-12-15")])
)
"""What proves nothing: by a unit whose task it is not, or of the year before."""

# ── The world ─────────────────────────────────────────────────────────────

UNITS = f"""
    -- content/units.yaml --
    单位:
    - {{标识: qzf, 名称: {GOVERNMENT}, 类别: 政府机构}}
    - {{标识: qczj, 名称: {FINANCE}, 类别: 政府部门}}
    - {{标识: qmzj, 名称: {CIVIL}, 类别: 政府部门}}
    - {{标识: qslj, 名称: {WATER}, 类别: 政府部门}}
    - {{标识: dhjd, 名称: {STREET}, 类别: 镇街}}
    集合:
    - {{名称: 有关单位, 成员: 不定}}
    - {{名称: 各部门, 成员: {{类别: 政府部门}}}}
"""
_COLUMNS = "".join(
    f"      - {{标识: {each}, 名称: {each}, 责任单位: {FINANCE}}}\n"
    for each in ("zcwj", "ka", "kb", "kc", "kd", "ke", "kf", "kg", "kh")
)
SETTINGS = f"""
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    主办单位: {GOVERNMENT}
    栏目:
    - {{标识: guide, 名称: 政府信息公开指南}}
    - {{标识: rules, 名称: 政府信息公开制度}}
    - 标识: content
      名称: 法定主动公开内容
      子栏目:
{_COLUMNS}    - {{标识: reports, 名称: 政府信息公开年报}}
"""


def text_of(each: Item) -> str:
    """The file of an item that is not published period by period."""
    body = "见[没有的](document:2026/nothing)。" if each.is_broken else "正文。"
    head = f"标题: {each.name}\n    栏目: {each.column}\n    "
    match each.kind:
        case "document":
            more = f"发布机构: {each.unit}\n    成文日期: {each.day}\n    发布日期: {each.day}"
            folder = "documents/2026"
        case "interpretation":
            more = f"形式: 文字\n    单位: {each.unit}\n    发布日期: {each.day}\n    解读对象: 2026/about"
            folder = "interpretations/2026"
        case "matter":
            more = f"种类: 重大部署落实\n    单位: {each.unit}\n    发布日期: {each.day}"
            folder = "matters/2026"
        case "page":
            more, folder = f"单位: {each.unit}\n    更新日期: {each.day}", "pages"
        case "report":
            changes = (f"单位: {FINANCE}", f"单位: {each.unit}"), ("2026-01-26", str(each.day))
            return annual_reports.report(*changes, name=each.name)
        case _:
            return _table(each, f"发布日期: {each.day}\n    数据: [[甲]]")
    return f"\n    -- content/{folder}/{each.name}.md --\n    ---\n    {head}{more}\n    ---\n    {body}\n"


def _table(each: Item, rows: str) -> str:
    name = each.table or each.name
    return f"""
    -- content/tables/{name}.yaml --
    标题: {name}
    种类: 救助
    单位: {each.unit}
    栏目: {each.column}
    字段: 事项
    {rows}
"""


def _series(periods: list[Item]) -> str:
    """A table of which a period was published on each of these days: by which, the duty does not ask."""
    issues = "".join(
        f"\n    - {{期: 2025年第{number}季度, 发布日期: {each.day}, 数据: [[甲]]}}"
        for number, each in zip("一二三四", periods, strict=False)
    )
    return _table(periods[0], f"更新周期: 每季度\n    各期:{issues}")


ABOUT = item("document", "about", STREET, "2025-11-01")
"""What all interpretations are of."""


def world(items: tuple[Item, ...]) -> str:
    tasks = "".join(
        f"    - {{序号: {number}, 内容: 第{number}件, {case.text}}}\n"
        for number, case in enumerate(CASES, 1)
    )
    periods = [each for each in items if each.kind == "period"]
    files = [text_of(each) for each in (*items, ABOUT) if each.kind != "period"]
    catalog = f"""
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: 2026
    成文日期: {FORMED}
    任务:
{tasks}"""
    return "".join([SETTINGS, UNITS, catalog, *files, _series(periods) if periods else ""])


# ── What is right ─────────────────────────────────────────────────────────


def expected(items: tuple[Item, ...]) -> list[list[list[bool]]]:
    """Whether each turn of each share of each task is done."""
    return [
        [
            [_is_done(case, share, window, items) for window in case.windows]
            for share in ([(each,) for each in case.units] if case.alone else [case.units])
        ]
        for case in CASES
    ]


def _is_done(
    case: Case,
    share: tuple[str, ...],
    window: tuple[date, date, int],
    items: tuple[Item, ...],
) -> bool:
    first, end, times = window
    fitting = [
        each
        for each in items
        if (each.name in case.proofs or each.column == case.column)
        and each.day >= case.windows[0][0]
        and not each.is_broken
        and case.is_liable(each.unit)
        and (not case.alone or each.unit in share)
    ]
    days = sorted(each.day for each in fitting)
    if "栏目" in case.text:
        days = days[:1]
    return sum(first <= day < end for day in days) >= times


def told(site: Site) -> list[Progress]:
    found = {task.label: progress(site, task) for task in site.all(Task)}
    return [found[str(number)] for number in range(1, len(CASES) + 1)]


def done(found: list[Progress]) -> list[list[list[bool]]]:
    return [
        [[turn.state is State.DONE for turn in share.turns] for share in each.shares]
        for each in found
    ]


Change = Callable[[tuple[Item, ...], Item], tuple[Item, ...]]


def _delete(items: tuple[Item, ...], which: Item) -> tuple[Item, ...]:
    return tuple(each for each in items if each is not which)


def _put(day: date) -> Change:
    return lambda items, which: tuple(
        replace(each, day=day) if each is which else each for each in items
    )


def _give(unit: str) -> Change:
    """A table belongs to one unit with all its periods."""
    return lambda items, which: tuple(
        replace(each, unit=unit)
        if each is which or (each.table and each.table == which.table)
        else each
        for each in items
    )


def _break(items: tuple[Item, ...], which: Item) -> tuple[Item, ...]:
    return tuple(replace(each, is_broken=True) if each is which else each for each in items)


CHANGES: dict[str, Change] = {
    "deleted": _delete,
    "dated before": _put(BEFORE),
    "dated in the last window": _put(AT_LAST),
    "of a unit that is not liable": _give(STREET),
    "of another department": _give(CIVIL),
    "in the government's own name": _give(GOVERNMENT),
    "with a dead link": _break,
}
WITH_BODY = {"document", "interpretation", "matter", "page"}


def mutants(of: tuple[Item, ...]) -> Iterator[tuple[str, Item]]:
    for how in CHANGES:
        for each in of:
            if how != "with a dead link" or each.kind in WITH_BODY:
                yield how, each


@pytest.mark.parametrize(
    ("how", "which"), [*mutants(ITEMS)], ids=lambda each: getattr(each, "name", each)
)
def test_a_turn_is_done_as_long_as_enough_is_left_of_what_proves_it(
    site_of: SiteOf, how: str, which: Item
) -> None:
    items = CHANGES[how](ITEMS, which)

    assert done(told(site_of(world((*items, *BESIDE))))) == expected(items)


def test_each_piece_of_evidence_is_needed_or_there_is_another(site_of: SiteOf) -> None:
    before = expected(ITEMS)
    spare = {each.name for each in ITEMS if expected(_delete(ITEMS, each)) == before}

    assert done(told(site_of(world((*ITEMS, *BESIDE))))) == before
    assert spare == {
        "d2",
        "d3",
        "kb-1",
        "kb-2",
        "kd-2",
        "kd-3",
        "kf-3",
        "kf-4",
        "kf-5",
        "kf-6",
        "kh-2",
    }


@pytest.mark.parametrize(
    ("how", "which"),
    [
        (how, each)
        for how, each in mutants(BESIDE)
        if how in {"deleted", "dated before", "with a dead link"}
        or (how == "dated in the last window" and each.unit == STREET)
    ],
    ids=lambda each: getattr(each, "name", each),
)
def test_what_is_no_proof_changes_no_state(site_of: SiteOf, how: str, which: Item) -> None:
    beside = CHANGES[how](BESIDE, which)
    before, after = (
        [
            [(turn.state, turn.reason) for share in each.shares for turn in share.turns]
            for each in told(site_of(world((*ITEMS, *others))))
        ]
        for others in (BESIDE, beside)
    )

    assert before == after
