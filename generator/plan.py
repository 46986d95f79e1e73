"""Site to pages: the shell once, then every cell that must be computed again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from generator import entrance, part, url
from generator.agenda import Agenda, days, noted
from generator.arrange import Touched
from generator.listing import EVERYTHING
from generator.memory import PAGE_SIZE
from generator.page import Asset, Cell, Fact, Identity, Link, Page, Shell
from generator.pages import EACH, LISTS, ONCE, WITHDRAWN
from generator.planner import EachPlanner, ListPage, ListPlanner
from generator.record import Entry
from generator.records import ENTRIES, PlainPage
from generator.row import thaw
from generator.site import Site
from generator.url import Url

_FEW = 40
"""Pages of one list that are looked up one by one; more are read in one pass."""


class Planning:
    """Computes cells, and remembers what each of them read."""

    def __init__(self, site: Site, agenda: Agenda, touched: Touched) -> None:
        self._site, self._memory, self._agenda, self._touched = site, site.memory, agenda, touched
        self._remembered: list[tuple[str, str | None, str | None, frozenset[str]]] = []

    def cells(self) -> Iterator[Cell]:
        yield from self._records()
        yield from self._lists()
        for planner in ONCE:
            cell = f"once {planner.name}"
            if self._agenda.has(cell):
                yield self._compute(cell, partial(planner.pages, self._site))
        self.flush()

    def _compute(self, cell: str, pages: Callable[[], Iterable[Page | Asset]]) -> Cell:
        with self._site.reading() as reads:
            found = list(pages())
        self._remembered.append((cell, *days(reads), noted(cell, reads)))
        if len(self._remembered) >= 1000:
            self.flush()
        return cell, found

    def flush(self) -> None:
        self._memory.keep_cells(self._remembered)
        self._remembered = []

    # ── Records ──────────────────────────────────────────────────────────

    def _records(self) -> Iterator[Cell]:
        for family, identity in self._keys():
            cell = f"plan {family}/{identity}"
            kept = self._memory.entry(family, identity)
            if kept is None or kept.state == 1:
                self._memory.drop_cells((cell,))
                yield cell, []
                continue
            record: Entry = thaw(kept.blob, kept.digest)
            planners = (WITHDRAWN,) if kept.state else _planners(type(record))
            yield self._compute(cell, partial(self._pages, planners, record))

    def _keys(self) -> Iterator[tuple[str, str]]:
        if not self._agenda.everything:
            yield from self._agenda.records("plan")
            return
        yield from self._agenda.gone
        for kind in ENTRIES:
            for identity in self._memory.ids(kind.family):
                yield kind.family, identity

    def _pages(self, planners: Iterable[EachPlanner], record: Entry) -> Iterator[Page | Asset]:
        for planner in planners:
            yield from planner.pages(self._site, record)

    # ── Lists ────────────────────────────────────────────────────────────

    def _lists(self) -> Iterator[Cell]:
        if self._agenda.everything:
            for cell in self._memory.cells_like("list "):
                name, number = _place(cell)
                if not self._stands(name, number):
                    yield self._dropped(cell)
            for name, _word, count in self._memory.list_names():
                yield from self._pages_of(name, range(part.full_pages(count) + 1))
            return
        for name in self._touched.shifted:
            for cell in self._memory.cells_like(f"list {name} "):
                if not self._stands(*_place(cell)):
                    yield self._dropped(cell)
        wanted: dict[str, set[int]] = {}
        for cell in self._agenda.starting("list "):
            name, number = _place(cell)
            if self._stands(name, number):
                wanted.setdefault(name, set()).add(number)
        for name, numbers in wanted.items():
            yield from self._pages_of(name, sorted(numbers))

    def _stands(self, name: str, number: int) -> bool:
        """Whether there is such a page: a column that gets columns below it has no older ones."""
        count = self._memory.count(name)
        if not count or number > part.full_pages(count):
            return False
        first, paged = self._planners_of(name)
        return bool(paged if number else first)

    def _planners_of(self, name: str) -> tuple[list[ListPlanner], list[ListPlanner]]:
        """Of a list's own page, and of the numbered ones."""
        facet, _, value = name.partition("/")
        planners = [each for each in LISTS if facet in each.facets]
        first = [each for each in planners if each.has_first]
        return first, [each for each in planners if each.is_paged(self._site, value)]

    def _dropped(self, cell: str) -> Cell:
        self._memory.drop_cells((cell,))
        return cell, []

    def _pages_of(self, name: str, numbers: Iterable[int]) -> Iterator[Cell]:
        facet, _, value = name.partition("/")
        first, paged = self._planners_of(name)
        numbers = list(numbers)
        full = part.full_pages(self._memory.count(name))
        word = self._memory.list_word(name)
        if first and numbers[:1] == [0]:
            cards = tuple(self._memory.newest_cards(name, PAGE_SIZE))
            shown = full if paged else 0
            yield self._list_page(first, ListPage(facet, value, word, 0, shown, cards))
        older = [number for number in numbers if number] if paged else []
        for number, blobs in self._blobs(name, older):
            page = ListPage(facet, value, word, number, full, tuple(blobs))
            yield self._list_page(paged, page)

    def _blobs(self, name: str, numbers: list[int]) -> Iterator[tuple[int, list[bytes]]]:
        if len(numbers) <= _FEW:
            for number in numbers:
                yield number, self._memory.oldest_cards(name, number)
            return
        wanted = set(numbers)
        for number, blobs in enumerate(self._memory.full_pages(name), start=1):
            if number in wanted:
                yield number, blobs

    def _list_page(self, planners: Iterable[ListPlanner], place: ListPage) -> Cell:
        def pages() -> Iterator[Page | Asset]:
            for planner in planners:
                yield from planner.page(self._site, place)

        return self._compute(f"list {place.name} {place.number}", pages)


def _place(cell: str) -> tuple[str, int]:
    """`list topic/cai-zheng 3` → (`topic/cai-zheng`, 3)."""
    _, name, number = cell.split(" ")
    return name, int(number)


@cache
def _planners(kind: type[Entry]) -> tuple[EachPlanner, ...]:
    return tuple(planner for planner in EACH if kind in planner.kinds)


# ── The shell ─────────────────────────────────────────────────────────────


def plan_shell(site: Site, static: Mapping[str, Asset]) -> Shell:
    """`static` are the files of `templates/static/` by name, under their hashed addresses."""
    config = site.config
    entries = tuple(Link(each.name, entrance.entry_address(site, each)) for each in config.columns)
    return Shell(
        organ=config.name,
        section=config.section,
        menu=(*entries, Link("任务清单", url.CATALOGS), Link("单位", url.UNITS)),
        help=tuple(_help(site)),
        identity=_identity(site),
        stylesheet=static["style.css"].url,
        theme_script=static["theme.js"].url,
        script=static["site.js"].url,
        search_files=(
            static["search.css"].url,
            static["search-engine.js"].url,
            static["search.js"].url,
            static["search-titles.js"].url,
        ),
        home=url.HOME,
        search=url.SEARCH if config.is_searchable else Url(""),
    )


def _help(site: Site) -> Iterable[Link]:
    """Links of the footer: fixed ones, then the plain pages that stand in no column."""
    yield Link("站点地图", url.SITE_MAP)
    yield Link("全部信息", Url("lists/index.html"))
    yield Link("应公开事项核对表", url.DUTIES)
    yield Link("栏目登记册", url.COLUMNS)
    if site.config.requesting:
        yield Link("申请公开政府信息", url.REQUEST)
    yield Link("数据下载", url.DATA)
    if site.count(EVERYTHING):
        yield Link("订阅更新", url.FEED)
    for page in site.all(PlainPage):
        if not page.columns:
            yield Link(page.title, url.of(page))


def _identity(site: Site) -> Identity:
    """Standards for the footer of every page: 政府网站发展指引, and what 网站标识 asks for."""
    config = site.config
    contact = config.contact

    def unit(field: str, name: str | None) -> tuple[str, str | None]:
        names = part.issuer_names(site, config, field)
        return config.word(field), names or name

    contacts = part.facts(
        unit("sponsor", config.sponsor),
        unit("operator", config.operator),
        ("电话", contact.phone if contact else None),
        ("办公时间", contact.hours if contact else None),
        ("地址", contact.address if contact else None),
        ("邮政编码", contact.postcode if contact else None),
        ("电子邮箱", contact.email if contact else None),
    )
    marks: tuple[Fact, ...] = part.facts(
        ("网站标识码", config.site_code), ("ICP备案", config.icp), ("公安备案", config.police)
    )
    return Identity(contacts, marks, config.badge or "", config.correction or "")
