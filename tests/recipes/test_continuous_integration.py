"""What GitHub and GitLab are told to do, done here: a new machine each time, and a site that remembers."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.portal import SITE, replace, tree, write, write_portal
from tests.recipes.web_server import RECIPES, ROOT, program

GITHUB = yaml.safe_load((RECIPES / "github.yaml").read_text("utf-8"))
GITLAB = yaml.safe_load((RECIPES / "gitlab.yaml").read_text("utf-8"))


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nobody reads it."""


@dataclass(frozen=True, slots=True)
class Hosting:
    """The public site, the repository, and the machines that come and go."""

    base: str
    public: Path
    repository: Path
    machines: Path

    def checkout(self) -> Path:
        folder = self.machines / f"machine-{sum(1 for _ in self.machines.iterdir())}"
        return Path(shutil.copytree(self.repository, folder))

    def deploy(self, output: Path) -> None:
        shutil.rmtree(self.public, ignore_errors=True)
        shutil.copytree(output, self.public)

    def run(self, script: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """As the runners do: bash, which stops at the first failure."""
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=folder,
            env={**os.environ, "PATH": f"{self.machines.parent}/bin:{os.environ['PATH']}"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def hosting(tmp_path: Path) -> Iterator[Hosting]:
    for name in ("bash", "curl", "tar"):
        program(name)
    (tmp_path / "www").mkdir()
    (tmp_path / "machines").mkdir()
    handler = partial(_Handler, directory=str(tmp_path / "www"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}/xxgk/"
    repository = write_portal(tmp_path / "repository")
    replace(repository / SITE, "https://www.shili.gov.cn/xxgk/", base)
    write(repository / "tools" / "published.sh", (RECIPES / "published.sh").read_bytes())
    command = f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m generator "$@"\n'
    write(tmp_path / "bin" / "gongkai", command)
    (tmp_path / "bin" / "gongkai").chmod(0o755)
    yield Hosting(base, tmp_path / "www" / "xxgk", repository, tmp_path / "machines")
    server.shutdown()
    server.server_close()
    thread.join()


def github_script() -> str:
    steps = GITHUB["jobs"]["publish"]["steps"]
    return str(next(step["run"] for step in steps if "gongkai build" in step.get("run", "")))


def gitlab_script() -> str:
    return "\n".join(GITLAB["pages"]["script"])


WAYS = pytest.mark.parametrize(
    ("script", "output"),
    [(github_script(), "output"), (gitlab_script(), "public")],
    ids=["GitHub", "GitLab"],
)


@WAYS
def test_the_first_run_builds_and_a_later_one_misses_what_vanished(
    hosting: Hosting, script: str, output: str
) -> None:
    """Even on a machine that knows nothing but the public site."""
    first = hosting.checkout()
    told = hosting.run(script, first)
    assert told.returncode == 0, told.stderr
    hosting.deploy(first / output)
    (hosting.repository / "content/pages/guide.md").unlink()
    second = hosting.checkout()
    refused = hosting.run(script, second)

    assert refused.returncode == 1
    assert "vanished-address：上次公开的网址“pages/guide.html”不见了" in refused.stderr
    assert not (second / output).exists()


@WAYS
def test_a_site_that_cannot_be_asked_stops_the_run(
    hosting: Hosting, script: str, output: str
) -> None:
    replace(hosting.repository / SITE, hosting.base, "http://127.0.0.1:1/xxgk/")
    machine = hosting.checkout()
    told = hosting.run(script, machine)

    assert told.returncode != 0
    assert not (machine / output).exists()


@WAYS
def test_a_site_that_lost_one_of_its_sitemaps_stops_the_run(
    hosting: Hosting, script: str, output: str
) -> None:
    first = hosting.checkout()
    hosting.run(script, first)
    hosting.deploy(first / output)
    next((hosting.public / "sitemaps").glob("*.xml")).unlink()
    machine = hosting.checkout()
    told = hosting.run(script, machine)

    assert told.returncode != 0
    assert not (machine / output).exists()


@pytest.mark.parametrize(
    "written", ["{base}", '"{base}"', "'{base}'   # 首页", "   {base} # 首页", "{slashless}"]
)
def test_the_address_is_read_as_an_editor_may_write_it(hosting: Hosting, written: str) -> None:
    first = hosting.checkout()
    hosting.run(gitlab_script(), first)
    hosting.deploy(first / "public")
    text = written.format(base=hosting.base, slashless=hosting.base.rstrip("/"))
    replace(hosting.repository / SITE, f"基准网址: {hosting.base}", f"基准网址: {text}")
    machine = hosting.checkout()
    told = hosting.run("sh tools/published.sh published", machine)

    assert (told.returncode, told.stdout) == (0, "--published published\n")
    assert tree(machine / "published") == tree(first / "public" / "sitemaps")


def test_with_the_cache_of_gitlab_a_new_machine_writes_nothing_again(hosting: Hosting) -> None:
    """Its archive keeps names and bytes only, so the recipe packs what must keep its times."""
    first = hosting.checkout()
    hosting.run(gitlab_script(), first)
    hosting.deploy(first / "public")
    second = hosting.checkout()
    for path in GITLAB["pages"]["cache"]["paths"]:
        (second / path).write_bytes((first / path).read_bytes())
    told = hosting.run(gitlab_script(), second)

    assert told.returncode == 0, told.stderr
    assert "新写0个" in told.stdout
    assert tree(second / "public") == tree(first / "public")


def test_without_the_cache_the_same_site_is_made(hosting: Hosting) -> None:
    first, second = hosting.checkout(), hosting.checkout()
    hosting.run(gitlab_script(), first)
    hosting.deploy(first / "public")
    told = hosting.run(gitlab_script(), second)

    assert "沿用0个" in told.stdout
    assert tree(second / "public") == tree(first / "public")


def test_github_publishes_and_remembers_the_folder_that_is_built() -> None:
    steps = GITHUB["jobs"]["publish"]["steps"]
    wants = {
        step["uses"].partition("@")[0]: step.get("with", {}) for step in steps if "uses" in step
    }
    remembered = wants["actions/cache/save"]

    assert wants["actions/upload-pages-artifact"]["path"] == "output"
    assert remembered["path"].split() == ["output", ".gongkai"]
    assert wants["actions/cache/restore"]["path"] == remembered["path"]
    assert remembered["key"].startswith(wants["actions/cache/restore"]["restore-keys"])


def test_gitlab_publishes_the_folder_that_is_built() -> None:
    built = re.search(r"--output (\S+)", gitlab_script())

    assert built
    assert GITLAB["pages"]["artifacts"]["paths"] == [built[1]]


def test_every_step_of_github_is_an_action_of_a_fixed_version_or_a_command() -> None:
    for job in GITHUB["jobs"].values():
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z/-]+@v\d+", step["uses"])


def test_the_clock_of_github_is_translated_to_beijing_time() -> None:
    text = (RECIPES / "github.yaml").read_text("utf-8")
    found = re.search(r'cron: "(\d+) (\d+) \* \* \*" # .*?北京时间每天(\d+):(\d\d)', text)

    assert found
    minute, hour, beijing_hour, beijing_minute = map(int, found.groups())
    assert ((hour + 8) % 24, minute) == (beijing_hour, beijing_minute)
    assert beijing_hour == 0
