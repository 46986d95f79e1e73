"""One at a time, until the holder lets go or ends."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from generator.lock import Taken, locked


def test_a_second_holder_is_refused_at_once_and_taken_when_the_first_has_let_go(
    tmp_path: Path,
) -> None:
    with locked(tmp_path / "lock"), pytest.raises(Taken), locked(tmp_path / "lock"):
        pass
    with locked(tmp_path / "lock"):
        pass


def test_a_holder_that_dies_lets_go(tmp_path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from generator.lock import locked\nwith locked(Path(sys.argv[1])): os._exit(3)"
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "lock"], check=False)
    assert done.returncode == 3

    with locked(tmp_path / "lock"):
        pass


def test_other_programs_that_lock_the_file_are_heeded(tmp_path: Path) -> None:
    """The upload recipe does, by flock(1)."""
    with FileLock(tmp_path / "lock"), pytest.raises(Taken), locked(tmp_path / "lock"):
        pass


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"), locked(tmp_path / "nowhere/lock"):
        pass


def test_who_is_patient_waits_for_the_workers_of_a_build_that_was_killed(tmp_path: Path) -> None:
    code = "import sys, time; from pathlib import Path; from generator.lock import locked\nwith locked(Path(sys.argv[1])): print(flush=True); time.sleep(0.5)"
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()

        with pytest.raises(Taken), locked(tmp_path / "lock"):
            pass
        with locked(tmp_path / "lock", patience=30):
            pass
