"""Site and plan to diagnostics, through the rules."""

from collections.abc import Callable, Iterable

from generator.diagnostic import Diagnostic, Location, Place
from generator.page import Plan
from generator.rule import Finding, Published, Rule
from generator.rules import RULES
from generator.site import Site

Locate = Callable[[Place], Location]


def check_site(site: Site, locate: Locate) -> tuple[Diagnostic, ...]:
    return _diagnostics(((rule, rule.site(site)) for rule in RULES if rule.site), locate)


def check_plan(plan: Plan, published: Published, locate: Locate) -> tuple[Diagnostic, ...]:
    return _diagnostics(((rule, rule.plan(plan, published)) for rule in RULES if rule.plan), locate)


def _diagnostics(
    found: Iterable[tuple[Rule, Iterable[Finding]]], locate: Locate
) -> tuple[Diagnostic, ...]:
    return tuple(
        sorted(
            Diagnostic(
                locate(finding.place),
                rule.name,
                finding.message,
                finding.severity or rule.severity,
                finding.units,
            )
            for rule, findings in found
            for finding in findings
        )
    )
