"""What has been measured so far, kept on disk after every pair, so that an interrupted run goes on."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """One command, alone: seconds, seconds, MiB.  None where the system does not tell."""

    wall: float
    cpu: float | None
    peak: float | None


Pair = dict[str, Run]
"""What each peer took, by its name, one straight after the other."""


@dataclass(slots=True)
class Journal:
    """Of one corpus size.  `key` says what was measured: another program begins anew."""

    file: Path
    key: dict[str, str]
    pairs: dict[str, list[Pair]] = field(default_factory=dict)
    """By step."""
    begun: dict[str, int] = field(default_factory=dict)
    """How often each step was begun, counting those cut short: every one changes something else."""
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Files and bytes of each peer's site."""

    def begin(self, step: str) -> int:
        """The number of this attempt, from 1."""
        self.begun[step] = self.begun.get(step, 0) + 1
        self.save()
        return self.begun[step]

    def done(self, step: str) -> list[Pair]:
        return self.pairs.setdefault(step, [])

    def save(self) -> None:
        content = {
            "key": self.key,
            "begun": self.begun,
            "sizes": self.sizes,
            "pairs": {
                step: [{name: asdict(run) for name, run in pair.items()} for pair in pairs]
                for step, pairs in self.pairs.items()
            },
        }
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
        os.replace(new, self.file)  # noqa: PTH105 - says that it replaces


def open_journal(file: Path, key: dict[str, str]) -> Journal:
    """The journal of an earlier run of the same thing, or a new one.

    What was begun is remembered in any case: those changes still stand in the sites.
    """
    try:
        content: dict[str, Any] = json.loads(file.read_text("utf-8"))
        begun = dict(content["begun"])
        if content["key"] != key:
            return Journal(file, key, begun=begun)
        pairs = {
            step: [{name: Run(**run) for name, run in pair.items()} for pair in pairs]
            for step, pairs in content["pairs"].items()
        }
        sizes = {name: (files, size) for name, (files, size) in content["sizes"].items()}
    except FileNotFoundError:
        return Journal(file, key)
    return Journal(file, key, pairs, begun, sizes)
