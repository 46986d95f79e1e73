"""What a rule is: a check with its legal ground, over the linked site or over the plan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc

from generator.diagnostic import Place, Severity
from generator.page import Plan
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, where.  `units` are the names of those whose it is."""

    place: Place
    message: str
    units: tuple[str, ...] = ()
    severity: Severity | None = None
    """Where it differs from the rule's."""


@dataclass(frozen=True, slots=True)
class Published:
    """Addresses that were on the site before: of the last release, or of an earlier sitemap."""

    addresses: frozenset[str] = frozenset()


SiteCheck = Callable[[Site], Iterable[Finding]]
PlanCheck = Callable[[Plan, Published], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`manual` is the check's docstring: what it asks, on which ground, how to mend it, in Chinese."""

    name: str
    title: str
    severity: Severity
    manual: str
    site: SiteCheck | None = None
    plan: PlanCheck | None = None


def over_site(severity: Severity, title: str) -> Callable[[SiteCheck], Rule]:
    """Turn a function over the linked site into a rule named after it."""

    def make(check: SiteCheck) -> Rule:
        return Rule(_name(check), title, severity, cleandoc(check.__doc__ or ""), site=check)

    return make


def over_plan(severity: Severity, title: str) -> Callable[[PlanCheck], Rule]:
    """The same over the plan: addresses, before anything is rendered."""

    def make(check: PlanCheck) -> Rule:
        return Rule(_name(check), title, severity, cleandoc(check.__doc__ or ""), plan=check)

    return make


def _name(check: object) -> str:
    return str(getattr(check, "__name__", "")).replace("_", "-")
