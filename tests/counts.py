"""What overviews of the sample say they count: where the number stands, and how to count it from the published JSON.

Shares no line with the program: a count sees nothing but the JSON files of the output, and
`shown` nothing but the page.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html

from tests.recount import PRESSING

Element = html.HtmlElement
Data = dict[str, Any]
Shown = Callable[[Element], Any]
Counted = Callable[["Published"], Any]


@dataclass(frozen=True, slots=True)
class Published:
    """The JSON of an output, and the day for which it was made."""

    output: Path
    day: date

    def records(self, family: str) -> list[Data]:
        """What has an id of its own: no index of others."""
        found = (
            json.loads(path.read_text("utf-8"))
            for path in sorted((self.output / family).rglob("*.json"))
        )
        return [each for each in found if "标识" in each]

    def rows(self, name: str) -> list[Data]:
        found = json.loads((self.output / f"data/{name}.json").read_text("utf-8"))
        return list(found["数据"])


@dataclass(frozen=True, slots=True)
class Count:
    what: str
    address: str
    shown: Shown
    counted: Counted


# ── On pages ──────────────────────────────────────────────────────────────


def words(element: Element) -> str:
    return str(element.text_content()).strip()


def main(page: Element) -> Element:
    (found,) = page.iter("main")
    return found


def beside(address: str) -> Shown:
    """The number beside, or within, the link to a page in the upper part of the home page."""

    def read(page: Element) -> int:
        places = "//*[@aria-labelledby='h-overviews' or contains(@class, 'hero-figures')]"
        (line,) = page.xpath(f"{places}//li[a[@href='{address}']]")
        (number,) = line.xpath(".//*[self::b or contains(@class, 'count')]")
        return int(words(number))

    return read


def heading(id_: str = "") -> Shown:
    """The number in the heading of the page, or of one of its sections."""

    def read(page: Element) -> int:
        where = f"//h2[@id='{id_}']" if id_ else "//h1"
        (number,) = page.xpath(f"{where}//*[@class='count']")
        return int(re.sub(r"\D", "", words(number)))

    return read


def said(pattern: str) -> Shown:
    """The numbers in a sentence of the lead."""

    def read(page: Element) -> list[int]:
        (lead,) = main(page).xpath(".//*[@class='page-lead']")
        found = re.search(pattern, words(lead))
        assert found, pattern
        return [int(each) for each in found.groups()]

    return read


def legend(page: Element) -> dict[str, int]:
    """State by state, and all together under 共."""
    return {
        words(line).split()[0]: int(words(line.xpath(".//b")[0]))
        for line in main(page).xpath("(.//ul[@class='legend'])[1]/li")
    }


def table(caption: str, *columns: int) -> Shown:
    """Of the rows that lead somewhere: their names, and the numbers in some columns, from 0."""

    def read(page: Element) -> dict[str, list[str]]:
        (found,) = main(page).xpath(f".//table[caption[contains(., '{caption}')]]")
        return {
            words(row[0]): [words(row[at]) for at in columns]
            for row in found.xpath("./tbody/tr[th//a]")
        }

    return read


# ── In the JSON ───────────────────────────────────────────────────────────


def every(family: str) -> Counted:
    return lambda published: len(published.records(family))


def kinds(*names: str, state: str = "") -> Counted:
    """Matters of some kinds; those whose state is one of `state`."""
    return lambda published: sum(
        each["种类"] in names and (not state or each["状态"] in state.split())
        for each in published.records("matters")
    )


CONSULTATION = ("意见征集",)
EVENTS = ("政府会议", "会议开放", "新闻发布会", "政务开放日")
HELD = "已公布议定事项 已公布情况 已公布实录"


def questions(published: Published) -> list[Data]:
    """Those that hold on the day."""
    return [
        each
        for each in published.records("questions")
        if date.fromisoformat(each.get("有效至", "9999-12-31")) >= published.day
    ]


def facet(published: Published, name: str) -> dict[str, int]:
    """How many questions have each value of a field."""
    found = Counter[str]()
    for each in questions(published):
        found.update(each[name] if isinstance(each[name], list) else [each[name]])
    return dict(found)


def facet_shown(id_: str) -> Shown:
    return lambda page: {
        words(line.xpath("./a")[0]): int(words(line.xpath("./*[@class='count']")[0]))
        for line in page.xpath(f"//section[@aria-labelledby='{id_}']//li")
    }


def normative(*states: str) -> Counted:
    return lambda published: sum(
        "统一编号" in each and (not states or each["有效性"] in states)
        for each in published.records("documents")
    )


def states_of(name: str, word: str, *states: str) -> Counted:
    """How many rows of a table of the site are in each state, in this order."""

    def count(published: Published) -> list[int]:
        found = Counter(each[word] for each in published.rows(name))
        assert set(found) <= set(states), found
        return [found[state] for state in states]

    return count


def with_total(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found = dict(counts)
    return {"共": sum(found.values())} | found


def ledger(published: Published) -> dict[str, int]:
    """A row for each who answers for a task by itself, in the most pressing state of its turns."""
    found = Counter[str]()
    for task in published.records("tasks/sl-2026"):
        shares: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for turn in task["办理"]:
            shares[tuple(turn["单位"])].append(turn["状态"])
        found.update(min(states, key=PRESSING.index) for states in shares.values())
    return with_total((state, found[state]) for state in PRESSING if found[state])


DUTY_STATES = ("已公开", "书面说明", "未到期", "空缺")


def duties(published: Published) -> dict[str, int]:
    found = Counter(each["情况"] for each in published.rows("duties-2026"))
    return with_total((state, found[state]) for state in DUTY_STATES)


def each_duty(published: Published) -> dict[str, list[str]]:
    """The upkeep of columns is one of them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in published.rows("duties-2026"):
        found[each["义务"] if each["来源"] != "栏目" else "栏目更新"][each["情况"]] += 1
    return {name: [str(counts[state]) for state in DUTY_STATES] for name, counts in found.items()}


def due_on_the_site(item: Data) -> bool:
    """Whether an item of a standard is to be published on the website."""
    return "主动" in item["公开方式"] and "■政府网站" in item["公开渠道和载体"]


def is_met(item: Data) -> bool:
    return any(item.get(where) for where in ("栏目", "数据表", "文件", "页面"))


def standards(published: Published) -> list[int]:
    found = published.records("standards")
    items = [item for each in found for item in each["事项"]]
    due = [item for item in items if due_on_the_site(item)]
    return [len(found), len(items), len(due), sum(map(is_met, due))]


def each_standard(published: Published) -> dict[str, list[str]]:
    found = {}
    for each in published.records("standards"):
        items = each["事项"]
        levels = [sum(level in item["公开层级"] for item in items) for level in ("县级", "乡级")]
        due = [item for item in items if due_on_the_site(item)]
        met = f"{sum(map(is_met, due))}/{len(due)}"
        found[each["领域"]] = [*map(str, (*levels, len(items))), met]
    return found


def reports(published: Published) -> list[Data]:
    return [each for each in published.records("reports") if each["年度"] == 2025]


def each_report(published: Published) -> dict[str, list[str]]:
    """What came, was carried over, settled, is left; reviews; lawsuits of both kinds; rules in force."""
    return {
        each["单位"]: [
            str(value)
            for value in (
                *(each["申请表"][row][-1] for row in ("一", "二", "三（七）", "四")),
                each["复议诉讼表"]["行政复议"][-1],
                each["复议诉讼表"]["未经复议直接起诉"][-1] + each["复议诉讼表"]["复议后起诉"][-1],
                each["主动公开表"]["行政规范性文件"][-1],
            )
        ]
        for each in reports(published)
    }


def covered(page: Element) -> int:
    """All numbers in the cells of the map of statutory content."""
    cells = main(page).xpath(".//table[contains(@class, 'coverage-table')]/tbody//td")
    return sum(int(words(each)) for each in cells if words(each).isdigit())


COUNTS = (
    Count("文件和信息", "index.html", beside("lists/kind/documents.html"), every("documents")),
    Count("解读", "index.html", beside("lists/kind/interpretations.html"), every("interpretations")),
    Count("任务清单", "index.html", beside("catalogs/index.html"), every("catalogs")),
    Count("办事指南", "index.html", beside("services/index.html"), every("services")),
    Count("政策问答库", "index.html", beside("questions/index.html"), lambda all_: len(questions(all_))),
    Count("意见征集", "index.html", beside("matters/consultations.html"), kinds(*CONSULTATION)),
    Count("会议和活动", "index.html", beside("matters/events.html"), kinds(*EVENTS)),
    Count("全部事项", "index.html", beside("matters/index.html"), every("matters")),
    Count("专题", "index.html", beside("topics/index.html"), every("topics")),
    Count("规范性文件", "index.html", beside("normative/index.html"), normative()),
    Count("公报", "index.html", beside("gazettes/index.html"), every("gazettes")),
    Count("标准目录", "index.html", beside("standards/index.html"), every("standards")),
    Count("数据表", "index.html", beside("tables/index.html"), lambda all_: len({each["网址"] for each in all_.records("tables") if "/" not in each["标识"]})),
    Count("各种情况的格数", "coverage.html", said(r"已公开(\d+)格，有说明(\d+)格，空白(\d+)格"), states_of("coverage", "公开情况", "已公开", "说明", "空白")),
    Count("各格的件数", "coverage.html", covered, lambda all_: sum(each["件数"] or 0 for each in all_.rows("coverage"))),
    Count("栏目", "columns/index.html", heading(), every("columns")),
    Count("栏目的更新情况", "columns/index.html", said(r"按期更新(\d+)个，到期未更新(\d+)个，不适用(\d+)个，不设期限(\d+)个"), states_of("columns", "情况", "按期更新", "到期未更新", "不适用", "不设期限")),
    Count("现行有效", "normative/index.html", heading(), normative("有效", "已修改", "尚未施行")),
    Count("废止、失效", "normative/void.html", heading(), normative("废止", "失效")),
    Count("问答", "questions/index.html", heading(), lambda all_: len(questions(all_))),
    Count("各领域的问答", "questions/index.html", facet_shown("h-fields"), lambda all_: facet(all_, "领域")),
    Count("各受众的问答", "questions/index.html", facet_shown("h-audiences"), lambda all_: facet(all_, "受众")),
    Count("正在征求意见", "matters/consultations.html", heading("h-open"), kinds(*CONSULTATION, state="征求意见中")),
    Count("等待反馈", "matters/consultations.html", heading("h-waiting"), kinds(*CONSULTATION, state="已截止，待反馈")),
    Count("已经反馈", "matters/consultations.html", heading("h-answered"), kinds(*CONSULTATION, state="已反馈")),
    Count("将要举行", "matters/events.html", heading("h-coming"), kinds(*EVENTS, state="将举行")),
    Count("已经取消", "matters/events.html", heading("h-cancelled"), kinds(*EVENTS, state="已取消")),
    Count("已经举行", "matters/events.html", heading("h-held"), kinds(*EVENTS, state=HELD)),
    Count("标准目录的项数", "standards/index.html", said(r"(\d+)个领域编制了目录，共(\d+)项，其中应当在网站上主动公开的(\d+)项，已经落实到栏目、数据表或者文件的(\d+)项"), standards),
    Count("各领域的项数", "standards/index.html", table("各领域", 2, 3, 4, 5), each_standard),
    Count("公报各期", "gazettes/index.html", heading(), every("gazettes")),
    Count("各年的公报", "gazettes/index.html", heading("h-2025"), lambda all_: sum(each["年"] == 2025 for each in all_.records("gazettes"))),
    Count("公布报告的单位", "reports/years/2025.html", said(r"(\d+)个单位"), lambda all_: [len(reports(all_))]),
    Count("各单位的主要数据", "reports/years/2025.html", table("主要数据", *range(2, 9)), each_report),
    Count("台账各状态的项数", "catalogs/sl-2026/ledger.html", legend, ledger),
    Count("各种情况的格数", "duties/index.html", legend, duties),
    Count("各项义务的格数", "duties/index.html", table("各项义务", 1, 2, 3, 4), each_duty),
)  # fmt: skip
