"""Pages to bytes: a pure function of the view, the shell and the templates, so it can run in any process."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import segno
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import url
from generator.diagnostic import Diagnostic, Location, Rejected
from generator.page import Mapping, Page, Plan, Rendered, Shell, Table
from generator.text import day

CHUNK = 100
"""Pages that one call of a worker renders."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Made once in each process.  `folders` hold templates, the site's own first."""

    folders: tuple[Path, ...]
    shell: Shell

    def __call__(self, page: Page) -> bytes:
        if page.template in _FORMS:
            return _FORMS[page.template](page.view)
        template = _environment(self.folders).get_template(page.template)
        return template.render(page=page.view, shell=self.shell).encode()


def fingerprints(plan: Plan, folders: tuple[Path, ...]) -> dict[str, str]:
    """What each page is made of: its view, its templates, the shell, this program.

    Raises Rejected with every template that cannot be read.
    """
    _environments.pop(folders, None)  # a process that stays sees templates as they are now
    sources = _Sources(_environment(folders))
    problems: set[Diagnostic] = set()
    for name in sorted({page.template for page in plan.pages}):
        try:
            sources.digest(name)
        except Rejected as rejected:
            problems.update(rejected.diagnostics)
    if problems:
        raise Rejected(tuple(sorted(problems)))
    shell = _digest(repr(plan.shell), _program())
    return {
        page.url: _digest(repr(page.view), sources.digest(page.template), shell)
        for page in plan.pages
    }


def render(
    pages: Sequence[Page],
    plan: Plan,
    folders: tuple[Path, ...],
    jobs: int,
    done: Callable[[int], None],
) -> Iterator[Rendered]:
    """All pages are tried; raises Rejected at the end with every template error."""
    renderer = Renderer(folders, plan.shell)
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    problems: set[Diagnostic] = set()
    parallel = jobs > 1 and len(chunks) > 1
    with ProcessPoolExecutor(jobs) if parallel else nullcontext() as pool:
        for found, failed in _results(pool, renderer, chunks):
            problems.update(failed)
            yield from found
            done(len(found))
    if problems:
        raise Rejected(tuple(sorted(problems)))


def _results(
    pool: Executor | None, renderer: Renderer, chunks: Sequence[Sequence[Page]]
) -> Iterable[tuple[list[Rendered], list[Diagnostic]]]:
    if pool is None:
        return (_render_chunk(renderer, chunk) for chunk in chunks)
    return pool.map(_render_chunk, [renderer] * len(chunks), chunks)


def _render_chunk(
    renderer: Renderer, pages: Iterable[Page]
) -> tuple[list[Rendered], list[Diagnostic]]:
    done: list[Rendered] = []
    failed: list[Diagnostic] = []
    for page in pages:
        try:
            done.append(Rendered(page.url, renderer(page)))
        except (TemplateError, *_EXPRESSION_ERRORS) as error:
            where = _template_location(error, renderer.folders)
            if where is None and not isinstance(error, TemplateError):
                raise  # in our own code: a bug
            where = where or Location(f"templates/{page.template}")
            failed.append(_template_problem(where, f"{error}，无法生成 {page.url}"))
    return done, failed


_EXPRESSION_ERRORS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What Python raises for an expression that makes no sense."""


def _template_problem(where: Location, reason: str) -> Diagnostic:
    return Diagnostic(where, "template", f"模板有错：{reason}")


def _template_location(error: Exception, folders: tuple[Path, ...]) -> Location | None:
    """The innermost template line that an error passed through, if that is where it began."""
    trace, found = error.__traceback__, None
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        root = next((each for each in folders if file.is_relative_to(each)), None)
        ours = file.is_relative_to(Path(__file__).parent) and file.suffix == ".py"
        if root is not None:
            found = Location(f"templates/{file.relative_to(root).as_posix()}", trace.tb_lineno)
        elif ours:
            found = None
        trace = trace.tb_next
    return found


# ── Environment and filters ───────────────────────────────────────────────

_environments: dict[tuple[Path, ...], Environment] = {}


def _environment(folders: tuple[Path, ...]) -> Environment:
    """One for each set of folders in each process; templates are compiled once."""
    if folders not in _environments:
        environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        environment.filters.update(FILTERS)
        _environments[folders] = environment
    return _environments[folders]


@pass_context
def href(context: Context, target: str) -> str:
    """An address of the site as a link on the page being rendered; an outside one as it is."""
    if re.match(r"[a-z]+:", target):
        return target
    head = context["page"].head
    return f"{head.prefix}{target}" if head.prefix else url.relative(target, head.url)


def size(value: int) -> str:
    """Bytes in words: `26 KB`."""
    if value < 1024:
        return f"{value}字节"
    return f"{value / 1024:.0f} KB" if value < 1024 * 1024 else f"{value / 1024 / 1024:.1f} MB"


_BREAKS = re.compile(
    r"(?<=[府局委会室办厅院镇乡])(?=关于)|(?=关于印发)|(?=《)|(?<=》)|(?=的(?:通知|公告|通告|意见|决定|批复|函)$)|(?<=：)"
)


def breaks(title: str) -> Markup:
    """A title that breaks at sense units, as GB/T 9704 asks: after the organ, before 关于印发, around 《》."""
    return Markup("<wbr>").join(escape(piece) for piece in _BREAKS.split(title) if piece)


def qr(address: str) -> Markup:
    """An address as inline SVG.  A fixed mask: choosing the best costs five times as long and scans no better."""
    code = segno.make(address, error="m", mask=3, micro=False, boost_error=False)
    border = 2
    width = code.symbol_size(border=border)[0]
    rows = (
        f"M{x + border} {y + border}h{length}v1h-{length}z"
        for y, row in enumerate(code.matrix)
        for x, length in _runs(row)
    )
    return Markup(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="本页网址的二维码"><path d="{1}"/></svg>'
    ).format(width, "".join(rows))


def _runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = length = 0
    for x, dark in enumerate(row):
        if dark:
            start, length = (start, length + 1) if length else (x, 1)
        elif length:
            yield start, length
            length = 0
    if length:
        yield start, length


def is_outside(target: str) -> bool:
    return target.startswith(("http:", "https:"))


FILTERS: dict[str, Callable[..., Any]] = {
    "href": href,
    "day": day,
    "size": size,
    "breaks": breaks,
    "qr": qr,
    "outside": is_outside,
    "json": lambda value: Markup(value.replace("<", "\\u003c")),
}


# ── Forms that need no template ───────────────────────────────────────────


def _as_json(value: Any) -> bytes:
    return (json.dumps(_jsonable(value), ensure_ascii=False, indent=1) + "\n").encode()


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _jsonable(each) for key, each in value.pairs}
    if isinstance(value, tuple):
        return [_jsonable(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _as_csv(table: Table) -> bytes:
    """With a byte order mark, without which spreadsheet programs take UTF-8 for GBK."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.word for column in table.columns)
    writer.writerows(table.rows)
    return text.getvalue().encode("utf-8-sig")


_FORMS: dict[str, Callable[[Any], bytes]] = {"data.json": _as_json, "data.csv": _as_csv}


# ── Fingerprints ──────────────────────────────────────────────────────────


def _digest(*texts: str) -> str:
    hashed = hashlib.blake2b(digest_size=16)
    for text in texts:
        hashed.update(text.encode())
        hashed.update(b"\0")
    return hashed.hexdigest()


def _program() -> str:
    """Of the code itself: a new version renders everything again."""
    hashed = hashlib.blake2b(digest_size=16)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        hashed.update(file.read_bytes())
    return hashed.hexdigest()


class _Sources:
    """Digests of templates with all that they include, each computed once."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._known: dict[str, frozenset[str]] = {}
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def digest(self, name: str) -> str:
        if name in _FORMS:
            return name
        if name not in self._digests:
            self._digests[name] = _digest(
                *(self._texts[each] for each in sorted(self._closure(name)))
            )
        return self._digests[name]

    def _closure(self, name: str) -> frozenset[str]:
        if name not in self._known:
            self._known[name] = frozenset({name})  # templates may import each other
            self._texts[name] = self._read(name)
            found = {name}
            for other in self._referenced(name):
                found |= self._closure(other)
            self._known[name] = frozenset(found)
        return self._known[name]

    def _read(self, name: str) -> str:
        loader = self._environment.loader
        try:
            return loader.get_source(self._environment, name)[0] if loader else ""
        except UnicodeDecodeError:
            reason = "文件不是 UTF-8 编码，请另存为 UTF-8"
        except TemplateNotFound:
            reason = "没有这个模板文件"
        raise Rejected((_template_problem(Location(f"templates/{name}"), reason),))

    def _referenced(self, name: str) -> Iterator[str]:
        try:
            tree = self._environment.parse(self._texts[name])
        except TemplateSyntaxError as error:
            where = Location(f"templates/{name}", error.lineno)
            raise Rejected((_template_problem(where, error.message or "语法不对"),)) from None
        for other in meta.find_referenced_templates(tree):
            if other is None:
                reason = "引用别的模板时要直接写出名称"
                raise Rejected((_template_problem(Location(f"templates/{name}"), reason),))
            yield other
