"""What the five portals show, read from their HTML, against what the YAML says, counted here.

Nothing below uses the generator's records: the lists are read again with plain PyYAML, so
that a task lost, moved or given to the wrong unit anywhere between file and page is seen.
"""

import posixpath
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from lxml import html

from tests import seeds

pytestmark = pytest.mark.skipif(seeds.is_absent(), reason=seeds.ABSENT)

every_seed = pytest.mark.parametrize("name", seeds.NAMES)

TOGETHER = 251
"""Tasks of the five lists, counted by hand (../shared/gold/STATS.md)."""


# ── What the YAML says ────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Task:
    id: str
    label: str
    content: str
    leads: tuple[str, ...]
    responsible: tuple[str, ...]
    division: str
    and_others: bool
    deadline: str
    doubt: str

    @property
    def cells(self) -> dict[str, str]:
        """What each cell of the row says.

        会同 is what the leads do.  分别负责 stands with those who share: the leads, where several
        lead (so in all seven such rows of 绍兴: ../shared/gold/RULES.md, 6), else the responsible.
        """
        several_lead = len(self.leads) > 1
        shared = "（分别负责）" if self.division == "分别负责" else ""
        together = "（会同）" if self.division == "会同" else ""
        others = "等" if self.and_others else ""
        return {
            "lead-cell": "、".join(self.leads) + together + (shared if several_lead else ""),
            "duty-cell": "、".join(self.responsible) + others + ("" if several_lead else shared),
            "due-cell": self.deadline,
        }

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.leads, *self.responsible)


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    level: int


def read(family: str, name: str) -> Any:
    """Every scalar as the text that was typed."""
    text = (seeds.SHARED / family / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)


def task_of(written: dict[str, Any]) -> Task:
    return Task(
        id=written.get("标识") or written["序号"],
        label=written.get("序号") or written["标识"],
        content=written["内容"],
        leads=tuple(written.get("牵头单位", ())),
        responsible=tuple(written.get("责任单位", ())),
        division=written.get("分工", ""),
        and_others=written.get("等") == "true",
        deadline=written.get("时限", ""),
        doubt=written.get("存疑", ""),
    )


def printed(holder: dict[str, Any], level: int = 1) -> Iterator[Heading | Task]:
    """The list from top to bottom: headings, and the tasks under each."""
    yield from map(task_of, holder.get("任务", ()))
    for each in holder.get("部分", ()):
        yield Heading(each["标题"], level)
        yield from printed(each, level + 1)


def sections(lines: list[Heading | Task]) -> Iterator[list[Task]]:
    """Tasks that stand together under one heading."""
    together: list[Task] = []
    for line in lines:
        if isinstance(line, Task):
            together.append(line)
        else:
            yield together
            together = []
    yield together


def folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


@dataclass(frozen=True, slots=True)
class Book:
    """Units and collectives of one government."""

    units: dict[str, dict[str, Any]]
    """By id."""
    meanings: dict[str, str]
    """Folded name → unit id, or the name of a collective."""
    members: dict[str, tuple[str, ...] | None]
    """Name of a collective → ids of its units; None where it is open."""

    def means(self, name: str) -> str:
        return self.meanings[folded(name)]

    def meant(self, names: tuple[str, ...]) -> set[str]:
        return {self.means(name) for name in names}

    def is_bound(self, unit: str, task: Task) -> bool:
        meant = self.meant(task.names)
        return unit not in meant and any(unit in (self.members.get(each) or ()) for each in meant)


@cache
def book_of(name: str) -> Book:
    written = read("units", name)
    units = {unit["标识"]: unit for unit in written["单位"]}
    meanings: dict[str, str] = {}
    for identity, unit in units.items():
        aliases = (each if isinstance(each, str) else each["名称"] for each in unit.get("别名", ()))
        for spelling in (unit["名称"], unit.get("全称", unit["名称"]), *aliases):
            meanings[folded(spelling)] = identity
    members: dict[str, tuple[str, ...] | None] = {}
    for collective in written["集合"]:
        meanings[folded(collective["名称"])] = collective["名称"]
        rule = collective["成员"]
        if rule == "不定":
            members[collective["名称"]] = None
        elif isinstance(rule, dict):
            kinds = rule["类别"]
            members[collective["名称"]] = tuple(
                key for key, unit in units.items() if unit["类别"] in kinds and "去向" not in unit
            )
        else:
            members[collective["名称"]] = tuple(meanings[folded(each)] for each in rule)
    return Book(units, meanings, members)


@cache
def lines_of(name: str) -> list[Heading | Task]:
    return list(printed(read("catalogs", name)))


def tasks_of(name: str) -> list[Task]:
    return [line for line in lines_of(name) if isinstance(line, Task)]


def duties(name: str, unit: str) -> dict[str, list[str]]:
    """Ids of the tasks that a unit leads, is named for, and is bound by."""
    book, tasks = book_of(name), tasks_of(name)
    return {
        "led": [task.id for task in tasks if unit in book.meant(task.leads)],
        "responsible": [task.id for task in tasks if unit in book.meant(task.responsible)],
        "bound": [task.id for task in tasks if book.is_bound(unit, task)],
    }


# ── What the pages show ───────────────────────────────────────────────────

Portals = dict[str, Path]
"""The output folder of each."""


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the command says, once it has made all five."""
    return seeds.main([str(tmp_path_factory.mktemp("seeds"))])


@pytest.fixture(scope="session")
def portals(told: str) -> Portals:
    homes = [Path(line.partition("打开 ")[2]) for line in told.splitlines()[1:]]
    return dict(zip(seeds.NAMES, (home.parent for home in homes), strict=True))


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def text(element: html.HtmlElement) -> str:
    return element.text_content().strip()


def by_id(root: html.HtmlElement, identity: str) -> html.HtmlElement | None:
    return root.get_element_by_id(identity, None)


def heading(path: Path) -> str:
    return text(page(path).findall(".//h1")[0])


def table(root: html.HtmlElement, identity: str) -> list[html.HtmlElement]:
    """The task rows of a table; none where there is no such table."""
    found = by_id(root, identity)
    return [] if found is None else found.find_class("task-row")


def listed(root: html.HtmlElement, identity: str) -> list[str]:
    """The ids of the tasks that a table lists, from where its rows lead."""
    rows = table(root, identity)
    return [row.find_class("task-content")[0].findall("a")[0].attrib["href"] for row in rows]


def words(row: html.HtmlElement, key: str) -> str:
    """What a cell says; nothing where the table has no such column."""
    return "".join(map(text, row.find_class(key)))


def marked(row: html.HtmlElement, mark: str) -> set[str]:
    """Which cells of a row carry a mark."""
    kinds = [cell.attrib["class"].split() for cell in row.find_class(mark)]
    return {kind[0] for kind in kinds}


def catalog_page(portals: Portals, name: str) -> Path:
    return portals[name] / f"catalogs/{name}.html"


def target(path: Path, link: html.HtmlElement) -> Path:
    return Path(posixpath.normpath(path.parent / unquote(link.attrib["href"])))


# ── Tests ─────────────────────────────────────────────────────────────────


@every_seed
def test_a_portal_of_the_list_and_the_units_as_they_are_builds(name: str, portals: Portals) -> None:
    assert (portals[name] / "index.html").is_file()
    assert read("catalogs", name)["标题"] == heading(catalog_page(portals, name))


def test_the_five_lists_together_show_every_task(portals: Portals) -> None:
    shown = {name: len(table(page(catalog_page(portals, name)), "tasks")) for name in seeds.NAMES}

    assert shown == {name: len(tasks_of(name)) for name in seeds.NAMES}
    assert sum(shown.values()) == TOGETHER


@every_seed
def test_parts_sections_and_tasks_stand_in_the_order_printed(name: str, portals: Portals) -> None:
    found: list[tuple[str, str]] = []
    tasks = by_id(page(catalog_page(portals, name)), "tasks")
    assert tasks is not None
    for row in tasks.iterfind("tbody/tr"):
        kind = row.attrib["class"]
        found.append((kind, text(row) if "id" not in row.attrib else row.attrib["id"]))

    assert found == [
        ("task-row", f"task-{line.id}")
        if isinstance(line, Task)
        else ("part-row" if line.level == 1 else "section-row", line.title)
        for line in lines_of(name)
    ]


@every_seed
def test_a_row_says_what_the_list_says(name: str, portals: Portals) -> None:
    rows = table(page(catalog_page(portals, name)), "tasks")

    for task, row in zip(tasks_of(name), rows, strict=True):
        content = row.find_class("task-content")[0].findall("a")[0]

        assert (text(row.find_class("task-number")[0]), text(content)) == (task.label, task.content)
        assert {key: words(row, key) for key in task.cells} == task.cells


@every_seed
def test_a_task_s_page_shows_the_obligation_whose_it_is_and_what_is_in_doubt(
    name: str, portals: Portals
) -> None:
    for task in tasks_of(name):
        root = page(portals[name] / f"tasks/{name}/{task.id}.html")
        duty = root.find_class("duty-picture")[0]
        leads = [text(link) for box in duty.find_class("is-lead") for link in box.findall("a")]
        others = [text(link) for link in duty.findall(".//li//a")]
        told = root.find_class("is-warn")

        assert text(root.find_class("quote")[0]) == task.content
        assert (tuple(leads), tuple(others)) == (task.leads, task.responsible)
        assert [text(each).removeprefix("存疑") for each in told] == [task.doubt] * bool(task.doubt)
        assert ("名单以“等”结尾" in text(root)) == task.and_others
        assert (task.deadline or "原件没有") in text(root)


@every_seed
def test_every_name_of_the_list_leads_to_whom_it_means(name: str, portals: Portals) -> None:
    book, path = book_of(name), catalog_page(portals, name)
    links = [
        link
        for row in table(page(path), "tasks")
        for cell in row.find_class("cell")
        for link in cell.findall("a")
    ]

    assert len(links) == sum(len(task.names) for task in tasks_of(name))
    for link in links:
        meant = book.means(text(link))
        unit = book.units.get(meant)
        assert heading(target(path, link)) == (unit["名称"] if unit else meant)
        assert target(path, link).parent.name == ("units" if unit else "collectives")


@every_seed
def test_a_unit_s_page_counts_what_it_leads_is_named_for_and_is_bound_by(
    name: str, portals: Portals
) -> None:
    for unit in book_of(name).units:
        counts = by_id(page(portals[name] / f"units/{unit}.html"), "task-counts")
        rows = [] if counts is None else counts.findall("tbody/tr")
        expected = [str(len(ids)) for ids in duties(name, unit).values()]

        found = [[text(cell) for cell in row.findall("td[@class='is-number']")] for row in rows]

        assert (unit, found) == (unit, [expected] if any(duties(name, unit).values()) else [])


@every_seed
def test_a_unit_s_page_and_its_extract_of_the_list_list_those_tasks(
    name: str, portals: Portals
) -> None:
    for unit in book_of(name).units:
        own = page(portals[name] / f"units/{unit}.html")
        extract = portals[name] / f"catalogs/{name}/units/{unit}.html"
        for kind, ids in duties(name, unit).items():
            assert listed(own, kind) == [f"../tasks/{name}/{each}.html" for each in ids]
            if any(duties(name, unit).values()):
                assert listed(page(extract), kind) == [
                    f"../../../tasks/{name}/{each}.html" for each in ids
                ]


@every_seed
def test_what_binds_a_unit_through_a_collective_says_through_which(
    name: str, portals: Portals
) -> None:
    book, tasks = book_of(name), {task.id: task for task in tasks_of(name)}
    for unit in book.units:
        rows = table(page(portals[name] / f"units/{unit}.html"), "bound")
        for row, identity in zip(rows, duties(name, unit)["bound"], strict=True):
            via = text(row.find_class("via")[0]).removeprefix("经“").removesuffix("”承担")

            assert via in book.meant(tasks[identity].names)
            assert unit in (book.members[via] or ())


@every_seed
def test_the_directory_of_units_gives_the_same_numbers(name: str, portals: Portals) -> None:
    rows = [
        row
        for each in page(portals[name] / "units/index.html").find_class("unit-table")
        for row in each.findall("tbody/tr")
    ]
    found = {text(row.findall("th")[0]): [text(td) for td in row.findall("td")[:3]] for row in rows}

    for identity, unit in book_of(name).units.items():
        expected = [str(len(ids)) for ids in duties(name, identity).values()]

        assert (unit["名称"], found[unit["名称"]]) == (unit["名称"], expected)


@every_seed
def test_a_collective_s_page_lists_its_members_and_the_tasks_that_name_it(
    name: str, portals: Portals
) -> None:
    book = book_of(name)
    paths = sorted((portals[name] / "collectives").glob("*.html"))

    assert sorted(map(heading, paths)) == sorted(book.members)
    for path in paths:
        members = book.members[heading(path)]
        shown = page(path).xpath('//section[h2[@id="h-members"]]//li/a')
        naming = [task.id for task in tasks_of(name) if heading(path) in book.meant(task.names)]

        assert [text(link) for link in shown] == [
            book.units[unit]["名称"] for unit in members or ()
        ]
        assert (text(page(path).find_class("page-kind")[0]) == "开放集合") == (members is None)
        assert listed(page(path), "tasks-1") == [f"../tasks/{name}/{each}.html" for each in naming]


@every_seed
def test_equal_neighbouring_cells_of_a_section_are_marked_and_no_others(
    name: str, portals: Portals
) -> None:
    rows = iter(table(page(catalog_page(portals, name)), "tasks"))

    for section in sections(lines_of(name)):
        above: dict[str, str] = {}
        for task in section:
            repeated = {key for key, said in task.cells.items() if said and said == above.get(key)}
            assert (task.id, marked(next(rows), "is-same")) == (task.id, repeated)
            above = task.cells


@every_seed
def test_a_cell_is_open_below_exactly_where_the_next_one_is_the_same(
    name: str, portals: Portals
) -> None:
    rows = table(page(catalog_page(portals, name)), "tasks")

    assert not marked(rows[0], "is-same")
    assert not marked(rows[-1], "is-open")
    for row, below in pairwise(rows):
        assert marked(row, "is-open") == marked(below, "is-same")


def test_without_the_shared_data_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"没有 \.\./shared"):
        seeds.main([str(tmp_path / "portals")], tmp_path / "shared")

    assert list(tmp_path.iterdir()) == []


def test_the_command_says_where_to_look(told: str, portals: Portals) -> None:
    first = told.splitlines()[0].removeprefix("五个网站在 ")

    assert {home.parents[1] for home in portals.values()} == {Path(first)}
    assert all((home / "index.html").is_file() for home in portals.values())


def test_portals_that_are_there_already_are_left_alone(portals: Portals) -> None:
    folder = portals[seeds.NAMES[0]].parents[1]

    with pytest.raises(SystemExit, match="已经有内容"):
        seeds.main([str(folder)])
