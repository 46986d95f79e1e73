"""Diagnostics in the forms that people and programs read: text, JSON, SARIF, GitHub annotations."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.diagnostic import Diagnostic, Severity
from generator.rules import RULES
from generator.text import did_you_mean


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def report(diagnostics: Iterable[Diagnostic], form: Format) -> str:
    return _FORMS[form](tuple(diagnostics))


def explanation(name: str) -> str:
    """The page of the manual on one rule.  Raises LookupError, in Chinese."""
    rule = next((each for each in RULES if each.name == name), None)
    if rule is None:
        names = [each.name for each in RULES]
        hint = did_you_mean(name, names) or f"，共有：{'、'.join(names)}"
        raise LookupError(f"没有名为“{name}”的规则{hint}")
    return f"{rule.name}　{rule.title}（{rule.severity.word}）\n\n{rule.manual}"


def by_unit(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, int]]:
    """How many findings each unit has, most first."""
    counts = Counter(unit for each in diagnostics for unit in each.units)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """`2个错误，5个提醒`."""
    counts = Counter(each.severity for each in diagnostics)
    return "，".join(f"{counts[each]}个{each.word}" for each in Severity)


_SHOWN = 10
"""Reminders of one rule that are told one by one."""
_UNITS = 12


def brief(diagnostics: Iterable[Diagnostic]) -> str:
    """Errors first; reminders of one rule beyond the tenth are counted."""
    ordered = sorted(diagnostics, key=lambda each: (each.severity is Severity.WARNING, each))
    told: Counter[str] = Counter()
    lines = []
    for each in ordered:
        told[each.rule] += 1
        if each.severity is Severity.ERROR or told[each.rule] <= _SHOWN:
            lines.append(str(each))
    reminders = {each.rule for each in ordered} - {
        each.rule for each in ordered if each.severity is Severity.ERROR
    }
    lines += [
        f"（{rule} 另有{count - _SHOWN}个提醒，全部见 gongkai check）"
        for rule, count in told.items()
        if count > _SHOWN and rule in reminders
    ]
    return "".join(f"{line}\n" for line in lines)


def units(diagnostics: Iterable[Diagnostic]) -> str:
    """One line of how many each unit has; nothing, where no unit has any."""
    rows = by_unit(diagnostics)
    if not rows:
        return ""
    more = f" 等{len(rows)}个" if len(rows) > _UNITS else ""
    return "按单位：" + "，".join(f"{unit}{count}" for unit, count in rows[:_UNITS]) + more + "\n"


def unchanged(files: int, diagnostics: Iterable[Diagnostic]) -> str:
    """What a build says that had nothing to do."""
    found = tuple(diagnostics)
    return f"没有变化：{files}个文件都是最新的；{tally(found)}\n{units(found)}"


def _text(diagnostics: tuple[Diagnostic, ...]) -> str:
    return "\n".join(map(str, diagnostics))


def _json(diagnostics: tuple[Diagnostic, ...]) -> str:
    rows = [
        {
            "file": each.location.file,
            "line": each.location.line,
            "column": each.location.column,
            "severity": each.severity,
            "rule": each.rule,
            "message": each.message,
            "units": list(each.units),
        }
        for each in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _sarif(diagnostics: tuple[Diagnostic, ...]) -> str:
    """SARIF 2.1.0, which code hosts show beside the line."""
    rules: list[dict[str, Any]] = [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.manual},
        }
        for rule in RULES
    ]
    results = [
        {
            "ruleId": each.rule,
            "level": each.severity,
            "message": {"text": each.message},
            "locations": [{"physicalLocation": _physical(each)}],
        }
        for each in diagnostics
    ]
    driver = {"name": "gongkai", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _physical(each: Diagnostic) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(each.location.file)}}
    if each.location.line:
        place["region"] = {
            "startLine": each.location.line,
            "startColumn": each.location.column or 1,
        }
    return place


def _github(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Workflow commands; commas, colons and line breaks are escaped as GitHub wants."""
    return "\n".join(
        f"::{each.severity} file={_escape(each.location.file)},line={each.location.line or 1},"
        f"col={each.location.column or 1},title={_escape(each.rule)}::{_escape(each.message, value=True)}"
        for each in diagnostics
    )


def _escape(text: str, *, value: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if value else text.replace(":", "%3A").replace(",", "%2C")


_FORMS: dict[Format, Callable[[tuple[Diagnostic, ...]], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.SARIF: _sarif,
    Format.GITHUB: _github,
}
