"""What a release holds: the one thing that one build tells the next.

Data on disk.  Deleting it costs time and never changes a byte of the site.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from generator import url

FORMAT = 2


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was published.  `fingerprint` is of what it was made from; size and time (ns) are the file's own."""

    fingerprint: str
    sha256: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Manifest:
    files: Mapping[str, File] = field(default_factory=dict)

    @property
    def addresses(self) -> frozenset[str]:
        """What the next release must still answer to."""
        return frozenset(filter(url.is_permanent, self.files))


def read(path: Path) -> Manifest:
    """An empty manifest where there is none, or none that can be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            return Manifest()
        return Manifest({address: File(**each) for address, each in data["files"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def write(path: Path, manifest: Manifest) -> None:
    files = {address: asdict(each) for address, each in sorted(manifest.files.items())}
    text = json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8")
