"""The shortest build: nothing has changed, so there is nothing to do.

Looks at every file once and imports neither parser nor templates nor the command line.
What it saw is handed on where something has changed; whatever is not quite ordinary is
left to the long way.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.memory import Memory, program
from generator.moment import moment
from generator.publish import Store
from generator.scan import CONFIG, Seen, difference, find_templates, scan
from generator.span import Span

_NAMES = {"-o": "--output", "-j": "--jobs"}
_OPTIONS = {"--site", "--output", "--as-of", "--jobs", "--engine"}


@dataclass(frozen=True, slots=True)
class Told:
    """A build that has nothing to do: its reminders, and what it says."""

    reminders: str
    text: str


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A build that has something to do, with options that need no explaining."""

    root: Path
    output: Path
    moment: datetime
    seen: Seen
    jobs: int | None
    engine: str


def answer(words: list[str]) -> Told | Ordinary | None:
    """What a `gongkai build` has to do; None for every other command, and wherever it is not certain."""
    options = _options(words)
    if options is None:
        return None
    try:
        now = moment(options.get("--as-of"))
    except ValueError:
        return None
    root = Path(options.get("--site", ".")).resolve()
    output = Path(options["--output"]).absolute() if "--output" in options else root / "output"
    store = Store(output)
    if not (root / CONFIG).is_file() or not Memory.exists(store.work):
        return None
    try:
        memory = Memory(store.work)
        try:
            seen = _seen(memory, store, root, now)
            if seen is None:
                return None
            if not seen.scan.links and not difference(memory.sources(), seen.scan.files):
                return Told(memory.fact("warned"), memory.fact("told"))
        finally:
            memory.close()
    except (OSError, ValueError, sqlite3.Error):
        return None
    jobs, engine = options.get("--jobs"), options.get("--engine", "processes")
    return Ordinary(root, output, now, seen, int(jobs) if jobs else None, engine)


def _seen(memory: Memory, store: Store, root: Path, now: datetime) -> Seen | None:
    """The files as they are, where the release in `output/` is what a build made of them as they were."""
    release = memory.fact("release")
    if memory.fact("program") != program(Path(__file__).parent) or not release:
        return None
    span = Span(
        datetime.fromisoformat(memory.fact("since")), datetime.fromisoformat(memory.fact("until"))
    )
    if not span.holds(now) or store.live() != release:
        return None
    return Seen(release, scan(root, find_templates(root)))


def _options(words: list[str]) -> dict[str, str] | None:
    """The options of `build` by name, the site's folder as `--site`; None for anything else."""
    if words[:1] != ["build"]:
        return None
    found: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        name = _NAMES.get(name, name)
        if not name.startswith("-"):
            name, value = "--site", name
        elif not equals:
            value = next(rest, "")
        if name not in _OPTIONS or name in found or not _is_ordinary(name, value):
            return None
        found[name] = value
    return found


def _is_ordinary(name: str, value: str) -> bool:
    """What is wrong is told by the long way."""
    if name == "--jobs":
        return value.isdecimal() and int(value) > 0
    return value in {"serial", "processes"} if name == "--engine" else bool(value)
