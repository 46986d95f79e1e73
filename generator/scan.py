"""Which files there are and whether they are as they were: a stat each, and no more.

Runs before anything else is imported: a build to which nothing has changed ends here.
"""

import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CONFIG = "site.yaml"
CONTENT = "content"

Stat = tuple[int, int]
"""Size in bytes; time of the last change in ns, 0 where it may not be trusted."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Files by their path below the site's folder; those of our own templates begin with `+`."""

    files: dict[str, Stat]
    links: tuple[str, ...]
    """Symbolic links in content/, which may lead anywhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A scan made before a build took its lock: it holds while this is still the release."""

    release: str
    scan: Scan


@dataclass(frozen=True, slots=True)
class Difference:
    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.gone)


def scan(root: Path, templates: tuple[Path, ...]) -> Scan:
    """`site.yaml`, everything in `content/`, and the templates: the site's own, then ours."""
    files: dict[str, Stat] = {}
    links: list[str] = []
    newest = (
        time.time_ns() - 20_000_000
    )  # what changes within one tick of the clock looks unchanged
    own = root / "templates"
    for name, folder in (
        (CONTENT, root / CONTENT),
        *(("templates" if each == own else "+templates", each) for each in templates),
    ):
        for path, found in _walk(name, str(folder), links):
            files[path] = (found.st_size, _trusted(found.st_mtime_ns, newest))
    config = root / CONFIG
    if config.is_file():
        found = config.stat()
        files[CONFIG] = (found.st_size, _trusted(found.st_mtime_ns, newest))
    return Scan(files, tuple(sorted(links)))


def difference(before: Mapping[str, Stat], now: Mapping[str, Stat]) -> Difference:
    # A time that may not be trusted is no sign that a file is as it was.
    changed = [path for path, found in now.items() if not found[1] or before.get(path) != found]
    return Difference(
        tuple(sorted(path for path in changed if path in before)),
        tuple(sorted(path for path in changed if path not in before)),
        tuple(sorted(before.keys() - now.keys())),
    )


def _trusted(modified: int, newest: int) -> int:
    """Some file systems know whole seconds only, or every second one."""
    coarse = modified % 1_000_000_000 == 0
    return modified if modified < newest - (2_000_000_000 if coarse else 0) else 0


def _walk(name: str, folder: str, links: list[str]) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.is_symlink():
            if name.startswith(CONTENT) and not is_system_file(entry.name):
                links.append(path)
            if not Path(entry.path).is_file():  # nor does a circle of links raise
                continue
        elif entry.is_dir():
            if not entry.name.startswith("."):
                yield from _walk(path, entry.path, links)
            continue
        if is_system_file(entry.name):
            continue
        found = entry.stat()
        if stat.S_ISREG(found.st_mode):
            yield path, found


def is_template(path: str) -> bool:
    return path.startswith(("templates/", "+templates/"))


def is_system_file(name: str) -> bool:
    """What editors and file managers leave behind."""
    return (
        name.startswith((".", "~$"))
        or name.endswith(("~", ".tmp", ".bak"))
        or name in {"Thumbs.db", "desktop.ini"}
    )


PACKAGED = Path(__file__).parent / "portal"
"""The sample portal and the templates: inside the package in a wheel, beside it in the repository."""


def portal() -> Path:
    return PACKAGED if PACKAGED.is_dir() else Path(__file__).parent.parent


def find_templates(root: Path) -> tuple[Path, ...]:
    """The site's own templates, then ours for whatever it does not replace."""
    own, ours = root / "templates", portal() / "templates"
    return (own, ours) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)
