"""How the program is built, held to by machine: its layers, its sizes, what it may name."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "generator"
MODULES = sorted(path.relative_to(PROGRAM).as_posix() for path in PROGRAM.rglob("*.py"))

LINES_OF_A_FUNCTION = 50
LINES_OF_A_MODULE = 500

LONG_FUNCTIONS: dict[str, int] = {}
"""How long each may be, so that none grows."""

LONG_MODULES: dict[str, int] = {"memory.py": 660}
"""Statements, one after the other: to be looked up, not read."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PROGRAM / module).read_text("utf-8"))


def functions(module: str) -> Iterator[Function]:
    return (node for node in ast.walk(tree(module)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def public(module: str) -> Iterator[Function]:
    """Functions and methods that other modules may call."""
    for node in tree(module).body:
        if isinstance(node, Function):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (each for each in node.body if isinstance(each, Function))


def arguments(function: Function) -> list[ast.arg]:
    spec = function.args
    stars = [each for each in (spec.vararg, spec.kwarg) if each is not None]
    return [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *stars]


def test_imports_point_down() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("module", MODULES)
def test_a_module_and_its_functions_can_be_read_at_one_sitting(module: str) -> None:
    lines = len((PROGRAM / module).read_text("utf-8").splitlines())
    long = {
        f"{module}:{each.name}": length(each)
        for each in functions(module)
        if length(each) > LONG_FUNCTIONS.get(f"{module}:{each.name}", LINES_OF_A_FUNCTION)
    }

    assert long == {}
    assert lines <= LONG_MODULES.get(module, LINES_OF_A_MODULE)


def test_what_may_be_long_is_there_and_is_long() -> None:
    found = {
        f"{module}:{each.name}"
        for module in MODULES
        for each in functions(module)
        if length(each) > LINES_OF_A_FUNCTION
    }

    assert set(LONG_FUNCTIONS) - found == set()


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_has_types(module: str) -> None:
    untyped = [
        f"{each.name}({argument.arg})"
        for each in public(module)
        for argument in arguments(each)
        if argument.annotation is None and argument.arg not in {"self", "cls"}
    ]
    untyped += [each.name for each in public(module) if each.returns is None]

    assert untyped == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(module))


def test_one_module_reads_the_clock_and_none_the_environment() -> None:
    readers = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "environ", "getenv"}
        if ast.unparse(node) != "site.today"  # the day that the site shows
    }

    assert readers <= {"moment.py"}


HOSTS = (
    *("py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "ana" + "conda.org"),
    *("crates" + ".io", "ruby" + "gems.org", "proxy.go" + "lang.org", "repo." + "maven"),
    *("mirrors" + ".", "tuna." + "tsinghua"),
)
FOLDERS = ("/wo" + "rk/", "/tm" + "p/", "/ro" + "ot/")


def tracked() -> list[Path]:
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in told.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="不是 git 仓库，无从知道提交了哪些文件")
def test_no_file_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), needle)
        for path in tracked()
        for needle in (*HOSTS, *FOLDERS)
        if needle.encode() in path.read_bytes()
    }

    assert found == set()


@pytest.mark.parametrize("command", ["make site", "make test"])
def test_the_readme_says_how_to_see_it_and_how_to_test_it(command: str) -> None:
    assert command in (ROOT / "README.md").read_text("utf-8")
