"""The small portal, built, and served by each web server there is a recipe for."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.attachment import _MAGIC as KINDS  # what may lie beside a text
from tests.commands.portal import build, write, write_portal
from tests.recipes.web_server import COMMANDS, WebServer, serving


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built; never changed by a test."""
    folder = write_portal(tmp_path_factory.mktemp("recipes") / "portal")
    assert build(folder).code == 0
    return folder


@pytest.fixture(scope="session")
def public(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its output, with one file of every kind that may be attached, and one page packed in advance."""
    folder = tmp_path_factory.mktemp("public") / "output"
    shutil.copytree(portal / "output", folder)
    for suffix, beginnings in KINDS.items():
        write(folder / "documents" / "kinds" / f"file{suffix}", beginnings[0] + b"x" * 2000)
    packed = folder / "units" / "qczj.html"
    write(packed.with_name("qczj.html.gz"), gzip.compress(packed.read_bytes(), mtime=0))
    return folder


@pytest.fixture(scope="session", params=COMMANDS)
def server(
    request: pytest.FixtureRequest, public: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WebServer]:
    with serving(request.param, public, tmp_path_factory.mktemp("server") / "work") as running:
        yield running


@pytest.fixture
def portal_of_its_own(portal: Path, tmp_path: Path) -> Path:
    """Built, to be changed by one test."""
    return Path(shutil.copytree(portal, tmp_path / "portal", symlinks=True))
