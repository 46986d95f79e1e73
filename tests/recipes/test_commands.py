"""Every command that a recipe or the manual of publishing gives can be typed as it stands there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from generator.cli import app
from tests.recipes.web_server import RECIPES, ROOT

MANUALS = [ROOT / "README.md", ROOT / "docs" / "publishing.md", ROOT / "docs" / "webmasters.md"]


def commands_of(file: Path) -> Iterator[str]:
    """`gongkai …` up to the end of the command: in a manual inside code, in a recipe anywhere."""
    text = file.read_text("utf-8")
    if file.suffix != ".md":
        yield from re.findall(r"(?<![\w.-])gongkai +([a-z][!-~ ]*)", text)
        return
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    for line in "\n".join(blocks).splitlines():
        yield from re.findall(r"(?<![\w.-])gongkai +([a-z].*)", line)
    if file.name == "publishing.md":
        yield from re.findall(r"`gongkai +([a-z][^`\n]*)`", text)


def words_of(command: str) -> list[str]:
    """Its words, as a shell would split them; what follows `&&`, `|`, `#` is another matter."""
    reader = shlex.shlex(command, posix=True, punctuation_chars=True)
    reader.whitespace_split = True
    words = []
    for word in reader:
        if set(word) <= set("&|;<>()"):
            break
        words.append(word)
    return [word for word in words if word != "$options"]  # may be none, and is `--published …`


COMMANDS = [
    (file.relative_to(ROOT).as_posix(), command)
    for file in [*sorted(RECIPES.iterdir()), *MANUALS]
    for command in dict.fromkeys(commands_of(file))
]


@pytest.mark.parametrize(("file", "command"), COMMANDS)
def test_a_command_that_we_recommend_exists_with_its_options(file: str, command: str) -> None:
    program = typer.main.get_command(app)
    words = words_of(command)
    with program.make_context("gongkai", list(words)) as context:
        name, found, rest = program.resolve_command(context, words)  # type: ignore[attr-defined]

        assert found.make_context(name, rest, parent=context).command.name == name


def test_the_recipes_build_check_and_verify() -> None:
    """So that the test above cannot be green because it finds no commands."""
    told = {command.split()[0] for file, command in COMMANDS if file.startswith("docs/recipes/")}

    assert told == {"build", "check", "verify"}
