"""The inspection of a site by the indicators that it will be inspected by, before it is published.

What a program can judge it judges; what it cannot is named, so that nobody takes silence for a pass.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from generator import ledger
from generator.build import Order, Standing, standings
from generator.diagnostic import Diagnostic, Severity, errors
from generator.progress import progress
from generator.records import Catalog
from generator.rule import Rule
from generator.rules import RULES
from generator.site import Site
from generator.vocabulary import State


class Verdict(StrEnum):
    PASSED = "合格"
    VETOED = "不合格（单项否决）"
    WRONG = "不合格（内容有错误）"


class Outcome(StrEnum):
    """Of a rule or an indicator, the worst first."""

    FAILED = "不合格"
    REMINDED = "有提醒"
    NOT_RUN = "没有检查"
    BY_HAND = "需人工检查"
    PASSED = "通过"


# ── What is inspected ─────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Indicator:
    """`rules` by name; `by_hand` is what only a person can judge."""

    title: str
    rules: tuple[str, ...] = ()
    by_hand: str = ""


GROUND = "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》第一部分"
VETOES = (
    Indicator(
        "安全、泄密等严重问题",
        (
            "restricted-mark",
            "placeholder-text",
            "personal-data",
            "date-order",
            "signature-date",
            "stated-date",
        ),
        "严重表述错误；泄露国家秘密；发布或链接反动、暴力、色情等内容；网站被攻击、篡改没有及时处理；弄虚作假；因管理不当造成恶劣影响",
    ),
    Indicator("站点无法访问", (), "一周内每天间隔访问，首页15秒打不开的次数占5%以上"),
    Indicator("首页不更新", ("stale-home",)),
    Indicator("栏目不更新", ("column-veto",)),
    Indicator(
        "互动回应差",
        ("answer-veto",),
        "没有提供有效的网上咨询渠道；没有登记在本站的有效留言，一年内有超过三个月没有答复的",
    ),
    Indicator(
        "服务不实用",
        ("service-veto",),
        "没有提供办事服务；不在本站的办事指南缺少事项名称、设定依据、申请条件、办理材料等要素；要素写了而不准确",
    ),
)
_REMINDERS_THAT_VETO = {"stale-home", "column-veto", "answer-veto", "service-veto"}
"""Rules that are no errors, lest a build at night is stopped by the calendar."""

GROUPS = (
    Indicator(
        "公开的时限和更新",
        ("publication-delay", "duty-gap", "stale-column", "guide-age", "annual-due", "answer-due", "missing-period", "display-over", "review-due", "missing-holidays"),
    ),
    Indicator(
        "年度任务清单",
        ("overdue-task", "unfit-evidence", "missing-event", "statement-period", "task-without-unit", "blank-lead", "unread-deadline", "past-deadline", "other-deadline", "lineage"),
    ),
    Indicator(
        "政策文件和解读",
        ("interpretation-due", "interpretation-order", "blank-validity", "validity-state", "validity-period", "validity-review", "change-ground", "early-force", "document-procedure", "register-number", "register-sequence", "equal-versions", "rendition-extra", "repost-late", "document-vetting"),
    ),
    Indicator("规范性文件清理和政府公报", ("cleanup-yearly", "cleanup-coverage", "cleanup-result", "gazette-listing", "gazette-series", "gazette-contents")),
    Indicator("政策问答、办事指南和专题", ("answer-ground", "service-elements", "service-time", "topic-gap")),
    Indicator("决策、征集、项目、突发事件和会议", ("matter-parts", "matter-stage", "matter-clock", "matter-delay", "consultation-period", "consultation-outcome")),
    Indicator("文号、索引号、分类和标题", ("document-number", "index-number", "controlled-words", "duplicate-title")),
    Indicator("公开指南和年度报告", ("guide-items", "annual-sums", "annual-carried", "annual-total", "annual-prose", "annual-in-force", "annual-library")),
    Indicator("应公开的内容", ("coverage-gap", "standard-missing", "standard-unfulfilled", "standard-limit")),
    Indicator("栏目", ("empty-column", "undated-reason", "column-upkeep")),
    Indicator("单位和机关职能", ("unknown-unit", "ambiguous-unit", "empty-collective", "unit-facts", "unit-code")),
    Indicator("链接和网址", ("dangling-reference", "duplicate-id", "address-clash", "vanished-address", "redirect-target")),
    Indicator("网站标识", ("identity-items",)),
)  # fmt: skip
WRITING, OTHERS = "写法", "其他规则"


# ── What is found ─────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule found; `manual` is its page of the manual, empty for what the reader of files says."""

    name: str
    title: str
    manual: str
    outcome: Outcome
    findings: tuple[Diagnostic, ...]

    @property
    def asks(self) -> str:
        return self.manual.partition("\n依据：")[0].replace("\n", "")

    @property
    def ground(self) -> str:
        return self.manual.partition("\n依据：")[2].partition("\n怎么改：")[0].replace("\n", "")

    @property
    def remedy(self) -> str:
        return self.manual.partition("\n怎么改：")[2].replace("\n", "")


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    title: str
    by_hand: str
    outcome: Outcome
    rules: tuple[RuleResult, ...]

    @property
    def findings(self) -> int:
        return sum(len(each.findings) for each in self.rules)


@dataclass(frozen=True, slots=True)
class TaskState:
    """How a task stands: for one unit, where each does it for itself, or for all."""

    task: str
    """Its id."""
    label: str
    title: str
    catalog: str
    units: tuple[str, ...]
    period: str
    due: date | None
    state: State
    reason: str

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        return self.task, self.units


@dataclass(frozen=True, slots=True)
class CatalogStates:
    """`counts` of tasks; `rows` of whatever is owed by itself, the most pressing first."""

    id: str
    title: str
    year: int
    counts: tuple[tuple[State, int], ...]
    rows: tuple[TaskState, ...]

    @property
    def tasks(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class UnitCount:
    name: str
    errors: int
    reminders: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Step:
    """A task that stands otherwise than before; units of which the same is true together."""

    before: State
    after: TaskState


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something changes by itself."""

    day: date
    came: tuple[Diagnostic, ...]
    went: tuple[Diagnostic, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """`unknown` is the first year whose working days nobody has announced, if it begins before the end."""

    until: date
    turns: tuple[Turn, ...]
    unknown: int | None
    is_possible: bool = True
    """Where there are errors, nothing can be published."""


@dataclass(frozen=True, slots=True)
class Inspection:
    site: str
    section: str
    moment: datetime
    verdict: Verdict
    vetoes: tuple[IndicatorResult, ...]
    groups: tuple[IndicatorResult, ...]
    catalogs: tuple[CatalogStates, ...]
    units: tuple[UnitCount, ...]
    forecast: Forecast | None

    @property
    def results(self) -> Iterator[RuleResult]:
        for indicator in (*self.vetoes, *self.groups):
            yield from indicator.rules

    def count(self, severity: Severity) -> int:
        return sum(found.severity is severity for each in self.results for found in each.findings)


def inspect(order: Order, days: int, tell: Callable[[str], None]) -> Inspection:
    """As of the moment of the order; with a forecast of so many days, if any."""
    until = order.as_of + timedelta(days)
    first, *later = standings(order, until, _look, tell)
    seen = first.seen or _Seen("", "", (), None)
    results = _Results(first.findings, is_read=first.seen is not None)
    vetoes = tuple(results.of(each, is_veto=True) for each in VETOES)
    groups = tuple(results.of(each) for each in GROUPS)
    return Inspection(
        seen.site or order.root.name,
        seen.section,
        order.moment,
        _verdict(first.findings, vetoes),
        vetoes,
        (*groups, *results.rest()),
        seen.catalogs,
        _units(first.findings, seen.catalogs),
        _forecast(first, later, until) if days else None,
    )


# ── What is looked up in the site ─────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Seen:
    site: str
    section: str
    catalogs: tuple[CatalogStates, ...]
    unknown: int | None


def _look(site: Site) -> _Seen:
    catalogs = sorted(site.all(Catalog), key=lambda each: (-each.year, each.id))
    states = tuple(_states(site, each) for each in catalogs)
    config = site.config
    return _Seen(config.name, config.section, states, site.calendar.first_unknown(site.as_of.year))


def _states(site: Site, catalog: Catalog) -> CatalogStates:
    counts = Counter(progress(site, task).state for task in catalog.all_tasks())
    rows = tuple(
        TaskState(
            row.task.id,
            row.task.label,
            row.task.title,
            catalog.id,
            (row.unit.name,) if row.unit else row.task.party_names,
            row.name,
            row.turn.last_day,
            row.state,
            row.reason,
        )
        for row in ledger.of_catalog(site, catalog)
    )
    told = tuple((state, counts[state]) for state in State)
    return CatalogStates(catalog.id, catalog.title, catalog.year, told, rows)


# ── Results ───────────────────────────────────────────────────────────────


class _Results:
    """Findings by rule; those of rules that stand in no group are told with the rest."""

    def __init__(self, findings: Iterable[Diagnostic], *, is_read: bool) -> None:
        self._rules = {rule.name: rule for rule in RULES}
        self._told: dict[str, list[Diagnostic]] = {}
        for each in findings:
            self._told.setdefault(each.rule, []).append(each)
        self._is_read = is_read
        self._left = dict(self._rules)

    def of(self, indicator: Indicator, *, is_veto: bool = False) -> IndicatorResult:
        rules = tuple(self._result(self._left.pop(name)) for name in indicator.rules)
        outcomes = [self._judged(each, is_veto=is_veto) for each in rules]
        if indicator.by_hand:
            outcomes.append(Outcome.BY_HAND)
        return IndicatorResult(indicator.title, indicator.by_hand, _worst(outcomes), rules)

    def rest(self) -> Iterator[IndicatorResult]:
        if self._left:
            yield self.of(Indicator(OTHERS, tuple(self._left)))
        names = sorted(self._told.keys() - self._rules.keys())
        rules = tuple(
            RuleResult(name, "", "", _outcome(self._told[name]), tuple(self._told[name]))
            for name in names
        )
        yield IndicatorResult(WRITING, "", _worst(each.outcome for each in rules), rules)

    def _result(self, rule: Rule) -> RuleResult:
        told = tuple(self._told.get(rule.name, ()))
        outcome = _outcome(told) if told or self._is_read else Outcome.NOT_RUN
        return RuleResult(rule.name, rule.title, rule.manual, outcome, told)

    @staticmethod
    def _judged(result: RuleResult, *, is_veto: bool) -> Outcome:
        """In a veto a reminder fails nobody, unless it is one of those that do."""
        if is_veto and result.findings and result.name in _REMINDERS_THAT_VETO:
            return Outcome.FAILED
        return result.outcome


_ORDER = {outcome: rank for rank, outcome in enumerate(Outcome)}


def _worst(outcomes: Iterable[Outcome]) -> Outcome:
    return min(outcomes, key=_ORDER.__getitem__, default=Outcome.PASSED)


def _outcome(findings: Iterable[Diagnostic]) -> Outcome:
    told = tuple(findings)
    if errors(told):
        return Outcome.FAILED
    return Outcome.REMINDED if told else Outcome.PASSED


def _verdict(findings: tuple[Diagnostic, ...], vetoes: Iterable[IndicatorResult]) -> Verdict:
    if any(each.outcome is Outcome.FAILED for each in vetoes):
        return Verdict.VETOED
    return Verdict.WRONG if errors(findings) else Verdict.PASSED


def _units(
    findings: Iterable[Diagnostic], catalogs: Iterable[CatalogStates]
) -> tuple[UnitCount, ...]:
    """Most findings and overdue tasks first."""
    found: dict[str, Counter[str]] = {}
    for each in findings:
        for unit in each.units:
            found.setdefault(unit, Counter())[each.severity] += 1
    for catalog in catalogs:
        for row in catalog.rows:
            for unit in row.units if row.state is State.OVERDUE else ():
                found.setdefault(unit, Counter())["overdue"] += 1
    counts = (
        UnitCount(unit, of[Severity.ERROR], of[Severity.WARNING], of["overdue"])
        for unit, of in found.items()
    )
    return tuple(
        sorted(counts, key=lambda each: (-each.errors, -each.reminders - each.overdue, each.name))
    )


# ── The days to come ──────────────────────────────────────────────────────


def _forecast(first: Standing[_Seen], later: Iterable[Standing[_Seen]], until: date) -> Forecast:
    unknown = first.seen.unknown if first.seen else None
    is_near = unknown is not None and date(unknown, 1, 1) <= until
    turns: list[Turn] = []
    before = first
    for each in later:
        turn = _turn(before, each)
        if turn.came or turn.went or turn.steps:
            turns.append(turn)
        before = each
    return Forecast(until, tuple(turns), unknown if is_near else None, not errors(first.findings))


def _turn(before: Standing[_Seen], after: Standing[_Seen]) -> Turn:
    """A finding that is told in other words is no news that it went."""
    known, now = set(before.findings), set(after.findings)
    came = tuple(each for each in after.findings if each not in known)
    places = {(each.rule, each.location) for each in came}
    went = tuple(
        each
        for each in before.findings
        if each not in now and (each.rule, each.location) not in places
    )
    return Turn(after.day, came, went, tuple(_steps(before.seen, after.seen)))


def _steps(before: _Seen | None, after: _Seen | None) -> Iterator[Step]:
    if before is None or after is None:
        return
    known = {row.key: row.state for catalog in before.catalogs for row in catalog.rows}
    alike: dict[tuple[State, TaskState], list[str]] = {}
    for catalog in after.catalogs:
        for row in catalog.rows:
            state = known.get(row.key, row.state)
            if state is not row.state:
                alike.setdefault((state, replace(row, units=())), []).extend(row.units)
    for (state, row), units in alike.items():
        yield Step(state, replace(row, units=tuple(units)))
