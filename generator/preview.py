"""A preview: the site as it would be, drafts and what is to come included, in a folder of its own.

What only the preview says, that a page is not public yet or that the content has errors,
is put into a page on its way to the browser: the files are those that would be published.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import url
from generator.build import Order, Progress, Summary, build
from generator.diagnostic import Diagnostic, Rejected, errors
from generator.load import state_at
from generator.memory import Memory
from generator.publish import Refused, Store
from generator.record import Article
from generator.records import Config
from generator.row import Kept, thaw
from generator.scan import portal
from generator.shelf import Damaged
from generator.text import day

FILES = portal() / "templates" / "preview"
_NOT_PUBLIC_YET = 1
_HEAD_END, _BODY_END = b"</head>", b"</body>"


def folder(root: Path) -> Path:
    """Where the pages of a preview stand: never `output/`, which is public."""
    return root / ".gongkai" / "preview" / "output"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: with a summary, with problems of the content, or with a message."""

    summary: Summary | None = None
    problems: tuple[Diagnostic, ...] = ()
    message: str = ""

    @property
    def is_out(self) -> bool:
        return self.summary is not None


class Preview:
    """`order` is asked at each build: time goes on."""

    def __init__(self, order: Callable[[], Order]) -> None:
        self._order = order
        self._store = Store(order().output)
        self.outcome = Outcome()
        self.base = "/"
        """The path below which the site will stand."""
        self._templates = Environment(
            loader=FileSystemLoader(FILES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    @property
    def output(self) -> Path:
        return self._store.output

    def refresh(self, tell: Progress) -> Outcome:
        """Build what has changed.  Where that fails, the pages stay as they were."""
        try:
            self.outcome = Outcome(build(self._order(), tell))
            self.base = self._path()
        except Rejected as rejected:
            self.outcome = Outcome(problems=errors(rejected.diagnostics))
        except Refused as refused:
            self.outcome = Outcome(message=str(refused))
        return self.outcome

    def _path(self) -> str:
        memory = Memory(self._store.work)
        try:
            (config,) = memory.family(Config.family)
            return url.path_of(thaw(config.blob, config.digest).base)
        finally:
            memory.close()

    def fail(self, message: str) -> Outcome:
        """The program itself is at fault."""
        self.outcome = Outcome(message=message)
        return self.outcome

    def page(self, address: str) -> bytes:
        """A page as the browser gets it.  Raises OSError where there is none."""
        file = (self.output / address).resolve()
        if not file.is_relative_to(self.output.resolve()):
            raise FileNotFoundError(address)
        content = file.read_bytes()
        return self._dressed(content, self._notice(address))

    def nothing(self) -> bytes:
        """In the place of every page, while none has been built."""
        return self._dressed(self._part("nothing").encode(), "")

    def _dressed(self, content: bytes, notice: str) -> bytes:
        head, found, rest = content.partition(_HEAD_END)
        if not found:
            return content
        opening, bracket, body = rest.partition(b">")  # the end of <body …>
        if notice:
            body = self._part("banner", notice=notice).encode() + body
        if not self.outcome.is_out:
            before, end, after = body.rpartition(_BODY_END)
            body = before + self._problems().encode() + end + after
        return head + self._part("head").encode() + found + opening + bracket + body

    def _problems(self) -> str:
        problems, message = self.outcome.problems, self.outcome.message
        title = f"有{len(problems)}个错误" if problems else "没有更新"
        if self.output.exists():
            title += "，网页还是以前的"
        return self._part("problems", title=title, problems=problems, message=message)

    def _part(self, name: str, **view: Any) -> str:
        return self._templates.get_template(f"{name}.html").render(view)

    # ── What is not public yet ───────────────────────────────────────────

    def _notice(self, address: str) -> str:
        """What a reader of this page must know; nothing, of a page that is public."""
        try:
            kept = self._kept(address)
            record = thaw(kept.blob, kept.digest) if kept else None
        except (OSError, sqlite3.Error, Damaged):  # it is being made afresh
            return ""
        moment = self._order().moment
        if not isinstance(record, Article):
            return ""
        if state_at(record, moment, is_preview=False) != _NOT_PUBLIC_YET:
            return ""
        return " ".join(_reasons(record, moment))

    def _kept(self, address: str) -> Kept | None:
        """The record that a page shows, where it shows one."""
        memory = Memory(self._store.work)
        try:
            file = memory.file(address)
            stage, _, key = file.cell.partition(" ") if file else ("", "", "")
            family, _, identity = key.partition("/")
            return memory.entry(family, identity) if stage == "plan" else None
        finally:
            memory.close()


def _reasons(record: Article, moment: datetime) -> list[str]:
    found = []
    if record.is_draft:
        found.append("这是草稿，生成网站时不会公开；写好以后删去“草稿: 是”。")
    if record.appears is not None and record.appears > moment:
        found.append(f"{day(record.appears)}{record.appears:%H:%M}才公开。")
    return found
