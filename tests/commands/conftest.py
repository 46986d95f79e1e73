"""The small portal, built once for the session and copied for each test."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.portal import build, settle, write_portal


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Never changed by a test."""
    folder = write_portal(tmp_path_factory.mktemp("built") / "portal")
    settle(folder)
    assert build(folder).code == 0
    return folder


@pytest.fixture
def portal(built: Path, tmp_path: Path) -> Path:
    """A portal that has been published, to be broken or edited."""
    return Path(shutil.copytree(built, tmp_path / "portal", symlinks=True))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB; only root may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("mounting a file system needs root")
    yield folder
    done = subprocess.run(["umount", str(folder)], check=False)
    if done.returncode:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
    assert done.returncode == 0, "the program left a file open"
