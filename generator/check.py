"""What the rules say: of a record, of the site, of the addresses of a release."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from generator.diagnostic import Diagnostic, Location, Place
from generator.record import Entry
from generator.rule import Addresses, Finding, Rule
from generator.rules import RULES
from generator.site import Site

Locate = Callable[[Place], Location]


@cache
def _rules_of(kind: type[Entry]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.each and kind in rule.kinds)


def check_record(site: Site, record: Entry, locate: Locate) -> Iterator[Diagnostic]:
    for rule in _rules_of(type(record)):
        if rule.each is not None:
            yield from _diagnostics(rule, rule.each(site, record), locate)


def site_rules() -> dict[str, Rule]:
    """Rules over the whole site, by name."""
    return {rule.name: rule for rule in RULES if rule.site}


def check_site(site: Site, rule: Rule, locate: Locate) -> Iterator[Diagnostic]:
    if rule.site is not None:
        yield from _diagnostics(rule, rule.site(site), locate)


def check_addresses(site: Site, addresses: Addresses, locate: Locate) -> Iterator[Diagnostic]:
    for rule in RULES:
        if rule.addresses is not None:
            yield from _diagnostics(rule, rule.addresses(site, addresses), locate)


def _diagnostics(rule: Rule, found: Iterable[Finding], locate: Locate) -> Iterator[Diagnostic]:
    for finding in found:
        yield Diagnostic(
            locate(finding.place),
            rule.name,
            finding.message,
            finding.severity or rule.severity,
            finding.units,
        )
