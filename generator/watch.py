"""Waiting until somebody saves something.

The system tells of files as they are written; shared folders of other machines often tell
nothing, so now and then every file is looked at as well.
"""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from generator.scan import CONFIG, CONTENT, Stat, difference, find_templates, is_system_file, scan

PATIENCE = 2.0
"""Seconds between two looks at every file."""
QUIET = 0.03
"""Seconds without another event: an editor saves in several steps, one right after the other."""

_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip


class Watch(FileSystemEventHandler):
    """Content, templates and `site.yaml` of one site, from the moment on that this is made."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._bell = threading.Event()
        self._told: set[str] = set()
        self._since: set[str] = set()
        """What was heard of since the last look."""
        self._lock = threading.Lock()
        self._observer = Observer()
        self._folders: dict[Path, ObservedWatch] = {}
        self._seen: dict[str, Stat] = scan(root, find_templates(root)).files

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Files that were changed, added or deleted, named as `scan` names them, as soon as they were."""
        self._observer.schedule(self, str(self._root), event_filter=_EVENTS)
        self._observer.start()
        try:
            while True:
                self._follow()
                found = self._heard() if self._bell.wait(PATIENCE) else self._looked()
                if found:
                    yield found
        finally:
            self._observer.stop()

    def _follow(self) -> None:
        """Folders may come and go: a site gets templates of its own."""
        wanted = [self._root / CONTENT, *find_templates(self._root)]
        wanted = [each.resolve() for each in wanted if each.is_dir()]
        for folder in self._folders.keys() - set(wanted):
            self._observer.unschedule(self._folders.pop(folder))
        for folder in wanted:
            if folder not in self._folders:
                self._folders[folder] = self._observer.schedule(
                    self, str(folder), recursive=True, event_filter=_EVENTS
                )

    def _heard(self) -> tuple[str, ...]:
        while self._bell.is_set():
            self._bell.clear()
            self._bell.wait(QUIET)
        with self._lock:
            told, self._told = self._told, set()
        self._since |= told
        return tuple(sorted(told))

    def _looked(self) -> tuple[str, ...]:
        before = self._seen
        self._seen = scan(self._root, find_templates(self._root)).files
        found = difference(before, self._seen)
        missed = {*found.changed, *found.added, *found.gone} - self._since
        self._since = set()
        return tuple(sorted(missed))

    def on_any_event(self, event: FileSystemEvent) -> None:
        named = set(self._named((str(event.src_path), str(event.dest_path))))
        if named:
            with self._lock:
                self._told |= named
            self._bell.set()

    def _named(self, paths: Iterable[str]) -> Iterator[str]:
        for path in map(Path, filter(None, paths)):
            if is_system_file(path.name):
                continue
            if path.parent == self._root and path.name not in {CONFIG, CONTENT, "templates"}:
                continue
            for folder in (self._root, *self._folders):
                if path.is_relative_to(folder):
                    name = path.relative_to(folder).as_posix()
                    yield name if folder == self._root else f"+templates/{name}"
                    break
