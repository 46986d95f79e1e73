"""Every step in turn, peer after peer: A B A B."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from bench import stopwatch
from bench.corpus import Corpus, Document
from bench.journal import Journal, Run
from bench.peer import Peer, clear
from bench.portal import ROOT


class Step(StrEnum):
    """What is done to a site before it is built."""

    COLD = "cold"
    SAME = "same"
    CHANGE = "change"
    ADD = "add"
    TEMPLATE = "template"

    @property
    def word(self) -> str:
        return _WORDS[self]


_WORDS = {
    Step.COLD: "全新生成",
    Step.SAME: "没有改动",
    Step.CHANGE: "改一件文件",
    Step.ADD: "加一件文件",
    Step.TEMPLATE: "改文件页的模板",
}

STRIDE = 7919
"""A prime: successive changes fall all over the site, and on no document twice."""


class Failed(Exception):  # noqa: N818 - the peer's error, not ours
    """A command did not do what was measured.  The message says which and how it ended."""


@dataclass(slots=True)
class Site:
    """The peers' sites of one size, and the measuring of them."""

    corpus: Corpus
    size: int
    peers: Sequence[Peer]
    journal: Journal
    tell: Callable[[str], None]
    built: set[str] = field(default_factory=set)
    """The peers whose output is in step with their source, as far as this process knows."""

    def measure(self, steps: Sequence[Step], pairs: int) -> None:
        """Until every step has its pairs.  Raises Failed."""
        if not any(self.journal.pairs.values()):
            self._restore()
        for step in steps:
            while len(self.journal.done(step)) < pairs:
                self._pair(step)
        if any(peer.name not in self.journal.sizes for peer in self.peers):
            for peer in self.peers:
                self._catch_up(peer)
                self.journal.sizes[peer.name] = weigh(peer.output)
            self.journal.save()
        for peer in self.peers:
            clear(peer.folder)

    def _pair(self, step: Step) -> None:
        for peer in self.peers:
            if step is not Step.COLD:
                self._catch_up(peer)
        attempt = self.journal.begin(step)
        pair = {peer.name: self._run(step, peer, attempt) for peer in self.peers}
        self.journal.done(step).append(pair)
        self.journal.save()

    def _run(self, step: Step, peer: Peer, attempt: int) -> Run:
        self.built.discard(peer.name)
        page, mark = self._prepare(step, peer, attempt)
        run = time_peer(peer)
        if not page.is_file() or mark not in page.read_text("utf-8"):
            raise Failed(f"{peer.name} 生成之后，{page} 里没有这次的改动（{step.word}）")
        self.built.add(peer.name)
        self.tell(f"{step.word} {peer.name} {run.wall:.2f} 秒")
        return run

    def _prepare(self, step: Step, peer: Peer, attempt: int) -> tuple[Path, str]:
        """Changes the source; returns a page and the text by which to see that it was built."""
        document = self._touched(step, attempt)
        mark = ""
        match step:
            case Step.COLD:
                peer.forget()
            case Step.CHANGE:
                mark = f"本件第{attempt}次修订。"
                peer.write(
                    replace(
                        document,
                        title=f"{document.title}（修订{attempt}）",
                        body=f"{document.body}\n{mark}\n",
                    )
                )
            case Step.ADD:
                peer.write(document)
            case Step.TEMPLATE:
                mark = template_mark(attempt)
                peer.dress(mark)
        return peer.page(document), mark

    def _touched(self, step: Step, attempt: int) -> Document:
        if step is Step.ADD:
            return self.corpus.news(self.size + attempt - 1, self.size)
        number = attempt * STRIDE % self.size if step is Step.CHANGE else 0
        return self.corpus.document(number)

    def _catch_up(self, peer: Peer) -> None:
        """An untimed build, where the output may not be in step with the source."""
        if peer.name not in self.built:
            self.tell(f"先生成一次 {peer.name}，不计时")
            time_peer(peer)
            self.built.add(peer.name)

    def _restore(self) -> None:
        """The sites as they were laid out: undoes what earlier runs changed."""
        for peer in self.peers:
            peer.forget()
            peer.lay()
            peer.dress(template_mark(0))
            for attempt in range(1, self.journal.begun.get(Step.CHANGE, 0) + 1):
                peer.write(self._touched(Step.CHANGE, attempt))
            for attempt in range(1, self.journal.begun.get(Step.ADD, 0) + 1):
                peer.remove(self._touched(Step.ADD, attempt))
        self.journal.begun.clear()
        self.journal.save()


def template_mark(attempt: int) -> str:
    """One byte of it differs from one attempt to the next."""
    return f"样式之{attempt % 10}"


def time_peer(peer: Peer) -> Run:
    """One build, with every earlier write already on the disk.  Raises Failed."""
    if hasattr(os, "sync"):
        os.sync()
    log = peer.folder / "build.log"
    clock = (sys.executable, "-I", "-S", stopwatch.__file__, str(log))
    paths = filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))
    told = subprocess.run(
        [*clock, *peer.command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise Failed(f"{shlex.join(peer.command)} 无法运行：{told.stderr.strip()[-400:]}")
    found = json.loads(told.stdout)
    if found.pop("code"):
        last = log.read_text("utf-8", "replace").splitlines()[-12:]
        raise Failed("\n".join((f"没有生成：{shlex.join(peer.command)}", *last)))
    return Run(**found)


def weigh(folder: Path) -> tuple[int, int]:
    """Files and bytes below a folder."""
    sizes = [entry.stat(follow_symlinks=False).st_size for entry in _files(folder)]
    return len(sizes), sum(sizes)


def _files(folder: Path) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry
