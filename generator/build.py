"""The stages, in order.

Everything that a build learns goes to the memory, so that the next one computes again only
what a change touches.  A release becomes public, and the memory is kept, at the very end.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from time import monotonic, time_ns
from typing import Generic, TypeVar

from generator import publish as publishing
from generator import shelf, url
from generator.agenda import Agenda
from generator.arrange import Touched
from generator.assemble import Assembly, Explained
from generator.check import check_addresses
from generator.diagnostic import Diagnostic, Rejected, errors
from generator.engine import Engine, engine
from generator.environment import template_cache
from generator.examine import Examination
from generator.fingerprint import fingerprint
from generator.index import index, nothing
from generator.intake import Intake, comings_and_goings
from generator.load import Reader, load_static, require_portal
from generator.locator import Locator
from generator.memory import Memory, program, temporary
from generator.order import Order
from generator.page import Cell, Page, Shell
from generator.pages import sitemap
from generator.plan import Planning, plan_shell
from generator.publish import Release, Store
from generator.published import addresses_in, published_addresses, published_before
from generator.records import SynonymBook
from generator.render import Renderer, render, renderer
from generator.report import brief, unchanged
from generator.resolve import Changes
from generator.scan import Scan, find_templates
from generator.shelf import Damaged
from generator.site import Site
from generator.span import Span, announce

Progress = Callable[[str], None]

__all__ = ["Order", "Progress", "Summary", "build", "check", "opened"]
T = TypeVar("T")
_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Summary:
    files: int
    written: int
    removed: int
    seconds: float
    findings: tuple[Diagnostic, ...]
    explained: tuple[Explained, ...] = ()
    next_change: datetime | None = None
    """When the site will show something else by itself."""


def build(order: Order, tell: Progress) -> Summary:
    """Content to a published release.

    Raises Rejected where the content or a template has errors, Refused where the disk
    does not take the release; either way the live site stays as it was.
    """
    publishing.check_output(order.output, order.root)
    require_portal(order.root)
    store = Store(order.output)
    # From the first look at the content on: a slower build must not publish an older state.
    with store.locked():
        try:
            return _build(order, store, tell, is_afresh=order.clean)
        except Damaged:
            return _build(order, store, tell, is_afresh=True)


def _build(order: Order, store: Store, tell: Progress, *, is_afresh: bool) -> Summary:
    version = program(Path(__file__).parent) + ("-web" if order.has_only_web else "")
    with publishing.refusing("写入新版本"), publishing.memory_errors():
        memory = Memory(store.work, version)
        try:
            if is_afresh or memory.is_overgrown():
                memory.start_afresh(version)
            return _Build(order, store, memory, tell).publish()
        finally:
            memory.close()
            shelf.close()


def check(order: Order, tell: Progress) -> Summary:
    """What `build` does, except publish: templates are tried on every page."""
    require_portal(order.root)
    with temporary() as memory:
        return _Build(order, Store(order.output), memory, tell).rehearse()


@dataclass(frozen=True, slots=True)
class Standing(Generic[T]):
    """A day, what `check` says on it, what was looked up in the site; None where it cannot be read."""

    day: date
    findings: tuple[Diagnostic, ...]
    seen: T | None


def standings(
    order: Order, until: date, look: Callable[[Site], T], tell: Progress
) -> Iterator[Standing[T]]:
    """How the site stands, and on which later days it will stand otherwise if nothing is published.

    One memory for all days: each costs what it changes.  Errors now end it: nothing could be published.
    """
    require_portal(order.root)
    with temporary() as memory:
        stages = _Build(order, Store(order.output), memory, tell)
        standing, turn = stages.stand(look)
        yield standing
        is_refused = errors(standing.findings)
        while not is_refused and turn.date() <= until:
            tell(f"预测 {turn.date()}")
            stages.turn_to(turn.date())
            standing, turn = stages.stand(look)
            yield standing


@contextmanager
def opened(root: Path, moment: datetime) -> Iterator[Site]:
    """The linked site, for whoever wants to look at it.  Raises Rejected where it cannot be read."""
    require_portal(root)
    order = Order(root, root / "output", moment, 1, "serial")
    with temporary() as memory:
        yield _Build(order, Store(order.output), memory, lambda _step: None).open()


class _Build:
    """One run through the stages, over one memory."""

    def __init__(self, order: Order, store: Store, memory: Memory, tell: Progress) -> None:
        self._order, self._store, self._memory, self._tell = order, store, memory, tell
        self._templates = find_templates(order.root)
        self._started = monotonic()
        self._locate = Locator(order.root)
        self._is_first = not memory.has_entries()
        self._has_base = False
        self._done = 0
        self._step = "生成页面"
        self._anew = "试生成"
        """Why every page must be rendered, whatever it is made of; else empty."""
        self._begin: Callable[[], Release] | None = None
        """Begins the release that is written; None where nothing is."""
        # In a forecast: the files, and what was public, as on its first day; cells not computed since.
        self._scan: Scan | None = None
        self._expected: frozenset[str] | None = None
        self._owed: dict[str, str] = {}

    def publish(self) -> Summary:
        base = self._store.base(self._memory.fact("release"))
        self._has_base = bool(base)
        self._anew = "" if base else self._why_all()
        begun: list[Release] = []

        def begin() -> Release:
            if not begun:
                begun.append(Release.begin(self._store, base))
            return begun[0]

        self._begin = begin
        try:
            with self._transaction() as intake, self._workers() as workers:
                assembly = self._run(intake, workers)
                intake.keep()
                span = self._note()
                summary = self._summary(assembly, span)
                self._memory.forget_published()
                if self._is_first:
                    self._memory.note(texts=str(self._memory.shelved()))
                self._memory.note(
                    told=unchanged(summary.files, summary.findings), warned=brief(summary.findings)
                )
                # After a rollback, or where `output/` was touched, the spare is what to publish.
                if assembly.changes or not base or self._store.live() != base:
                    self._tell("发布")
                    self._memory.note(release=begin().publish(assembly.changes))
            announce(self._store.work, span)
            return summary
        except BaseException:
            for release in begun:
                release.abandon()
            raise

    def _why_all(self) -> str:
        if self._order.clean:
            return "要求全部重新生成"
        return "第一次生成" if self._is_first else "没有可以接着写的上一版"

    def rehearse(self) -> Summary:
        self._step = "试生成"
        with self._transaction() as intake, self._workers() as workers:
            assembly = self._run(intake, workers)
            return self._summary(assembly, self._note())

    def stand(self, look: Callable[[Site], T]) -> tuple[Standing[T], datetime]:
        """Of a forecast: how the site stands, and when it will next be checked with another result."""
        self._step = "试生成"
        seen, turn = None, datetime.max
        try:
            with self._transaction() as intake, self._workers() as workers:
                site, agenda, touched, changes = self._examine(intake, workers)
                seen, turn = look(site), self._next_turn()
                self._refuse_errors()
                # Permanent addresses come and go with records, so no other day needs pages.
                if self._scan is None or changes.records:
                    for cell, reason in self._owed.items():
                        agenda.add(cell, reason)
                    self._complete(site, agenda, touched, intake, workers)
                else:
                    self._owed.update(agenda.reasons)
                intake.keep()
                self._scan, found = intake.scanned, self._findings()
        except Rejected as rejected:
            found = rejected.diagnostics
        return Standing(self._order.as_of, found, seen), turn

    def turn_to(self, day: date) -> None:
        """The same content at the end of a later day."""
        self._order = replace(self._order, moment=datetime.combine(day, time.max))
        self._is_first, self._anew, self._tell = False, "", lambda _step: None

    def _next_turn(self) -> datetime:
        """When a check will say something else; pages that are made every day are left out."""
        ended = self._memory.next_end("check ", "rule ")
        turns = [*comings_and_goings(self._memory), datetime.fromisoformat(ended or _NEVER)]
        return min(each for each in turns if each > self._order.moment)

    def open(self) -> Site:
        with self._transaction() as intake, self._workers() as workers:
            changes = intake.run(workers, self._tell)
            site = Site(self._memory, self._order.as_of, changes.duplicates)
            examination = Examination(site, self._agenda(changes, "首次读取"), self._locate)
            examination.records(is_first=True)
            return site

    @contextmanager
    def _transaction(self) -> Iterator[Intake]:
        """All that is found out is kept, or nothing; save for what was read, if the content is refused."""
        order = self._order
        pack = f"{time_ns():x}"
        reader = Reader(
            order.root,
            self._memory.texts,
            pack,
            order.moment,
            order.is_preview,
            order.has_only_web,
        )
        seen = order.seen
        known = seen.scan if seen and self._memory.fact("release") == seen.release else None
        intake = Intake(self._memory, reader, self._templates, self._scan or known)
        self._memory.begin()
        try:
            yield intake
            self._memory.commit()
        except BaseException as error:
            self._memory.roll_back()
            if isinstance(error, Rejected):
                self._memory.begin()
                intake.keep_pending()
                self._memory.commit()
            raise

    def _workers(self) -> AbstractContextManager[Engine]:
        return engine(self._order.engine, self._order.jobs)

    def _run(self, intake: Intake, workers: Engine) -> Assembly:
        site, agenda, touched, _ = self._examine(intake, workers)
        self._refuse_errors()
        return self._complete(site, agenda, touched, intake, workers)

    def _examine(self, intake: Intake, workers: Engine) -> tuple[Site, Agenda, Touched, Changes]:
        self._tell("读取")
        changes = intake.run(workers, self._tell)
        site = Site(self._memory, self._order.as_of, changes.duplicates)
        agenda = self._agenda(changes, self._anew)
        self._tell("检查")
        examination = Examination(site, agenda, self._locate)
        touched = examination.records(is_first=self._is_first)
        if changes.duplicates:
            agenda.add("rule duplicate-id", "标识重复")
        examination.site()
        return site, agenda, touched, changes

    def _refuse_errors(self) -> None:
        if errors(self._findings()):
            raise Rejected(self._findings())

    def _complete(
        self, site: Site, agenda: Agenda, touched: Touched, intake: Intake, workers: Engine
    ) -> Assembly:
        self._tell("安排页面")
        assembly = self._assemble(site, agenda, touched, intake, workers)
        found = tuple(check_addresses(site, self._addresses(site, assembly), self._locate))
        if errors(found):
            raise Rejected(tuple(sorted(set(found))))
        return assembly

    # ── What to compute ──────────────────────────────────────────────────

    def _agenda(self, changes: Changes, anew: str) -> Agenda:
        everything = changes.everything or anew
        agenda = Agenda(self._memory, everything)
        agenda.gone = [key for key in changes.records if self._memory.entry(*key) is None]
        if everything:
            return agenda
        for (family, identity), path in changes.records.items():
            agenda.add(f"check {family}/{identity}", path)
            agenda.add(f"plan {family}/{identity}", path)
        agenda.touch(changes.keys)
        for cell in self._memory.cells_ended(self._order.as_of.isoformat()):
            agenda.add(cell, f"日期到了 {self._order.as_of}")
        for cell in self._memory.cells_finding_in(changes.files):
            agenda.add(cell, "行号可能变了")
        return agenda

    def _findings(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted({*self._memory.findings(), *self._memory.warnings()}))

    # ── What to write ────────────────────────────────────────────────────

    def _assemble(
        self, site: Site, agenda: Agenda, touched: Touched, intake: Intake, workers: Engine
    ) -> Assembly:
        anew, begin = self._anew, self._begin
        static = load_static(self._templates)
        shell = plan_shell(site, static)
        mark = fingerprint(shell)
        if not anew and self._memory.fact("shell") != mark:
            anew = "页眉、页脚或菜单变了"
        is_compressed = site.config.is_compressed
        if not anew and self._memory.fact("compressed") != str(is_compressed):
            anew = "预压缩的设置变了"
        agenda.everything = agenda.everything or anew
        restyled = self._restyled(intake, agenda)
        assembly = Assembly(
            self._memory,
            begin,
            self._order.root,
            self._is_first,
            anew,
            restyled,
            is_compressed=is_compressed,
            has_base=self._has_base,
            was_public=self._was_public,
            explained=[] if self._order.is_explained else None,
        )
        worker = self._renderer(shell, is_compressed=is_compressed)

        def write(pages: Iterable[Page]) -> None:
            folder = None if begin is None else self._store.spare
            for each in render(
                pages, worker, workers, folder=folder, done=self._count, trial=begin is None
            ):
                assembly.take(each)

        planning = Planning(site, agenda, touched)
        cells = ((cell, agenda.why(cell[0])) for cell in planning.cells())
        write(assembly.stale(cells))
        write(assembly.stale([(("static", [*static.values()]), "templates/static")]))
        assembly.drop_gone()
        write(assembly.stale(self._listings(site, agenda, assembly, workers)))
        assembly.drop_gone()
        self._memory.note(shell=mark, compressed=str(is_compressed))
        return assembly

    def _renderer(self, shell: Shell, *, is_compressed: bool) -> Renderer:
        return renderer(
            self._templates,
            shell,
            shelf=self._memory.texts,
            root=self._order.root,
            cache=template_cache(self._memory.folder),
            compressed=is_compressed,
        )

    def _restyled(self, intake: Intake, agenda: Agenda) -> dict[str, str]:
        """Templates that are others than they were, with the reason; their cells go on the agenda."""
        changed = intake.templates_changed(is_first=self._is_first)
        for cell in self._memory.cells_using(changed):
            agenda.add(cell, "模板")
        return changed

    def _listings(
        self, site: Site, agenda: Agenda, assembly: Assembly, workers: Engine
    ) -> Iterator[tuple[Cell, str]]:
        """What is made of all other files: sitemaps, and the search index."""
        base, reason = site.config.base, "列出的页面变了"
        cells = [f"sitemap {part}" for part in assembly.parts]
        if agenda.everything:
            cells += [f"sitemap {part}" for part in self._memory.parts()]
        for cell in sorted({*cells, *agenda.starting("sitemap ")}):
            part = cell.removeprefix("sitemap ")
            pages = self._memory.files_in(part)
            yield (cell, [sitemap.plan_part(base, part, pages)] if pages else []), reason
        if assembly.parts or agenda.has("sitemaps"):
            yield ("sitemaps", [sitemap.plan_index(base, self._memory.parts())]), reason
        if self._begin is not None:
            for each in self._index(site, agenda, assembly, workers):
                yield each, reason

    def _index(
        self, site: Site, agenda: Agenda, assembly: Assembly, workers: Engine
    ) -> Iterator[Cell]:
        """For a trial there is none: no content can be wrong with it."""
        if not site.config.is_searchable:
            return nothing(self._memory) if agenda.everything else iter(())
        is_anew = bool(self._anew) or not self._memory.indexed.segments()
        synonyms = [group for book in site.all(SynonymBook) for group in book.groups]
        said = fingerprint(synonyms)
        is_said_otherwise = said != self._memory.fact("synonyms")
        self._memory.note(synonyms=said)
        if is_anew or assembly.searched or is_said_otherwise or agenda.everything:
            return index(self._memory, assembly.searched, synonyms, workers, is_anew=is_anew)
        return iter(())

    def _count(self, pages: int) -> None:
        self._done += pages
        self._tell(f"{self._step} {self._done}")

    def _addresses(self, site: Site, assembly: Assembly) -> Assembly:
        if self._expected is None:
            known = set(self._known_before())
            if self._order.published is not None:
                known |= published_addresses(self._order.published, site.config.base)
            self._expected = frozenset(filter(url.is_permanent, known))
        assembly.expected = self._expected
        return assembly

    def _known_before(self) -> Iterable[str]:
        if self._order.is_preview:
            return self._public if self._is_first else ()
        if not self._is_first:
            return self._memory.published()
        return published_before(self._memory, self._store, is_trial=self._begin is None)

    def _was_public(self, address: str) -> bool:
        """What only a preview or a forecast has shown may vanish."""
        if self._scan is not None:
            return False
        return not self._order.is_preview or address in self._public

    @cached_property
    def _public(self) -> frozenset[str]:
        """Addresses of the site that this is a preview of."""
        live = self._order.live
        return addresses_in(Store(live).work) if live else frozenset()

    # ── The end ──────────────────────────────────────────────────────────

    def _note(self) -> Span:
        """Between which moments the site shows what it shows now."""
        moment = self._order.moment
        days = map(datetime.fromisoformat, filter(None, self._memory.span()))
        turns = (*comings_and_goings(self._memory), *days)
        span = Span(
            max((turn for turn in turns if turn <= moment), default=datetime.min),
            min((turn for turn in turns if turn > moment), default=datetime.max),
        )
        self._memory.note(since=span.since.isoformat(), until=span.until.isoformat())
        return span

    def _summary(self, assembly: Assembly, span: Span) -> Summary:
        return Summary(
            self._memory.file_count(),
            assembly.written,
            assembly.removed,
            monotonic() - self._started,
            self._findings(),
            tuple(assembly.explained or ()),
            None if span.until == datetime.max else span.until,
        )
