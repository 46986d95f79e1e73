"""An inspection as people and programs read it: a page to print, a workbook, JSON, lines of text."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator import __version__, workbook
from generator.diagnostic import Diagnostic, Location, Severity
from generator.inspection import (
    GROUND,
    Forecast,
    IndicatorResult,
    Inspection,
    Outcome,
    RuleResult,
    TaskState,
    Turn,
)
from generator.page import Column, Table
from generator.text import day as in_full
from generator.vocabulary import State

SCHEMA = "gongkai-inspection/1"
"""Named in the JSON: a number that grows when a key is taken away or means something else."""


class Form(StrEnum):
    TEXT = "text"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"


def written(inspection: Inspection, form: Form) -> bytes:
    return _FORMS[form](inspection)


def _moment(inspection: Inspection) -> str:
    """A day shown as it ends needs no hour."""
    moment = inspection.moment
    hour = "" if moment.microsecond else f"{moment:%H:%M}"
    return in_full(moment.date()) + hour


def _whose(units: Iterable[str]) -> str:
    return "、".join(units)


# ── Lines of text ─────────────────────────────────────────────────────────


def _text(inspection: Inspection) -> bytes:
    return ("\n".join(_lines(inspection)) + "\n").encode()


def _lines(inspection: Inspection) -> Iterator[str]:
    yield f"{inspection.site}{inspection.section}自查　截至{_moment(inspection)}"
    yield f"结论：{inspection.verdict}"
    yield ""
    yield "单项否决指标"
    for each in inspection.vetoes:
        hand = f"（{each.by_hand}）" if each.outcome is Outcome.BY_HAND else ""
        yield f"  {each.outcome}　{each.title}{hand}"
        yield from _told(each)
    for each in inspection.groups:
        yield ""
        yield f"{each.title}：{each.outcome}"
        yield from _told(each)
    for catalog in inspection.catalogs:
        yield ""
        yield f"{catalog.title}：{_counted(catalog.counts)}"
        for row in catalog.rows:
            if row.state is State.OVERDUE:
                yield f"  {_row(row)}：{row.reason}"
    if inspection.forecast is not None:
        yield ""
        yield from _foretold(inspection.forecast)


def _told(indicator: IndicatorResult) -> Iterator[str]:
    for rule in indicator.rules:
        for each in rule.findings:
            yield f"    {each}"


def _counted(counts: Iterable[tuple[State, int]]) -> str:
    return "，".join(f"{state}{count}" for state, count in counts if count) or "没有任务"


def _row(row: TaskState) -> str:
    period = f"（{row.period}）" if row.period else ""
    return f"第{row.label}项　{row.title}{period}　{_whose(row.units)}"


def _foretold(forecast: Forecast) -> Iterator[str]:
    yield f"预测：以后什么也不发布，到{in_full(forecast.until)}"
    for remark in remarks(forecast):
        yield f"  {remark}"
    for turn in forecast.turns:
        yield f"  {in_full(turn.day)}"
        for each, more in _gathered(turn.came):
            yield f"    新的问题　{each}{_more(more)}"
        yield from (f"    不再是问题　{each}" for each in turn.went)
        yield from (
            f"    {step.before} → {step.after.state}　{_row(step.after)}" for step in turn.steps
        )


def _gathered(
    findings: Iterable[Diagnostic],
) -> Iterator[tuple[Diagnostic, tuple[Diagnostic, ...]]]:
    """What one rule says of one place, of one unit after the other: the first, and the others."""
    places: dict[tuple[str, Location], list[Diagnostic]] = {}
    for each in findings:
        places.setdefault((each.rule, each.location), []).append(each)
    for first, *others in places.values():
        yield first, tuple(others)


def _more(findings: tuple[Diagnostic, ...]) -> str:
    if not findings:
        return ""
    units = dict.fromkeys(unit for each in findings for unit in each.units)
    return f"；同样的还有{len(findings)}处{f'：{_whose(units)}' if units else ''}"


def remarks(forecast: Forecast) -> tuple[str, ...]:
    """What the forecast cannot say, or that there is nothing to say."""
    if not forecast.is_possible:
        return ("内容有错误，不能发布，无从预测；先改正错误。",)
    told = []
    if forecast.unknown is not None:
        told.append(
            f"没有{forecast.unknown}年的放假安排：按{forecast.unknown}年的工作日算的时限无法计算，不在预测里。"
        )
    if not forecast.turns:
        told.append("到那天为止，什么也不会自己变。")
    return tuple(told)


# ── JSON ──────────────────────────────────────────────────────────────────


def _json(inspection: Inspection) -> bytes:
    data = {
        "schema": SCHEMA,
        "generator": f"gongkai {__version__}",
        "site": inspection.site,
        "section": inspection.section,
        "as_of": inspection.moment.isoformat(timespec="minutes"),
        "verdict": inspection.verdict,
        "errors": inspection.count(Severity.ERROR),
        "reminders": inspection.count(Severity.WARNING),
        "vetoes": [_indicator(each) for each in inspection.vetoes],
        "groups": [_indicator(each) for each in inspection.groups],
        "catalogs": [
            {
                "id": each.id,
                "title": each.title,
                "year": each.year,
                "states": {state.value: count for state, count in each.counts},
                "tasks": [_task(row) for row in each.rows],
            }
            for each in inspection.catalogs
        ],
        "units": [
            {
                "name": each.name,
                "errors": each.errors,
                "reminders": each.reminders,
                "overdue": each.overdue,
            }
            for each in inspection.units
        ],
        "forecast": _forecast(inspection.forecast) if inspection.forecast else None,
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _indicator(result: IndicatorResult) -> dict[str, Any]:
    return {
        "title": result.title,
        "outcome": result.outcome,
        "by_hand": result.by_hand,
        "rules": [
            {
                "rule": each.name,
                "title": each.title,
                "outcome": each.outcome,
                "ground": each.ground,
                "findings": [_finding(found) for found in each.findings],
            }
            for each in result.rules
        ],
    }


def _finding(found: Diagnostic) -> dict[str, Any]:
    return {
        "file": found.location.file,
        "line": found.location.line,
        "column": found.location.column,
        "severity": found.severity,
        "rule": found.rule,
        "message": found.message,
        "units": list(found.units),
    }


def _task(row: TaskState) -> dict[str, Any]:
    return {
        "task": row.task,
        "label": row.label,
        "title": row.title,
        "units": list(row.units),
        "period": row.period,
        "due": row.due.isoformat() if row.due else None,
        "state": row.state,
        "reason": row.reason,
    }


def _forecast(forecast: Forecast) -> dict[str, Any]:
    return {
        "until": forecast.until.isoformat(),
        "possible": forecast.is_possible,
        "unknown_year": forecast.unknown,
        "days": [
            {
                "day": turn.day.isoformat(),
                "came": [_finding(each) for each in turn.came],
                "went": [_finding(each) for each in turn.went],
                "tasks": [{"before": each.before, **_task(each.after)} for each in turn.steps],
            }
            for turn in forecast.turns
        ],
    }


# ── A workbook ────────────────────────────────────────────────────────────


def _xlsx(inspection: Inspection) -> bytes:
    tables = (
        _verdicts(inspection),
        _findings(inspection),
        _rules(inspection),
        _tasks(inspection),
        _units(inspection),
        *([_days(inspection.forecast)] if inspection.forecast else ()),
    )
    day = inspection.moment.date()
    return workbook.write(*(Table(title, columns, rows, day) for title, columns, rows in tables))


_Sheet = tuple[str, tuple[Column, ...], tuple[tuple[str | int | date | None, ...], ...]]


def _columns(*words: str) -> tuple[Column, ...]:
    kinds = {"状态": "状态", "截止日期": "日期", "日期": "日期"}
    return tuple(Column(word, "", kinds.get(word, "文本")) for word in words)


def _verdicts(inspection: Inspection) -> _Sheet:
    rows: list[tuple[str | None, ...]] = [
        ("结论", inspection.verdict.value, f"截至{_moment(inspection)}", None)
    ]
    rows += [
        (each.title, each.outcome.value, each.by_hand or None, GROUND) for each in inspection.vetoes
    ]
    rows += [(each.title, each.outcome.value, None, None) for each in inspection.groups]
    return "自查结论", _columns("指标", "结论", "要人工检查的", "依据"), tuple(rows)


def _findings(inspection: Inspection) -> _Sheet:
    rows = [
        (
            indicator.title, rule.title or rule.name, each.severity.word, each.location.file,
            each.location.line or None, _whose(each.units) or None, each.message,
            rule.ground or None, rule.remedy or None,
        )
        for indicator in (*inspection.vetoes, *inspection.groups)
        for rule in indicator.rules
        for each in rule.findings
    ]  # fmt: skip
    words = ("指标", "规则", "级别", "文件", "行", "单位", "问题", "依据", "怎么改")
    return "问题", _columns(*words), tuple(rows)


def _rules(inspection: Inspection) -> _Sheet:
    rows = [
        (
            indicator.title, rule.name, rule.title or None, rule.outcome.value, len(rule.findings),
            rule.asks or None, rule.ground or None,
        )
        for indicator in (*inspection.vetoes, *inspection.groups)
        for rule in indicator.rules
    ]  # fmt: skip
    words = ("指标", "规则", "名称", "结论", "问题数", "要求", "依据")
    return "逐条规则", _columns(*words), tuple(rows)


def _tasks(inspection: Inspection) -> _Sheet:
    rows = [
        (
            catalog.title, row.label, row.title, _whose(row.units) or None, row.period or None,
            row.due, row.state.value, row.reason,
        )
        for catalog in inspection.catalogs
        for row in catalog.rows
    ]  # fmt: skip
    words = ("清单", "序号", "任务", "单位", "期", "截止日期", "状态", "理由")
    return "任务状态", _columns(*words), tuple(rows)


def _units(inspection: Inspection) -> _Sheet:
    rows = ((each.name, each.errors, each.reminders, each.overdue) for each in inspection.units)
    return "按单位", _columns("单位", "错误", "提醒", "逾期任务"), tuple(rows)


def _days(forecast: Forecast) -> _Sheet:
    rows = [row for turn in forecast.turns for row in _changes(turn)]
    rows += [(None, "说明", None, None, each) for each in remarks(forecast)]
    return "预测", _columns("日期", "变化", "规则或任务", "单位", "说明"), tuple(rows)


def _changes(turn: Turn) -> Iterator[tuple[date | None, str, str | None, str | None, str]]:
    for word, found in (("新的问题", turn.came), ("不再是问题", turn.went)):
        for each in found:
            yield turn.day, word, each.rule, _whose(each.units) or None, each.message
    for step in turn.steps:
        row = step.after
        change = f"{step.before} → {row.state}"
        yield turn.day, change, f"第{row.label}项　{row.title}", _whose(row.units), row.reason


# ── A page ────────────────────────────────────────────────────────────────


def _html(inspection: Inspection) -> bytes:
    """By itself: no script, nothing from outside."""
    environment = Environment(
        loader=PackageLoader("generator", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"in_full": in_full, "whose": _whose}
    page = environment.get_template("inspection_report.html").render(
        inspection=inspection,
        moment=_moment(inspection),
        version=__version__,
        ground=GROUND,
        errors=inspection.count(Severity.ERROR),
        reminders=inspection.count(Severity.WARNING),
        rules=sum(bool(each.manual) for each in inspection.results),
        passed=sum(each.outcome is Outcome.PASSED for each in inspection.results),
        told=[*_with_findings(inspection)],
        remarks=remarks(inspection.forecast) if inspection.forecast else (),
        days=[(in_full(turn.day), [*_rows(turn)]) for turn in inspection.forecast.turns]
        if inspection.forecast
        else [],
        states=tuple(State),
        tones=_TONES,
        overdue=[
            row for each in inspection.catalogs for row in each.rows if row.state is State.OVERDUE
        ],
    )
    return page.encode()


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing that changes on a day."""

    tone: str
    change: str
    text: str
    rule: str
    units: tuple[str, ...]


def _rows(turn: Turn) -> Iterator[_Row]:
    for each, others in _gathered(turn.came):
        tone = "alarm" if each.severity is Severity.ERROR else "warn"
        yield _Row(tone, "新的问题", f"{each.message}{_more(others)}", each.rule, each.units)
    for step in turn.steps:
        row = step.after
        text = f"{row.catalog} 第{row.label}项　{row.title}。{row.reason}"
        tone = _TONES.get(row.state, "good")
        yield _Row(tone, f"{step.before} → {row.state}", text, "", row.units)
    for each in turn.went:
        yield _Row("good", "不再是问题", each.message, each.rule, each.units)


_TONES: dict[StrEnum, str] = {
    Outcome.FAILED: "alarm",
    Outcome.REMINDED: "warn",
    Outcome.NOT_RUN: "quiet",
    Outcome.BY_HAND: "quiet",
    Outcome.PASSED: "good",
    State.OVERDUE: "alarm",
    State.SOON: "warn",
}


def _with_findings(inspection: Inspection) -> Iterator[tuple[str, RuleResult]]:
    for indicator in (*inspection.vetoes, *inspection.groups):
        for rule in indicator.rules:
            if rule.findings:
                yield indicator.title, rule


_FORMS: dict[Form, Callable[[Inspection], bytes]] = {
    Form.TEXT: _text,
    Form.JSON: _json,
    Form.XLSX: _xlsx,
    Form.HTML: _html,
}
