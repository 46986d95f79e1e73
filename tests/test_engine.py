"""Engines: all are executors, and none leaves anybody working behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.engine import Serial, cpus, engine
from tests.commands.portal import AS_OF, build, tree, write_portal

ROOT = Path(__file__).parents[1]

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")


def test_serial_works_here_and_now() -> None:
    with engine("serial", 4) as executor:
        assert executor.submit(os.getpid).result() == os.getpid()
        assert (executor.in_process, executor.shares_disk, executor.jobs) == (True, True, 1)


def test_processes_work_beside_us_on_the_same_disk() -> None:
    with engine("processes", 2) as executor:
        assert executor.submit(os.getpid).result() != os.getpid()
        assert (executor.in_process, executor.shares_disk, executor.jobs) == (False, True, 2)


def test_one_process_is_this_process() -> None:
    with engine("processes", 1) as executor:
        assert isinstance(executor, Serial)


def test_an_error_of_the_work_comes_back_as_it_was() -> None:
    with engine("serial", 1) as executor, pytest.raises(ValueError, match="invalid literal"):
        executor.submit(int, "x").result()


@unix
def test_a_killed_worker_is_replaced() -> None:
    with engine("processes", 2) as executor:
        lost = executor.submit(_die)
        with pytest.raises(Exception, match="terminated abruptly"):
            lost.result()

        assert executor.submit(abs, -1).result() == 1


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("name", ["", "threads", "dask", "dask:", "Serial"])
def test_an_unknown_engine_is_told_with_those_there_are(name: str) -> None:
    told = "可以写 serial、processes 或者 dask:调度器地址"
    with pytest.raises(ValueError, match=told), engine(name, 1):
        pass


def test_a_missing_extra_is_told_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)  # as if it were not installed

    with (
        pytest.raises(ValueError, match=r"pip install 'gongkai\[dask\]'"),
        engine("dask:tcp://127.0.0.1:8786", 1),
    ):
        pass


def test_the_command_line_refuses_an_unknown_engine(tmp_path: Path) -> None:
    portal = write_portal(tmp_path / "portal")

    told = build(portal, "--engine", "threads")

    assert (told.code, "没有“threads”这种引擎" in told.err) == (2, True)
    assert not (portal / "output").exists()


def test_as_many_processes_as_this_one_may_use() -> None:
    assert 1 <= cpus() <= (os.cpu_count() or 1)


# ── Interruptions ─────────────────────────────────────────────────────────

BUSY = """
import os, sys, time
from pathlib import Path
from generator.engine import engine

def work(number):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)

with engine("processes", 2) as executor:
    for number in range(9):
        executor.submit(work, number)
    time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in state(pid)


def state(pid: int) -> str:
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "Z"


def until(found: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


@unix
def test_workers_go_home_when_their_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", BUSY, tmp_path], cwd=ROOT)
    assert until(lambda: len(list(tmp_path.iterdir())) == 2)
    workers = [int(each.name) for each in tmp_path.iterdir()]

    parent.kill()
    parent.wait()

    assert until(lambda: not any(map(alive, workers)))


@unix
def test_ctrl_c_ends_a_build_with_all_its_workers_and_publishes_nothing(tmp_path: Path) -> None:
    """The terminal sends it to the whole group: to the build and to every worker."""
    portal = write_portal(tmp_path / "portal")
    assert build(portal).code == 0
    before = tree(portal / "output")
    (portal / "templates/pages").mkdir(parents=True)
    slow = "{% for a in range(3000) %}{% for b in range(300) %}{% endfor %}{% endfor %}"
    (portal / "templates/pages/task.html").write_text(slow, "utf-8")
    tasks = "".join(f"  - {{序号: {n}, 内容: 某事, 牵头单位: 区财政局}}\n" for n in range(1, 400))
    catalog = f"标题: 很长的清单\n年度: 2026\n发布机构: 区政府\n成文日期: 2026-03-09\n发布日期: 2026-03-10\n部分:\n- 标题: 全部\n  任务:\n{tasks}"
    (portal / "content/catalogs/long.yaml").write_text(catalog, "utf-8")
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        str(portal),
        "--as-of",
        AS_OF,
        "-j",
        "12",
    ]

    running = subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    assert until(lambda: len(members(running.pid)) == 13)
    workers = members(running.pid)
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)

    assert running.returncode != 0
    assert "ForkProcess" not in told  # no worker prints a traceback of its own
    assert until(lambda: not any(map(alive, workers)))
    assert tree(portal / "output") == before


def members(group: int) -> list[int]:
    told = subprocess.run(["ps", "-eo", "pid=,pgid="], capture_output=True, text=True, check=False)
    pairs = [line.split() for line in told.stdout.splitlines()]
    return [int(pid) for pid, pgid in pairs if int(pgid) == group]
