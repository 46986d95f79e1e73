"""What Typer itself prints — headings of the help, errors in usage — in Chinese.

Typer has no translations; its few phrases are replaced where it prints them.
"""

import re
import sys
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from generator.console import USAGE_ERROR

_HELP = (
    ("Usage:", "用法："),
    ("Options:", "选项："),
    ("Arguments:", "参数："),
    ("Commands:", "命令："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]…"),
    ("Show this message and exit.", "显示帮助"),
    ("[required]", "（必须）"),
    ("default: ", "默认："),
    ("[default:\n", "[默认：\n"),
    ("; x>=1", ""),
    ("  [x>=1]", ""),
    ("; 0<=x<=65535", ""),
)
_ERRORS = (
    (r"No such option: (\S+)(?: \(Possible options: .+\))?", r"没有“\1”这个选项"),
    (r"No such command '(.+?)'.*", r"没有“\1”这个命令"),
    (r"Missing command\.", "缺少命令"),
    (r"Missing (?:argument|parameter|option) '?(.+?)'?\.?", r"缺少“\1”"),
    (r"Option '?(\S+?)'? requires an argument\.?", r"选项“\1”后面要跟一个值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", r"多了“\1”"),
)
_INVALID = re.compile(r"Invalid value for (?P<word>.+?): (?P<reason>.+)", re.DOTALL)
_REASONS = (
    (r".*valid integer.*", "应为整数"),
    (r".* range (\d+)<=x<=(\d+).*", r"应为\1至\2"),
    (r".*(?:greater than or equal to|range x>=) ?(\d+).*", r"应不小于\1"),
    (r".*less than or equal to (\d+).*", r"应不大于\1"),
    (r".*'(.*?)' is not one of (.+?)\.?", r"没有“\1”，可用的有 \2"),
)


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        _translate(formatter)


class ChineseGroup(TyperGroup):
    """The same for the command of commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        _translate(formatter)


def _translate(formatter: Any) -> None:
    text = formatter.getvalue()
    for english, chinese in _HELP:
        text = text.replace(english, chinese)
    formatter.buffer[:] = [text]


def explain(message: str) -> str:
    """An error of usage in Chinese; an unknown one stays as it is, which beats losing it."""
    invalid = _INVALID.fullmatch(message)
    if invalid:
        return f"“{invalid['word'].replace(chr(39), '')}”的值不对：{_replace(invalid['reason'], _REASONS)}"
    return _replace(message, _ERRORS)


def _replace(message: str, table: Iterable[tuple[str, str]]) -> str:
    for english, chinese in table:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(chinese)
    return message


def run(app: typer.Typer, name: str) -> None:
    """Run the application and leave with its exit code; errors of usage are told in Chinese."""
    try:
        code = app(prog_name=name, standalone_mode=False)
    except typer.Abort:
        code = 1
    except Exception as error:
        tell = getattr(error, "format_message", None)
        if tell is None:
            raise  # a bug: the traceback is what helps
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(tell(), err=True)
        else:
            asked = getattr(getattr(error, "ctx", None), "command_path", name)
            typer.echo(f"{explain(tell())}\n用法见 {asked} --help", err=True)
        code = USAGE_ERROR
    sys.exit(code or 0)
