"""How long the site stays as it is by itself, and when it will show something else."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_FILE = "next-build.json"


@dataclass(frozen=True, slots=True)
class Span:
    """Beijing time: from the last moment at which something came or went, up to the next one."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        return self.since <= moment < self.until

    @property
    def next_change(self) -> datetime | None:
        return None if self.until == datetime.max else self.until


def announce(work: Path, span: Span) -> None:
    """For whoever schedules builds: `{"at": "2026-12-01T00:00:00+08:00"}`, or null where nothing will change."""
    at = f"{span.until.isoformat(timespec='seconds')}+08:00" if span.next_change else None
    (work / _FILE).write_text(json.dumps({"at": at}) + "\n", "utf-8")
