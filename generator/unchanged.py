"""The shortest build: nothing has changed, so there is nothing to do.

Looks at every file once and imports neither parser nor templates nor the command line.
Whatever is not quite ordinary is left to the long way.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from generator.memory import Memory, program
from generator.moment import moment
from generator.publish import Store
from generator.scan import CONFIG, difference, find_templates, scan
from generator.span import Span

_NAMES = {"-o": "--output", "-j": "--jobs"}
_OPTIONS = {"--site", "--output", "--as-of", "--jobs", "--engine"}


def answer(words: list[str]) -> tuple[str, str] | None:
    """Reminders, and what to say of a `gongkai build` that has nothing to do; None where it may have."""
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
            if not _stands(memory, store, root, now):
                return None
            return memory.fact("warned"), memory.fact("told")
        finally:
            memory.close()
    except (OSError, ValueError, sqlite3.Error):
        return None


def _stands(memory: Memory, store: Store, root: Path, now: datetime) -> bool:
    """Whether the release in `output/` is what a build would make of everything now."""
    release = memory.fact("release")
    if memory.fact("program") != program(Path(__file__).parent) or not release:
        return False
    span = Span(
        datetime.fromisoformat(memory.fact("since")), datetime.fromisoformat(memory.fact("until"))
    )
    if not span.holds(now) or store.live() != release:
        return False
    found = scan(root, find_templates(root))
    return not found.links and not difference(memory.sources(), found.files)


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
