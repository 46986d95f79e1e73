"""upload.sh: from the machine inside to the web server, which changes over in one step."""

import os
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from tests.commands.portal import SITE, build, replace, tree, write
from tests.recipes.web_server import RECIPES, program

SSH = """#!/bin/sh
[ "$1" = -l ] && shift 2
shift
{first}
exec sh -c "$*"
"""
"""Stands for the network: what would run on the server runs here."""


FORM = "documents/2026/qyjb/sqb.pdf"


class Machines:
    """A portal inside, and the folder of the web server."""

    def __init__(self, portal: Path, folder: Path) -> None:
        for name in ("rsync", "flock"):
            program(name)
        self.portal, self.server = portal, folder / "www"
        self.ssh = folder / "ssh"
        self.connect()

    def connect(self, first: str = ":") -> None:
        """What the connection does before each command."""
        write(self.ssh, SSH.format(first=first))
        self.ssh.chmod(0o755)

    @property
    def current(self) -> Path:
        return self.server / "current"

    @property
    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.server / "releases").iterdir())

    def upload(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [RECIPES / "upload.sh", *words],
            env={**os.environ, **self.settings, **settings},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def settings(self) -> dict[str, str]:
        return {
            "OUTPUT": str(self.portal / "output"),
            "SERVER": "gongkai@server",
            "FOLDER": str(self.server),
            "SSH": str(self.ssh),
        }


@pytest.fixture
def machines(portal_of_its_own: Path, tmp_path: Path) -> Machines:
    return Machines(portal_of_its_own, tmp_path)


def rename(portal: Path, old: str, new: str) -> None:
    """Every page of the site changes."""
    replace(portal / SITE, f"网站名称: {old}\n", f"网站名称: {new}\n")
    assert build(portal).code == 0


def test_the_server_gets_the_whole_site_and_shares_what_did_not_change(machines: Machines) -> None:
    first = machines.upload()
    write(machines.portal / "content/documents/2026/sqb.pdf", b"%PDF-1.4 new")
    build(machines.portal)
    second = machines.upload()

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert machines.current.is_symlink()
    assert tree(machines.current) == tree(machines.portal / "output")
    old, new = (machines.server / "releases" / name for name in machines.releases)
    assert (old / "index.html").samefile(new / "index.html")
    assert not (old / FORM).samefile(new / FORM)
    assert not (machines.server / "incoming").exists()


def test_a_page_of_the_same_size_written_in_the_same_second_is_sent(machines: Machines) -> None:
    machines.upload()
    page = machines.portal / "output" / "index.html"
    second = page.stat().st_mtime_ns // 10**9 * 10**9
    changed = page.read_text("utf-8").replace("示例区", "样例区")
    page.unlink()
    write(page, changed)
    os.utime(page, ns=(second + 1, second + 1))
    machines.upload()

    assert (machines.current / "index.html").read_text("utf-8") == changed


def test_an_interrupted_upload_changes_nothing_and_the_next_one_completes_it(
    machines: Machines,
) -> None:
    machines.upload()
    before = machines.current.resolve()
    rename(machines.portal, "示例区人民政府", "样例区人民政府")
    machines.connect('case "$*" in *"mv -T"*) exit 255;; esac')
    broken = machines.upload()
    during = machines.current.resolve()
    machines.connect()
    mended = machines.upload()

    assert broken.returncode == 255
    assert during == before
    assert mended.returncode == 0
    assert tree(machines.current) == tree(machines.portal / "output")


def test_old_releases_are_cleared_away_but_for_a_few(machines: Machines) -> None:
    for day in range(1, 5):
        write(machines.server / "releases" / f"2026010{day}-000000" / "index.html", "old")
    machines.upload(KEEP="3")

    assert len(machines.releases) == 3
    assert machines.releases[:2] == ["20260103-000000", "20260104-000000"]
    assert machines.current.resolve().name == machines.releases[2]


def test_no_build_exchanges_the_site_while_it_is_being_sent(
    machines: Machines, tmp_path: Path
) -> None:
    """Nor is anything sent during a build: both hold the same lock."""
    lock = machines.portal / ".gongkai" / "output" / "lock"
    held = tmp_path / "held"
    machines.connect(f'case "$*" in rsync*) flock --nonblock {lock} true || touch {held};; esac')
    with FileLock(lock):
        waiting = subprocess.Popen(
            [RECIPES / "upload.sh"],
            env={**os.environ, **machines.settings},
            stdout=subprocess.DEVNULL,
        )
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=1)
        assert not (machines.server / "incoming").exists()

    assert waiting.wait(timeout=60) == 0
    assert held.exists()
    assert tree(machines.current) == tree(machines.portal / "output")


def test_what_was_changed_on_the_server_is_found_and_told(machines: Machines) -> None:
    machines.upload()
    clean = machines.upload("--compare")
    page = machines.current / "units" / "qczj.html"
    page.write_bytes(page.read_bytes().replace(b"0000", b"9999"))
    os.utime(page, ns=((machines.portal / "output/units/qczj.html").stat().st_mtime_ns,) * 2)
    write(machines.current / "added.html", "spam")
    (machines.current / "robots.txt").unlink()
    told = machines.upload("--compare")

    assert (clean.returncode, clean.stdout) == (0, "")
    assert told.returncode == 1
    for name in ("units/qczj.html", "added.html", "robots.txt"):
        assert name in told.stdout
    assert "index.html" not in told.stdout


def test_a_site_that_was_never_built_is_not_sent(machines: Machines, tmp_path: Path) -> None:
    told = machines.upload(OUTPUT=str(tmp_path / "nowhere" / "output"))

    assert told.returncode != 0
    assert not machines.current.exists()
