"""What a release holds: the one thing that one build tells the next.

Data on disk.  Deleting it costs time and never changes a byte of the site.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORMAT = 1


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was published.  `fingerprint` is of what it was made from; size and time (ns) are the file's own."""

    fingerprint: str
    sha256: str
    size: int
    modified: int
    is_page: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    files: Mapping[str, File] = field(default_factory=dict)

    @property
    def addresses(self) -> frozenset[str]:
        """Of pages: what the next release must still answer to."""
        return frozenset(url for url, file in self.files.items() if file.is_page)


def read(path: Path) -> Manifest:
    """An empty manifest where there is none, or none that can be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            return Manifest()
        return Manifest({url: File(**each) for url, each in data["files"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def write(path: Path, manifest: Manifest) -> None:
    files = {url: asdict(each) for url, each in sorted(manifest.files.items())}
    text = json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8")
