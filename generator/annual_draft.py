"""A draft of an annual report: what the portal knows is filled in, what only the office knows says 待填."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator import annual
from generator.evidence import liable
from generator.progress import Share, progress, worst
from generator.records import AnnualReport, Catalog, Task, Unit
from generator.records.annual_report import (
    APPLICANTS,
    OUTCOMES,
    UNFILLED,
    Disclosed,
    Requests,
    Reviews,
)
from generator.site import Site
from generator.text import did_you_mean
from generator.vocabulary import State


class NoUnit(Exception):  # noqa: N818 - the message says what to write instead
    """No unit of this name has a report to write."""


def draft(site: Site, name: str, year: int) -> str:
    """As YAML.  Raises NoUnit."""
    found = [each for each in site.registry.named(name, None) if isinstance(each, Unit)]
    if len(found) != 1:
        hint = did_you_mean(name, site.registry.known(None))
        raise NoUnit(f"没有名为“{name}”的单位{hint}")
    return "\n".join(_Draft(site, found[0], year).lines()) + "\n"


class _Draft:
    def __init__(self, site: Site, unit: Unit, year: int) -> None:
        self._site, self._unit, self._year = site, unit, year
        self._is_whole = annual.is_government(site, unit)

    def lines(self) -> Iterator[str]:
        last = annual.due(self._site, self._unit, self._year)
        yield f"# {self._unit.formal_name}{self._year}年政府信息公开工作年度报告，草稿。"
        yield f"# 写着“{UNFILLED}”的，本平台不知道，逐处填写；有一处没有填，生成时会指出来。"
        yield f"# 存为 content/reports/{self._unit.id}-{self._year}.yaml，{last}以前公布。"
        yield f"单位: {self._unit.name}"
        yield f"年度: {self._year}"
        yield f"发布日期: {UNFILLED}"
        yield from self._overview()
        yield from self._disclosed()
        yield from self._requests()
        yield from self._reviews()
        yield "主要问题: |"
        yield f"  主要问题：{UNFILLED}"
        yield f"  改进情况：{UNFILLED}"
        yield from self._matters()

    def _overview(self) -> Iterator[str]:
        documents, interpretations = (
            self._published(each) for each in ("documents", "interpretations")
        )
        yield "总体情况:"
        yield f"  主动公开: 全年在本平台公开政府信息{documents}条，发布解读{interpretations}篇。{UNFILLED}"
        carried = (
            self._last.requests.forward[-1] if self._last and self._last.requests else UNFILLED
        )
        yield (
            f"  依申请公开: 全年新收政府信息公开申请{UNFILLED}件，上年结转{carried}件，"
            f"办结{UNFILLED}件，结转下年度{UNFILLED}件。"
        )
        yield f"  信息管理: {UNFILLED}"
        yield f"  平台建设: {UNFILLED}"
        more = "（包括工作考核、社会评议和责任追究结果）" if self._is_whole else ""
        yield f"  监督保障: {UNFILLED}{more}"

    def _published(self, shelf: str) -> int:
        """Of the unit in that year; of the government: of all."""
        name = f"kind/{shelf}" if self._is_whole else f"unit-{shelf}/{self._unit.id}"
        first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        return len(self._site.dated(name, first, last))

    @property
    def _last(self) -> AnnualReport | None:
        reports = annual.reports_of(self._site, self._unit)
        return next((each for each in reports if each.year == self._year - 1), None)

    # ── Tables ────────────────────────────────────────────────────────────

    def _disclosed(self) -> Iterator[str]:
        held = annual.library(self._site, self._unit, self._year)
        yield f"# 制发、废止、现行有效；照本平台文件库{self._year}年末的状态，请核对"
        yield "主动公开表:"
        yield f"  行政规范性文件: [{held.made}, {held.repealed}, {held.in_force}]"
        for field in ("permits", "penalties", "coercions", "charges"):
            hint = Disclosed.model_fields[field].description
            yield f"  {Disclosed.word(field)}: {UNFILLED}  # {hint}"

    def _requests(self) -> Iterator[str]:
        blank = ", ".join([UNFILLED] * (len(APPLICANTS) - 1))
        known = self._last.requests if self._last else None
        yield f"# {'、'.join(APPLICANTS[:-1])}；总计由程序加"
        yield "申请表:"
        for field, word, label in _rows(Requests):
            if field == "carried" and known is not None:
                cells = ", ".join(map(str, known.forward[:-1]))
                yield f"  {word}: [{cells}]  # {label}，照{self._year - 1}年报告"
            else:
                yield f"  {word}: [{blank}]  # {label}"

    def _reviews(self) -> Iterator[str]:
        blank = ", ".join([UNFILLED] * (len(OUTCOMES) - 1))
        yield f"# {'、'.join(OUTCOMES[:-1])}；总计由程序加"
        yield "复议诉讼表:"
        for _field, word, _label in _rows(Reviews):
            yield f"  {word}: [{blank}]"

    # ── Tasks of the year ─────────────────────────────────────────────────

    def _matters(self) -> Iterator[str]:
        yield "其他事项:"
        yield f"  信息处理费: 全年发出收费通知{UNFILLED}件，收取信息处理费{UNFILLED}元。"
        catalogs = [each for each in self._site.all(Catalog) if each.year == self._year]
        if not catalogs:
            yield f"  要点落实: {UNFILLED}"
            return
        yield "  要点落实: |"
        for catalog in catalogs:
            yield f"    {self._tasks(catalog)}"
        yield f"  清单: {catalogs[0].id}"

    def _tasks(self, catalog: Catalog) -> str:
        states = [
            (task, state)
            for task in catalog.all_tasks()
            if (state := self._state(task)) is not None
        ]
        whose = "" if self._is_whole else "由本单位承担的"
        if not states:
            return f"{catalog.title}没有本单位承担的任务。"
        counts = Counter(state for _, state in states)
        told = "，".join(f"{state}{counts[state]}项" for state in State if counts[state])
        late = [task.label for task, state in states if state is State.OVERDUE]
        open_ones = f"没有按期完成的是第{'、'.join(late)}项，原因：{UNFILLED}。" if late else ""
        return f"{catalog.title}{whose}共{len(states)}项：{told}。{open_ones}"

    def _state(self, task: Task) -> State | None:
        """Of the unit's own share; of the government: of the task.  None for what is not its."""
        found = progress(self._site, task)
        if self._is_whole:
            return found.state
        if self._unit not in liable(self._site, task).units:
            return None
        own: list[Share] = [each for each in found.shares if self._unit in each.units]
        return worst(each.state for each in own) if own else found.state


def _rows(table: type[Requests] | type[Reviews]) -> Iterator[tuple[str, str, str]]:
    """(field, word, label) of each row."""
    for name, field in table.model_fields.items():
        if name != "place":
            yield name, field.alias or name, field.description or ""
