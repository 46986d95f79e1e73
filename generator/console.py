"""What a command says on the screen, and the code it ends with.

Without what parses the command line: most builds need none of it.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn

from generator.build import Order, Summary, build
from generator.diagnostic import Rejected
from generator.engine import NoEngine, cpus
from generator.moment import moment
from generator.publish import Refused
from generator.report import brief, tally, units
from generator.scaffold import BadName, Exists
from generator.unchanged import Ordinary

CONTENT_ERROR = 1
USAGE_ERROR = 2


class Refusal(Exception):  # noqa: N818 - it is what was asked that is wrong
    """Why nothing is written, in Chinese; `code` is the exit code."""

    def __init__(self, message: str, code: int = CONTENT_ERROR) -> None:
        super().__init__(message)
        self.code = code


def moment_of(text: str | None) -> datetime:
    """What `--as-of` means; now, where it is not given."""
    try:
        return moment(text)
    except ValueError:
        fail(f"“{text}”不是日期，应如 2026-11-20 或“2026-11-20 09:00”")


def build_ordinary(wanted: Ordinary) -> None:
    """A build whose options are known."""
    build_site(
        Order(
            wanted.root,
            wanted.output,
            wanted.moment,
            wanted.jobs or cpus(),
            wanted.engine,
            seen=wanted.seen,
        )
    )


def build_site(order: Order) -> None:
    with telling() as tell, ending():
        summary = build(order, tell)
    say(brief(summary.findings), err=True, nl=False)
    if order.is_explained:
        for each in summary.explained:
            say(f"{each.url}：{each.reason}")
    _tell_build(summary)
    say(f"打开看看：{order.output / 'index.html'}")


def _tell_build(summary: Summary) -> None:
    say(
        f"生成完毕：{summary.files}个文件，新写{summary.written}个，沿用{summary.files - summary.written}个，"
        f"删去{summary.removed}个，用时{summary.seconds:.1f}秒；{tally(summary.findings)}"
    )
    say(units(summary.findings), nl=False)
    if summary.next_change is not None:
        say(f"内容下次自动变化：{summary.next_change:%Y-%m-%d %H:%M}，到时请再生成")


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """At once, to whoever reads: standard output, or standard error."""
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{text}\n" if nl else text)
    stream.flush()


@contextmanager
def telling() -> Iterator[Callable[[str], None]]:
    """Progress on standard error: one moving line on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        last = ""

        def tell(step: str) -> None:
            nonlocal last
            word = step.split(" ", maxsplit=1)[0]
            if word != last:
                say(f"{word}……", err=True)
                last = word

        yield tell
        return
    # Imported here: nobody watches most builds.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")
        yield lambda step: progress.update(task, description=escape(step))


@contextmanager
def ending() -> Iterator[None]:
    """Everything that is wrong becomes words and an exit code; bugs stay tracebacks."""
    try:
        yield
    except Rejected as rejected:
        say(brief(rejected.diagnostics), err=True, nl=False)
        say(f"没有发布：{tally(rejected.diagnostics)}。原来的网站没有改动", err=True)
        raise SystemExit(CONTENT_ERROR) from None
    except Refusal as refusal:
        say(str(refusal), err=True)
        raise SystemExit(refusal.code) from None
    except (Refused, Exists, NoEngine, BadName) as error:
        fail(str(error))
    except BrokenPipeError:
        raise SystemExit from None  # whoever read us has enough
    except OSError as error:
        fail(f"{error.strerror or error}：{error.filename or ''}")


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """A library that is missing becomes the command that installs it."""
    try:
        yield
    except ModuleNotFoundError as missing:
        fail(f"没有安装 {missing.name}。先运行 pip install 'gongkai[{extra}]'")


def fail(message: str) -> NoReturn:
    say(message, err=True)
    raise SystemExit(USAGE_ERROR)
