"""What a rule is: a check with its legal ground, over each record, the linked site, or the addresses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, Protocol

from generator.diagnostic import Place, Severity
from generator.record import Entry
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, where.  `units` are the names of those whose it is."""

    place: Place
    message: str
    units: tuple[str, ...] = ()
    severity: Severity | None = None
    """Where it differs from the rule's."""


class Addresses(Protocol):
    """The files of the release that is being made."""

    def is_file(self, url: str) -> bool: ...

    def is_redirect(self, url: str) -> bool: ...

    @property
    def clashes(self) -> Iterable[tuple[str, str, str]]:
        """(address, file that claims it, file that has it) of addresses claimed twice."""

    @property
    def unmade(self) -> Iterable[tuple[str, str, str]]:
        """(address, content file, why) of files that could not be made as they should be."""

    @property
    def vanished(self) -> Iterable[str]:
        """Permanent addresses that were published and are no more."""


EachCheck = Callable[[Site, Any], Iterable[Finding]]
SiteCheck = Callable[[Site], Iterable[Finding]]
AddressCheck = Callable[[Site, Addresses], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`manual` is the check's docstring: what it asks, on which ground, how to mend it, in Chinese."""

    name: str
    title: str
    severity: Severity
    manual: str
    kinds: tuple[type[Entry], ...] = ()
    each: EachCheck | None = None
    site: SiteCheck | None = None
    addresses: AddressCheck | None = None


def over_each(*kinds: type[Entry], severity: Severity, title: str) -> Callable[[EachCheck], Rule]:
    """Turn a function over the site and one record into a rule named after it.

    The way to be preferred: after a change only the records that it touches are checked again.
    """

    def make(check: EachCheck) -> Rule:
        return Rule(_name(check), title, severity, _manual(check), kinds=kinds, each=check)

    return make


def over_site(severity: Severity, title: str) -> Callable[[SiteCheck], Rule]:
    """The same over the linked site, where a finding is not any one record's."""

    def make(check: SiteCheck) -> Rule:
        return Rule(_name(check), title, severity, _manual(check), site=check)

    return make


def over_addresses(severity: Severity, title: str) -> Callable[[AddressCheck], Rule]:
    """The same over the addresses of the release, before it is published."""

    def make(check: AddressCheck) -> Rule:
        return Rule(_name(check), title, severity, _manual(check), addresses=check)

    return make


def _name(check: object) -> str:
    return str(getattr(check, "__name__", "")).replace("_", "-")


def _manual(check: object) -> str:
    return cleandoc(check.__doc__ or "")
