"""A build killed at any moment leaves one whole release: no page missing, torn or of the other."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.commands.portal import AS_OF, ROOT, SITE, tree, write, write_portal
from tests.indexes import site_in

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="这个系统没有进程组"),
]

DOCUMENTS = 1_000
KILLS = 200
JOBS = "2"

WORDS = ("killed", "old", "new", "missing", "torn", "mixed")

Files = dict[str, str]
"""The SHA-256 of every file, by address."""

DOCUMENT = """\
---
标题: 关于第{number}号事项的通知
发布机构: 区政府
成文日期: 2026-03-01
发布日期: 2026-03-05
有效性: 有效
栏目: content
---

## 一、事项

{text}

## 二、期限

自发布之日起施行。
"""


def write_documents(portal: Path) -> None:
    words = random.Random(2026)  # the same texts in every run
    for number in range(DOCUMENTS):
        text = "\n\n".join(
            "".join(words.choices("各单位应当依法公开政府信息及时回应群众关切", k=60)) + "。"
            for _ in range(3)
        )
        write(
            portal / f"content/documents/2026/d{number}.md",
            DOCUMENT.format(number=number, text=text),
        )


def start(portal: Path, *words: str) -> subprocess.Popen[bytes]:
    """In a process group of its own, which its workers join."""
    command = [sys.executable, "-m", "generator", "build", str(portal), "--as-of", AS_OF]
    return subprocess.Popen(
        [*command, "--jobs", JOBS, *words],
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def built(portal: Path, *words: str) -> float:
    """How long a build takes that is left alone."""
    started = time.monotonic()
    assert start(portal, *words).wait() == 0
    return time.monotonic() - started


def killed(portal: Path, after: float) -> bool:
    """Whether the build was still at work."""
    process = start(portal)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def flaws(found: Files, releases: list[Files]) -> Counter[str]:
    """Nothing for a whole release."""
    if found in releases:
        return Counter()
    known = {file for release in releases for file in release.items()}
    missing = min(len(release.keys() - found.keys()) for release in releases)
    torn = len(found.items() - known)
    return Counter(missing=missing, torn=torn, mixed=not missing and not torn)


def test_a_build_killed_at_any_moment_leaves_one_whole_release(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    portal = write_portal(tmp_path / "portal")
    write_documents(portal)
    site = (portal / SITE).read_text("utf-8")
    sites = [site, site.replace("网站名称: 示例区", "网站名称: 样例区")]
    releases, outputs = [], [tmp_path / f"{number}/output" for number in range(2)]
    for text, output in zip(sites, outputs, strict=True):
        write(portal / SITE, text)
        built(portal, "--output", str(output))
        releases.append(tree(output))
    built(portal)
    # Which segments the search index has depends on the history; built on and on, it is one of two.
    for text, output in zip(sites, outputs, strict=True):
        write(portal / SITE, text)
        duration = built(portal)
        releases.append(tree(portal / "output"))
        assert site_in(portal / "output") == site_in(output)
    tally, live = Counter[str](), 1

    for number in range(KILLS):
        write(portal / SITE, sites[1 - live])
        moment = duration * 1.05 * (number * 0.618 % 1)  # spread evenly, in no order
        tally["killed"] += killed(portal, moment)
        found = tree(portal / "output")
        tally += flaws(found, releases)
        shown = releases.index(found) % 2 if found in releases else None
        tally["old" if shown == live else "new"] += shown is not None
        live = live if shown is None else shown

    kills = ", ".join(f"{tally[word]} {word}" for word in WORDS)
    with capsys.disabled():
        print(f"\n{KILLS} builds of {DOCUMENTS} documents, {len(releases[0])} files: {kills}")  # noqa: T201
    assert tally["old"] + tally["new"] == KILLS
    assert tally["killed"] > KILLS / 2
    write(portal / SITE, sites[1 - live])
    built(portal)
    assert site_in(portal / "output") == site_in(outputs[1 - live])
