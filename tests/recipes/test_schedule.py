"""When the timer builds: after midnight in Beijing, and when the content changes by itself."""

import json
import os
import re
import subprocess
from configparser import RawConfigParser
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.commands.portal import write
from tests.recipes.web_server import RECIPES, program

CHINA = timezone(timedelta(hours=8))
UNITS = sorted(path.name for path in RECIPES.glob("gongkai*"))

DUE, NOT_YET, TROUBLE = 0, 1, 255
"""What systemd's ExecCondition makes of the exit code: run, skip, fail."""


class Clock:
    """A portal that was last built at one instant, asked whether it is due at another."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        self.work = folder / ".gongkai" / "output"
        self.work.mkdir(parents=True)

    def built(self, at: datetime, next_build: object) -> None:
        write(self.work / "next-build.json", json.dumps(next_build))
        stamp = self.work / "tried"
        stamp.touch()
        os.utime(stamp, (at.timestamp(), at.timestamp()))

    def due(self) -> int:
        command = [RECIPES / "due.sh", self.output]
        return subprocess.run(
            command, env={**os.environ, "TZ": "America/New_York"}, check=False
        ).returncode


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path)


def now() -> datetime:
    return datetime.now(CHINA)


def today_at_midnight() -> datetime:
    return now().replace(hour=0, minute=0, second=0, microsecond=0)


def note(at: datetime | None) -> dict[str, str | None]:
    return {"at": at.isoformat(timespec="seconds") if at else None}


def test_what_was_never_built_is_due_once(clock: Clock) -> None:
    assert [clock.due(), clock.due()] == [DUE, NOT_YET]


def test_a_new_day_in_beijing_is_due_once(clock: Clock) -> None:
    clock.built(today_at_midnight() - timedelta(seconds=1), note(None))

    assert [clock.due(), clock.due()] == [DUE, NOT_YET]


def test_the_same_day_in_beijing_is_not_due_again(clock: Clock) -> None:
    clock.built(today_at_midnight(), note(None))

    assert clock.due() == NOT_YET


def test_the_instant_of_the_note_is_due_once_even_if_the_build_fails(clock: Clock) -> None:
    """A failed build leaves the note as it is: it must not be tried, and reported, every five minutes."""
    instant = now()
    clock.built(max(today_at_midnight(), instant - timedelta(minutes=5)), note(instant))

    assert [clock.due(), clock.due()] == [DUE, NOT_YET]


def test_the_instant_is_read_with_its_time_zone(clock: Clock) -> None:
    soon = (now() + timedelta(hours=1)).astimezone(UTC)
    clock.built(now(), note(soon))

    assert clock.due() == NOT_YET
    assert soon.isoformat(timespec="seconds").endswith("+00:00")


def test_an_instant_before_the_last_build_is_over(clock: Clock) -> None:
    clock.built(now(), note(now() - timedelta(minutes=1)))

    assert clock.due() == NOT_YET


def test_a_note_in_several_lines_is_read_as_well(clock: Clock) -> None:
    instant = now() - timedelta(seconds=1)
    clock.built(max(today_at_midnight(), instant - timedelta(minutes=5)), None)
    write(clock.work / "next-build.json", json.dumps(note(instant), ensure_ascii=False, indent=1))

    assert clock.due() == DUE


@pytest.mark.skipif(os.getuid() == 0, reason="root 什么都能写")
def test_where_nothing_can_be_noted_down_it_is_trouble_not_silence(clock: Clock) -> None:
    clock.work.chmod(0o500)

    assert clock.due() == TROUBLE


def test_a_work_folder_that_cannot_be_made_is_trouble_not_silence(tmp_path: Path) -> None:
    write(tmp_path / ".gongkai", "a file")
    told = subprocess.run(
        [RECIPES / "due.sh", tmp_path / "output"], capture_output=True, check=False
    )

    assert told.returncode == TROUBLE
    assert told.stderr


def test_systemd_finds_no_fault_with_the_units(tmp_path: Path) -> None:
    """In a folder of their own, with the programs that they start."""
    command = program("systemd-analyze")
    for name in UNITS:
        text = (RECIPES / name).read_text("utf-8").replace("/opt/gongkai", str(tmp_path / "opt"))
        text = text.replace("User=gongkai", "User=root").replace("#ExecStart", "ExecStart")
        write(tmp_path / "units" / name, text)
    for name in ("bin/gongkai", "recipes/due.sh", "recipes/upload.sh"):
        write(tmp_path / "opt" / name, "#!/bin/sh\n")
        (tmp_path / "opt" / name).chmod(0o755)
    units = [tmp_path / "units" / name.replace("@", "@gongkai.service") for name in UNITS]
    for name, unit in zip(UNITS, units, strict=True):
        if "@" in name:
            unit.write_bytes((tmp_path / "units" / name).read_bytes())
    told = subprocess.run(
        [command, "verify", "--man=no", "--recursive-errors=one", *units],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")


def test_a_unit_says_where_it_belongs_and_names_only_units_that_are_there() -> None:
    for name in UNITS:
        text = (RECIPES / name).read_text("utf-8")
        assert text.startswith(f"# 存成 /etc/systemd/system/{name}")
        for failure in re.findall(r"^OnFailure=(\S+)", text, re.MULTILINE):
            assert failure.replace("%n", "") in UNITS
        if name.endswith(".timer"):
            assert name.replace(".timer", ".service") in UNITS


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".timer")])
def test_a_timer_names_a_time_that_comes(name: str) -> None:
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string((RECIPES / name).read_text("utf-8"))
    time = unit["Timer"]["OnCalendar"]
    told = subprocess.run(
        [program("systemd-analyze"), "calendar", "--iterations=2", time],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert "Next elapse: never" not in told.stdout
