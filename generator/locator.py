"""The line and column of a place, found by reading its file once more."""

from pathlib import Path, PurePosixPath

import yaml

from generator.diagnostic import Location, Place
from generator.syntax import compose, find, location, split_front_matter


class Locator:
    """Finds the line and column of a place by reading its file once more.

    Problems are few; remembering the line of every value of every record would cost
    more memory than the records.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._trees: dict[str, tuple[yaml.Node | None, int, str]] = {}

    def __call__(self, place: Place) -> Location:
        if not place.path and not place.line:
            return Location(place.file)
        if place.column:
            return Location(place.file, place.line, place.column)
        if place.file not in self._trees:
            self._trees[place.file] = self._tree(place.file)
        node, before, sidecar = self._trees[place.file]
        if place.line:
            return Location(place.file, place.line + before)
        return location(
            find(node, place.path), sidecar or place.file, 0 if sidecar else _yaml_offset(before)
        )

    def _tree(self, file: str) -> tuple[yaml.Node | None, int, str]:
        text = (self._root / file).read_text("utf-8-sig").replace("\r\n", "\n")
        if not file.endswith(".md"):
            return compose(text, file), 0, ""
        parts = split_front_matter(text)
        if parts:
            return compose(parts[0], file, 1), parts[2], ""
        sidecar = str(PurePosixPath(file).with_suffix(".yaml"))
        return compose((self._root / sidecar).read_text("utf-8-sig"), sidecar), 0, sidecar


def _yaml_offset(lines_before_body: int) -> int:
    return 1 if lines_before_body else 0
