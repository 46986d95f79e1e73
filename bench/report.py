"""Runs to tables, and tables into docs/performance.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.goals import Goal, goal, peak
from bench.journal import Pair, Run
from bench.measure import Step

BEGIN = "<!-- bench：以下由 make bench 写入，不要手改 -->"
END = "<!-- bench：到此为止 -->"

OURS, THEIRS = "公开", "Hugo"
NOTHING = "—"

_HEAD = (
    "步骤",
    "公开 用时（秒）",
    "CPU（秒）",
    "峰值（MiB）",
    "Hugo 用时（秒）",
    "CPU（秒）",
    "峰值（MiB）",
    "公开∶Hugo",
    "目标",
    "结果",
)


class NoPlace(Exception):  # noqa: N818 - a file of the reader's
    """The document has no place for the tables."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All pairs of one size, step by step."""

    size: int
    pairs: dict[Step, list[Pair]]
    sizes: dict[str, tuple[int, int]]
    """Files and bytes of each peer's site."""
    rich: bool = False


def ratio(pairs: Sequence[Pair]) -> float | None:
    """The median of the ratios of each pair: what drifts between pairs drops out."""
    ratios = [pair[OURS].wall / pair[THEIRS].wall for pair in pairs if THEIRS in pair]
    return median(ratios) if ratios else None


def table(measured: Measured) -> str:
    rows = [_HEAD, (":--", *["--:"] * 7, ":--", ":--")]
    rows += [_row(step, measured) for step in Step if measured.pairs.get(step)]
    held = _largest(measured)
    if held is not None:
        limit = peak(measured.size)
        blank = (NOTHING,) * 4
        shown = (NOTHING, NOTHING, f"{held:.0f}", *blank, f"≤ {limit:.0f} MiB")
        rows.append(("内存（各步骤中最大的）", *shown, _verdict(held <= limit)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def section(measured: Measured) -> str:
    """A heading, the table, and what was written."""
    kind = "，含表格、链接、编号、强调和注释" if measured.rich else ""
    counts = sorted({len(pairs) for pairs in measured.pairs.values() if pairs})
    times = "—".join(map(str, dict.fromkeys((counts[0], counts[-1])))) if counts else "0"
    written = "；".join(
        f"{name}写出 {files:,} 个文件，{size / 1e6:,.1f} MB"
        for name, (files, size) in measured.sizes.items()
    )
    return "\n\n".join(
        (
            f"### {measured.size:,} 件文件{kind}",
            table(measured),
            f"每步 {times} 次，取中位数；括号里是最小和最大。{written}。",
        )
    )


def place(document: str, block: str) -> str:
    """The document with `block` between the two marks.  Raises NoPlace."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise NoPlace(f"没有找到“{BEGIN}”和“{END}”这两行")
    return f"{before}{begin}\n\n{block.strip()}\n\n{end}{after}"


def _row(step: Step, measured: Measured) -> tuple[str, ...]:
    pairs = measured.pairs[step]
    compared, aim = ratio(pairs), goal(step, measured.size)
    return (
        step.word,
        *_cells([pair[OURS] for pair in pairs]),
        *_cells([pair[THEIRS] for pair in pairs if THEIRS in pair]),
        NOTHING if compared is None else _figure(compared),
        NOTHING if aim is None else str(aim),
        _outcome(aim, compared, median(pair[OURS].wall for pair in pairs)),
    )


def _cells(runs: Sequence[Run]) -> tuple[str, str, str]:
    if not runs:
        return NOTHING, NOTHING, NOTHING
    walls = [run.wall for run in runs]
    spread = f"{_figure(median(walls))}（{_figure(min(walls))}–{_figure(max(walls))}）"
    cpu = _middle(run.cpu for run in runs)
    held = _middle(run.peak for run in runs)
    return (
        spread,
        NOTHING if cpu is None else _figure(cpu),
        NOTHING if held is None else f"{held:.0f}",
    )


def _middle(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def _figure(value: float) -> str:
    """Three digits where they tell something."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _outcome(aim: Goal | None, compared: float | None, wall: float) -> str:
    if aim is None:
        return NOTHING
    if aim.is_ratio:
        return "没有 Hugo 可比" if compared is None else _verdict(compared <= aim.limit)
    return _verdict(wall <= aim.limit)


def _verdict(reached: bool) -> str:  # noqa: FBT001
    return "达到" if reached else "未达到"


def _largest(measured: Measured) -> float | None:
    """The largest of the steps' median peaks."""
    peaks = (_middle(pair[OURS].peak for pair in pairs) for pairs in measured.pairs.values())
    return max((each for each in peaks if each is not None), default=None)
