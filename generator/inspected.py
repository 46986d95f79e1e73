"""What `gongkai inspect` says and writes."""

import sys
from dataclasses import dataclass
from pathlib import Path

from generator.build import Order
from generator.console import CONTENT_ERROR, USAGE_ERROR, Refusal, say, telling
from generator.inspection import Verdict, inspect
from generator.inspection_report import Form, written
from generator.publish import Refused
from generator.text import did_you_mean


@dataclass(frozen=True, slots=True)
class Wish:
    """`form` as typed, else by the name of the file; `days` of forecast, 0 for none."""

    order: Order
    form: str | None
    target: Path | None
    days: int


def run(wish: Wish) -> None:
    """Raises Refusal where it was asked for wrongly; ends the command where the site fails."""
    form = _form(wish)
    if form is Form.XLSX and wish.target is None:
        raise Refusal("xlsx 要写进文件，请加 --out 自查.xlsx", USAGE_ERROR)
    with telling() as tell:
        inspection = inspect(wish.order, wish.days, tell)
    content = written(inspection, form)
    if wish.target is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        _write(wish.target, content)
        say(f"已写好 {wish.target}")
        say(f"结论：{inspection.verdict}")
    if inspection.verdict is not Verdict.PASSED:
        raise SystemExit(CONTENT_ERROR)


_SUFFIXES = {f".{each}": each for each in Form} | dict.fromkeys(("", ".txt", ".md"), Form.TEXT)
"""What the end of a file's name asks for."""


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise Refused(f"写不了 {target}：{error.strerror}") from None


def _form(wish: Wish) -> Form:
    suffix = wish.target.suffix.lower() if wish.target else ""
    if wish.form is None and suffix not in _SUFFIXES:
        ends = "、".join(filter(None, _SUFFIXES))
        message = f"写不出 {suffix} 文件，文件名的末尾可用的有：{ends}"
        raise Refusal(message, USAGE_ERROR)
    asked = wish.form or _SUFFIXES[suffix]
    try:
        return Form(asked)
    except ValueError:
        known = [each.value for each in Form]
        hint = did_you_mean(asked, known) or f"，可用的有：{'、'.join(known)}"
        raise Refusal(f"没有“{asked}”这种格式{hint}", USAGE_ERROR) from None
