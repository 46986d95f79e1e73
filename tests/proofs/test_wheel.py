"""The wheel alone, in an empty environment, far from the repository."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.proof


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_makes_and_builds_portals_in_an_empty_environment(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "build", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    venv.create(tmp_path / "env", with_pip=True)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    _run(tmp_path / "env/bin/pip", "install", "--quiet", wheel, cwd=tmp_path)
    gongkai = tmp_path / "env/bin/gongkai"

    for folder, options in (("sample", ("--sample",)), ("empty", ())):
        _run(gongkai, "init", folder, *options, cwd=tmp_path)
        told = _run(gongkai, "build", folder, "--as-of", "2026-11-20", cwd=tmp_path)
        assert "0个错误" in told
        assert (tmp_path / folder / "output/index.html").is_file()
    assert len(list((tmp_path / "sample/output/documents").rglob("*.html"))) >= 60
