"""A cluster of two real worker processes: the same bytes, and no dead worker ends the build."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import engine as engines
from generator import render as rendering
from generator.engine import Engine, engine
from generator.render import render, renderer
from generator.shelf import Shelf
from tests.commands.portal import build, tree, write_portal
from tests.test_render import MANY, SHELL, TEMPLATE, ignore, page, rendered

distributed = pytest.importorskip(
    "distributed", reason="没有安装 dask：pip install 'gongkai[dask]'"
)

# Dask warns of ports in use and of workers that went away: both are as they should be here.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two threads in each process: what one renders must not be seen by the other."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None
    ) as made:
        yield made


@pytest.fixture
def dask(cluster: Any) -> Iterator[Engine]:
    with engine(f"dask:{cluster.scheduler_address}", 1) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates/pages").mkdir(parents=True)
    (tmp_path / "templates/pages/document.html").write_text(TEMPLATE, "utf-8")
    return tmp_path / "templates"


def test_a_cluster_makes_what_one_process_makes(folder: Path, tmp_path: Path, dask: Engine) -> None:
    """Without seeing our disk: the templates and the texts travel with the work."""
    with Shelf(tmp_path, "texts") as shelf:
        pages = [page(number, shelf.add(f"第{number}条")) for number in range(MANY)]
    how = renderer((folder,), SHELL, shelf=tmp_path)

    assert rendered(pages, how, dask) == rendered(pages, how)
    assert (dask.shares_disk, dask.jobs) == (False, 4)


def test_what_a_cluster_made_is_written_here(folder: Path, tmp_path: Path, dask: Engine) -> None:
    pages = [page(number) for number in range(MANY)]
    how = renderer((folder,), SHELL)

    told = rendered(pages, how, dask, folder=tmp_path / "new")
    rendered(pages, how, folder=tmp_path / "alone")

    assert {each.content for each in told} == {None}
    assert tree(tmp_path / "new") == tree(tmp_path / "alone")


def test_a_worker_killed_in_the_midst_of_it_does_not_end_the_build(
    folder: Path, cluster: Any, dask: Engine
) -> None:
    pages = [page(number) for number in range(6 * MANY)]
    how = renderer((folder,), SHELL)
    victim = next(iter(cluster.workers.values())).pid

    found = render(pages, how, dask, folder=None, done=ignore)
    first = next(found)
    os.kill(victim, signal.SIGKILL)
    rest = list(found)

    assert sorted([first, *rest], key=lambda each: each.url) == rendered(pages, how)
    cluster.wait_for_workers(2, timeout=30)


def test_a_worker_with_another_program_is_refused(
    folder: Path, dask: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "program", lambda: "0" * 32)  # here, and not in the workers

    with pytest.raises(ValueError, match="不是同一版"):
        rendered([page(number) for number in range(MANY)], renderer((folder,), SHELL), dask)


def test_the_command_line_builds_the_same_site_on_a_cluster(tmp_path: Path, cluster: Any) -> None:
    tasks = "".join(f"  - {{序号: {n}, 内容: 某事, 牵头单位: 区财政局}}\n" for n in range(1, 200))
    catalog = f"标题: 很长的清单\n年度: 2026\n发布机构: 区政府\n成文日期: 2026-03-09\n发布日期: 2026-03-10\n部分:\n- 标题: 全部\n  任务:\n{tasks}"
    portal = write_portal(tmp_path / "portal")
    (portal / "content/catalogs/long.yaml").write_text(catalog, "utf-8")

    alone = build(portal, "--engine", "serial", "-o", tmp_path / "alone")
    spread = build(
        portal, "--engine", f"dask:{cluster.scheduler_address}", "-o", tmp_path / "spread"
    )

    assert (alone.code, spread.code) == (0, 0), spread.err
    assert tree(tmp_path / "spread") == tree(tmp_path / "alone")


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)

    started = time.monotonic()
    with (
        pytest.raises(ValueError, match=r"连不上 Dask 调度器 tcp://127.0.0.1:1"),
        engine("dask:tcp://127.0.0.1:1", 1),
    ):
        pass

    assert time.monotonic() - started < 20


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)

    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty,
        pytest.raises(ValueError, match="没有工作进程"),
        engine(f"dask:{empty.scheduler_address}", 1),
    ):
        pass
