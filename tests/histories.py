"""A portal whose site is built again and again, and compared each time with one built from nothing."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, Self, TypeVar

from generator.build import Order, Summary, build
from generator.diagnostic import Rejected
from tests.portals import Outcome, Portal, built, clean, damages, permanent, small_portal


class Interrupted(Exception):  # noqa: N818 - as KeyboardInterrupt
    """Whoever watched has pressed a key."""


class Editable(Protocol):
    """A portal that a test changes."""

    moment: datetime

    def copy(self) -> Self: ...

    def write(self, root: Path) -> None: ...


P = TypeVar("P", bound=Editable)


class History(Generic[P]):
    """`portal` is what the next build finds; `good` what the last one that was published found."""

    def __init__(self, folder: Path, portal: P) -> None:
        self.portal, self.good = portal, portal.copy()
        self.root = folder / "portal"
        self.site = folder / "site" / "output"
        self.other = folder / "other" / "output"
        self.known: list[str] = []
        """Addresses that were published and must stay."""

    @property
    def work(self) -> Path:
        return self.site.parent / ".gongkai" / "output"

    def order(self, *, jobs: int = 1, is_clean: bool = False, engine: str = "") -> Order:
        name = engine or ("serial" if jobs == 1 else "processes")
        return Order(self.root, self.site, self.portal.moment, jobs, name, clean=is_clean)

    def check(self, *, jobs: int = 1, is_clean: bool = False, engine: str = "") -> Outcome:
        """Build both and compare everything that can be compared."""
        self.portal.write(self.root)
        expected = clean(self.root, self.other, self.portal.moment, self.known)
        found, summary = built(self.order(jobs=jobs, is_clean=is_clean, engine=engine))
        assert found.differs(expected) == []
        if summary is not None:
            assert damages(self.site, self.root, self.portal.moment) == []
            assert [each.url for each in summary.explained if not each.reason] == []
            self.good, self.known = self.portal.copy(), permanent(found)
        return found

    def publish(self) -> Outcome:
        """The same of a build that must not be refused."""
        found = self.check()
        assert found.refused == ()
        return found

    def refuse(self) -> Outcome:
        found = self.check()
        assert found.refused != ()
        return found

    def build(self) -> Summary:
        """Alone, without a comparison."""
        self.portal.write(self.root)
        return build(self.order(), lambda _step: None)

    def interrupt(self, step: str) -> None:
        """Begin to build, and break off at a step if it is reached."""

        def tell(said: str) -> None:
            if said.startswith(step):
                raise Interrupted

        self.portal.write(self.root)
        with suppress(Interrupted, Rejected):
            build(self.order(), tell)

    def touch(self) -> None:
        """Every file is another, of another time, and says what it said."""
        for path in self.root.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                path.unlink()
                path.write_bytes(content)

    def lose(self, what: str) -> None:
        """Something in the work folder, or (`""`) all of it."""
        path = self.work / what
        if path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)


def begun(folder: Path, documents: int = 3) -> "History[Portal]":
    """A small portal, published."""
    history = History(folder, small_portal(documents))
    history.publish()
    return history


def date_back(root: Path, seconds: int) -> None:
    """As if nobody had changed anything for that long: every time can be trusted."""
    for path in root.rglob("*"):
        if path.is_file():
            found = path.stat()
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns - seconds * 1_000_000_000))
