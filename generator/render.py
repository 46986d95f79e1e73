"""Pages to files: a pure function of view, shell and templates, so any process of any machine can do it."""

import io
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from markupsafe import Markup

from generator import environment as templating
from generator import shelf
from generator.compress import variants
from generator.diagnostic import Diagnostic, Location, Rejected
from generator.engine import Engine, Serial, is_loss
from generator.filter import here_of, stand_at
from generator.fingerprint import Reducers, fingerprint, program
from generator.form import FORMS
from generator.page import Mapping, Page, Rendered, Shell, StoredTable
from generator.paper import Issue, NotMade, Paper
from generator.shelf import Stored

CHUNK = 64
"""Pages that one call of a worker renders, at most."""
WEIGHT = 1 << 20
"""Bytes of views that one call of a worker takes, about."""
FEW = 2 * CHUNK
"""Fewer pages are not worth a second process."""
TRIES = 2
"""How often a chunk is given to workers that die of it, before it is done here."""

Work = tuple[str, str, Any]
"""What a worker needs of a page: address, template, view."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """How pages are rendered.  Made by `renderer()`; two with one key render alike."""

    key: str
    folders: tuple[Path, ...] = field(compare=False)
    """They hold templates, the site's own first."""
    shell: Shell = field(compare=False)
    shelf: Path | None = field(compare=False, default=None)
    root: Path | None = field(compare=False, default=None)
    """The site's folder, where pictures lie."""
    cache: Path | None = field(compare=False, default=None)
    compressed: bool = field(compare=False, default=False)
    sources: tuple[tuple[str, str], ...] = field(compare=False, default=())
    """The templates themselves, for workers that share no disk."""
    program: str = field(compare=False, default="")
    """Which program such a worker must be."""

    def __call__(self, page: Page) -> bytes:
        return _content(self, (page.url, page.template, page.view))

    def portable(self) -> "Renderer":
        """The same without any file."""
        sources = tuple(sorted(templating.read_templates(self.folders).items()))
        return replace(
            self, folders=(), shelf=None, root=None, cache=None, sources=sources, program=program()
        )


def renderer(
    folders: tuple[Path, ...],
    shell: Shell,
    *,
    shelf: Path | None = None,
    root: Path | None = None,
    cache: Path | None = None,
    compressed: bool = False,
) -> Renderer:
    """With the templates as they are now: a process that stays sees every change.

    `shelf` holds the texts that views refer to, `root` their pictures, `cache` keeps compiled templates;
    `compressed` adds `.gz` and `.br` to every text.
    """
    texts = templating.read_templates(folders)
    key = fingerprint((shell, tuple(texts.items()), str(shelf), compressed), program())
    return Renderer(key, folders, shell, shelf, root, cache, compressed)


def render(
    pages: Iterable[Page],
    renderer: Renderer,
    executor: Engine,
    *,
    folder: Path | None,
    done: Callable[[int], None],
    trial: bool = False,
) -> Iterator[Rendered]:
    """Files as they are finished, written below `folder`; without one, their bytes are handed over.

    Takes pages only as fast as they are rendered.  A `trial` renders and forgets.
    All pages are tried; raises Rejected at the end with every template error.
    """
    waiting = iter(pages)
    few = list(islice(waiting, FEW))
    if len(few) < FEW:
        executor = Serial()
    work = _Work(renderer, str(folder) if folder and not trial else "", not trial)
    read = None
    if not executor.shares_disk:
        read = _reader(renderer)
        work = _Work(renderer.portable(), "", not trial)
    chunks = _chunks(chain(few, waiting), read, packed=not executor.in_process)
    problems: set[Diagnostic] = set()
    for outcome in _outcomes(chunks, executor, work):
        problems.update(outcome.failed)
        for each in outcome.found:
            if folder and each.content is not None:
                write(str(folder), each.url, each.content)
                yield replace(each, content=None)
            else:
                yield each
        done(outcome.pages)
    if problems:
        raise Rejected(tuple(sorted(problems)))


# ── From here to the workers ──────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Pages for one call: as they are, or (`packed`) as one pickle after the other."""

    pages: tuple[Work, ...] = ()
    packed: bytes = b""

    def unpacked(self) -> Iterator[Work]:
        yield from self.pages
        stream = io.BytesIO(self.packed)
        unpickler = pickle.Unpickler(stream)
        while stream.tell() < len(self.packed):
            yield unpickler.load()


@dataclass(frozen=True, slots=True)
class _Outcome:
    pages: int
    found: list[Rendered]
    failed: list[Diagnostic]


def _chunks(pages: Iterable[Page], read: "_Reader | None", *, packed: bool) -> Iterator[_Chunk]:
    works = ((page.url, page.template, page.view) for page in pages)
    if not packed:
        while some := tuple(islice(works, CHUNK)):
            yield _Chunk(some)
        return
    if read is not None:
        works = ((address, name, read.filled(view)) for address, name, view in works)
    for first in works:
        stream = io.BytesIO()
        # One pickler for the chunk: what its pages share is written once.
        pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = _PLAINLY
        for each in chain((first,), islice(works, CHUNK - 1)):
            pickler.dump(each)
            if stream.tell() > WEIGHT:
                break
        yield _Chunk(packed=stream.getvalue())


_PLAINLY = Reducers(lambda kind, values: lambda value: (kind, values(value)))
"""A dataclass as its class and values: half the time of its own way."""


def _outcomes(chunks: Iterable[_Chunk], executor: Engine, work: "_Work") -> Iterator[_Outcome]:
    """As they come, few in flight.  What a dead worker left is done again, in the end by us."""
    waiting: dict[Future[_Outcome], tuple[_Chunk, int]] = {}
    lost: list[tuple[_Chunk, int]] = []
    fresh = ((chunk, 0) for chunk in chunks)
    try:
        while True:
            flying = 1 if executor.in_process else 2 * executor.jobs + 1
            while len(waiting) < flying and (turn := lost.pop() if lost else next(fresh, None)):
                chunk, tries = turn
                future = _submitted(executor, work, chunk) if tries < TRIES else None
                if future is None:
                    yield work(chunk)
                else:
                    waiting[future] = turn
            if not waiting:
                return
            for future in _finished(waiting, executor):
                chunk, tries = waiting.pop(future)
                outcome = _result(future)
                if outcome is None:
                    lost.append((chunk, tries + 1))
                else:
                    yield outcome
    finally:
        if any([not each.cancel() for each in waiting]):  # noqa: C419 - all must be asked
            executor.abandon()


def _submitted(executor: Engine, work: "_Work", chunk: _Chunk) -> Future[_Outcome] | None:
    """None where nobody takes it."""
    try:
        return executor.submit(work, chunk)
    except Exception as error:
        if is_loss(error):
            return None
        raise


def _finished(waiting: Iterable[Future[_Outcome]], executor: Engine) -> Iterable[Future[_Outcome]]:
    """At least one; all, given up, where nobody is left to finish them."""
    everything = list(waiting)
    while True:
        ready = wait(everything, timeout=5, return_when=FIRST_COMPLETED).done
        if ready:
            return ready
        if executor.is_stalled():
            for each in everything:
                each.cancel()
            return everything


def _result(future: Future[_Outcome]) -> _Outcome | None:
    """None where the worker was lost, or given up."""
    if not future.done():
        return None
    try:
        return future.result()
    except BaseException as error:
        if is_loss(error):
            return None
        raise


# ── In a worker ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker does with a chunk: writes below `folder`, or hands over (`wanted`) the bytes."""

    renderer: Renderer
    folder: str
    wanted: bool

    def __call__(self, chunk: _Chunk) -> _Outcome:
        wanted = self.renderer.program
        if wanted and wanted != program():
            raise ValueError("工作进程里装的 gongkai 与这里的不是同一版，请先统一版本")
        outcome = _Outcome(0, [], [])
        pages = 0
        for page in chunk.unpacked():
            pages += 1
            try:
                content = _content(self.renderer, page)
            except NotMade as error:
                outcome.found.append(Rendered(page[0], "", 0, problem=str(error)))
                continue
            except (TemplateError, *_EXPRESSION_ERRORS) as error:
                outcome.failed.append(_told(error, page))
                continue
            outcome.found.extend(self._files(page[0], content))
        return replace(outcome, pages=pages)

    def _files(self, address: str, content: bytes) -> Iterator[Rendered]:
        found: tuple[tuple[str, bytes], ...] = ((address, content),)
        if self.renderer.compressed:
            found += variants(address, content)
        for name, each in found:
            if self.folder:
                write(self.folder, name, each)
            given = each if self.wanted and not self.folder else None
            yield Rendered(name, sha256(each).hexdigest(), len(each), given)


_EXPRESSION_ERRORS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What Python raises for an expression that makes no sense."""


def _told(error: Exception, page: Work) -> Diagnostic:
    address, template, _view = page
    where = templating.location(error)
    if where is None and not isinstance(error, TemplateError):
        raise error  # in our own code: a bug
    where = where or Location(f"templates/{template}")
    return templating.problem(where, f"{error}，无法生成 {address}")


def _content(renderer: Renderer, page: Work) -> bytes:
    address, name, view = page
    read = _reader(renderer)
    if isinstance(view, Paper | Issue):
        view = read.filled(view)
    if name in FORMS:
        return FORMS[name](view, read)
    view = read.filled(view)
    stand_at(here_of(address, getattr(view, "head", None)))
    template = _environment(renderer).get_template(name)
    return template.render(page=view, shell=renderer.shell).encode()


@lru_cache(maxsize=4)
def _environment(renderer: Renderer) -> Environment:
    sources = dict(renderer.sources) if renderer.sources else None
    return templating.environment(renderer.folders, sources=sources, cache=renderer.cache)


def write(folder: str, address: str, content: bytes) -> None:
    """A new file: another release may share what stands there now."""
    path = f"{folder}/{address}"
    try:
        file = os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, _NEW, 0o666)
    except FileExistsError:
        Path(path).unlink()
        file = os.open(path, _NEW, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


# ── Texts from the shelf ──────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Reader:
    """Puts in what views refer to: texts from the shelf, pictures from the site's folder."""

    shelf: Path
    root: Path

    def __call__(self, stored: Stored) -> str:
        return shelf.read(self.shelf, stored)

    def fetch(self, source: str) -> bytes:
        return (self.root / source).read_bytes()

    def filled(self, view: Any) -> Any:
        """The view with the texts that its own fields refer to; JSON with those anywhere in it."""
        if isinstance(view, Paper | Issue):
            return view.filled(self, self.fetch)
        if isinstance(view, Mapping | StoredTable):
            return self._json(view)
        kind: type = type(view)
        names = _names(kind)
        if not any(_is_stored(getattr(view, name)) for name in names):
            return view
        made: Any = object.__new__(kind)
        for name in names:
            value = getattr(view, name)
            if _is_stored(value):
                value = tuple(map(self, value)) if type(value) is tuple else Markup(self(value))
            object.__setattr__(made, name, value)
        return made

    def _json(self, value: Any) -> Any:
        if isinstance(value, Stored):
            return self(value)
        if isinstance(value, Mapping):
            return Mapping(tuple((key, self._json(each)) for key, each in value.pairs))
        if isinstance(value, StoredTable):
            pieces = (replace(each, rows=self._json(each.rows)) for each in value.pieces)
            return replace(value, pieces=tuple(pieces))
        if isinstance(value, tuple):
            return tuple(map(self._json, value))
        return value


def _is_stored(value: Any) -> bool:
    """A text on the shelf, or several of them."""
    return type(value) is Stored or (
        type(value) is tuple and len(value) > 0 and type(value[0]) is Stored
    )


def _reader(renderer: Renderer) -> _Reader:
    return _Reader(renderer.shelf or Path(), renderer.root or Path())


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
