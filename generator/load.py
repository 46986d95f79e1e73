"""Files to records: everything under `content/`, and `site.yaml`.

The only stage that reads content.  Nothing is skipped: a file that is no record, no
attachment and no known helper of the editor's system is an error.
"""

import hashlib
import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from itertools import islice
from pathlib import Path, PurePosixPath

from generator import markdown, url
from generator.attachment import Unfit, stored_file
from generator.decoder import decode
from generator.diagnostic import Diagnostic, Location, Place, Rejected, Severity
from generator.engine import Serial
from generator.imprint import oddities, privacies, signatures, stated
from generator.locator import Locator
from generator.minify import minified
from generator.page import Asset
from generator.record import BODY, ID, Article, Entry, Published, Record, StoredBody, StoredFile
from generator.records import ARTICLES, BOOKS, SHEETS, Config, DataTable, Standard
from generator.resolve import Referring, referring
from generator.row import Kept, freeze
from generator.scan import CONFIG, CONTENT, is_system_file
from generator.shelf import Shelf, digest
from generator.source_file import bytes_of, text_of
from generator.standard_file import BadSheet, path_of, with_rows
from generator.syntax import split_front_matter
from generator.tabulate import tabulated
from generator.text import CONTROL, did_you_mean, flat
from generator.value import identifier

CHUNK = 50
"""Files that one call of a worker reads."""

FEW = 40
"""Fewer files are not worth a second process."""

AHEAD = 4
"""Chunks that are read while others are taken in."""

_FAMILIES = {model.family: model for model in (*ARTICLES, *SHEETS)}


@dataclass(frozen=True, slots=True)
class Reader:
    """What a worker must know to read files; `moment` decides what is public."""

    root: Path
    texts: Path
    pack: str
    moment: datetime
    is_preview: bool = False
    has_only_web: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says."""

    path: str
    records: tuple[Referring, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    companions: tuple[str, ...] = ()
    """Other files that were looked at."""
    digest: bytes = b""
    """Of the file, as `digest_of` makes it; empty for one that could not be read."""


def load(
    reader: Reader, paths: Sequence[str], bodies: Mapping[str, StoredBody], executor: Executor
) -> Iterator[Reading]:
    """Read files, those first that others need.  `bodies` are texts that are rendered already, by path."""
    ordered = sorted(paths, key=lambda path: (not _is_first(path), path))
    if len(ordered) < FEW:
        executor = Serial()
    waiting = iter(ordered)
    chunks = iter(lambda: list(islice(waiting, CHUNK)), [])
    # A few chunks ahead of whoever takes the readings, so that memory does not grow with the site.
    running = [_submit(executor, reader, each, bodies) for each in islice(chunks, AHEAD)]
    while running:
        yield from running.pop(0).result()
        running.extend(_submit(executor, reader, each, bodies) for each in islice(chunks, 1))


def _is_first(path: str) -> bool:
    return path == CONFIG or path.startswith(("content/units.yaml", "content/units/"))


def records_in(paths: Iterable[str]) -> list[str]:
    """Those of these files that hold records."""
    return [path for path in paths if path == CONFIG or _model(path) is not None]


def readers_of(path: str, companions: Iterable[str]) -> Iterator[str]:
    """Files to read again after a change in this one; `companions` have looked at it before."""
    yield from companions
    if path == CONFIG or _model(path) is not None:
        yield path
    if path.endswith(".yaml"):
        yield path.removesuffix(".yaml") + ".md"


def _submit(
    executor: Executor, reader: Reader, paths: Sequence[str], bodies: Mapping[str, StoredBody]
) -> Future[list[Reading]]:
    known = {path: bodies[path] for path in paths if path in bodies}
    return executor.submit(_read_files, reader, paths, known)


def _read_files(
    reader: Reader, paths: Sequence[str], bodies: Mapping[str, StoredBody]
) -> list[Reading]:
    shelf = Shelf(reader.texts, f"{reader.pack}-{os.getpid()}")
    try:
        return [_File(reader, path, shelf, bodies.get(path)).read() for path in paths]
    finally:
        shelf.close()


def require_portal(root: Path) -> None:
    """Raises Rejected where the folder is no portal."""
    if not (root / CONFIG).is_file():
        message = f"这里没有网站设置文件 {CONFIG}；用“gongkai init 文件夹”新建一个网站"
        raise Rejected((Diagnostic(Location(CONFIG), "missing-file", message),))


def config_of(root: Path) -> Config:
    """`site.yaml` as it is written, for whoever needs no content.  Raises Rejected."""
    require_portal(root)
    return decode(Config, text_of(CONFIG, bytes_of(root, CONFIG)), CONFIG, known={ID: "site"})


def state_at(record: Entry, moment: datetime, *, is_preview: bool) -> int:
    """0 is public, 1 not yet or not at all, 2 withdrawn.  A preview shows what is to come."""
    if not isinstance(record, Article):
        return 0
    if record.disappears is not None and record.disappears <= moment.date():
        return 2
    is_early = record.appears is not None and record.appears > moment
    return 1 if (record.is_draft or is_early) and not is_preview else 0


def _model(file: str) -> type[Record] | None:
    """What a file of content holds; None for attachments, sidecars and strangers."""
    parts = file.split("/")
    if len(parts) < 2 or parts[0] != CONTENT:
        return None
    if len(parts) == 2:
        return BOOKS.get(parts[1])
    model = _FAMILIES.get(parts[1])
    if model is None:
        return None
    return model if file.endswith(".md" if issubclass(model, Article) else ".yaml") else None


class _File:
    """One file on its way to records; `problems` gathers what does not end its reading."""

    def __init__(self, reader: Reader, path: str, shelf: Shelf, body: StoredBody | None) -> None:
        self.root, self._reader, self._path = reader.root, reader, path
        self._shelf, self._known_body = shelf, body
        self.problems: list[Diagnostic] = []
        self._digest = b""
        self._companions: list[str] = []

    def read(self) -> Reading:
        try:
            records = tuple(self._kept(index, each) for index, each in enumerate(self._records()))
        except Rejected as rejected:
            records = ()
            self.problems.extend(rejected.diagnostics)
        return Reading(
            self._path, records, tuple(self.problems), tuple(self._companions), self._digest
        )

    def _kept(self, position: int, record: Entry) -> Referring:
        mark, blob = freeze(record)
        state = state_at(record, self._reader.moment, is_preview=self._reader.is_preview)
        appears = disappears = None
        if isinstance(record, Article):
            appears = record.appears.isoformat() if record.appears else None
            disappears = record.disappears.isoformat() if record.disappears else None
        kept = Kept(
            record.family, record.id, self._path, position, mark, state, appears, disappears, blob
        )
        return referring(kept, record)

    def _records(self) -> Iterator[Entry]:
        file = self._path
        if file == CONFIG:
            yield from self._config()
            return
        model = _model(file)
        if model is None:
            return
        _, _family, *names = file.split("/")
        if not names:
            yield from _entries(decode(model, self._text(file), file))
            return
        identity = "/".join(names).rpartition(".")[0]
        if issubclass(model, Article):
            yield self._article(file, model, identity)
        elif issubclass(model, Entry):
            yield from self._sheet(file, model, identity)

    def _config(self) -> Iterator[Entry]:
        config = decode(Config, self._text(CONFIG), CONFIG, known={ID: "site"})
        if not config.columns:
            update = {"columns": _shipped("statutory.yaml").columns, "has_default_columns": True}
            config = config.model_copy(update=update)
        if config.duties is None:
            duties = _shipped("standing_duties.yaml").duties
            config = config.model_copy(update={"duties": duties})
        if self._reader.has_only_web:
            config = config.model_copy(update={"renditions": ()})
        own = {each.id for each in config.matter_kinds}
        shipped = _shipped("matter_kinds.yaml").matter_kinds
        kinds = (*config.matter_kinds, *(each for each in shipped if each.id not in own))
        config = config.model_copy(update={"matter_kinds": kinds})
        yield config
        yield from _entries(config)

    def _sheet(self, file: str, model: type[Entry], identity: str) -> Iterator[Entry]:
        self._check_identity(file, identity)
        written = ID if model.word("id") == ID else model.word("id")
        record = decode(model, self._text(file), file, known={written: identity})
        if record.id != identity:
            self._problem(
                file,
                "bad-id",
                f"标识“{record.id}”与文件名“{identity}”不一致，请改成一样的或删去标识",
            )
        if isinstance(record, Published):
            record = record.model_copy(update={"files": tuple(self._stored(record, file))})
        match record:
            case DataTable():
                yield self._tabulated(record)
            case Standard(source=str()):
                yield self._with_rows(record)
            case _:
                yield record
        yield from _entries(record)

    def _tabulated(self, table: DataTable) -> DataTable:
        done = tabulated(table, self.root, self._shelf)
        self._companions.extend(done.files)
        locate = Locator(self.root)
        for fault in done.faults:
            self.problems.append(Diagnostic(locate(fault.place), fault.rule, fault.message))
        return done.table

    def _with_rows(self, standard: Standard) -> Standard:
        try:
            self._companions.append(path_of(standard))
            return with_rows(standard, self.root)
        except BadSheet as bad:
            where = Locator(self.root)(bad.place)
            self.problems.append(Diagnostic(where, "unreadable", str(bad)))
            return standard

    def _article(self, file: str, model: type[Article], identity: str) -> Entry:
        self._check_identity(file, identity)
        front, source, before, place = self._front_matter(file, self._text(file))
        control = CONTROL.search(source)
        if control:
            line = source.count("\n", 0, control.start()) + 1 + before
            message = f"有不能出现的控制字符（U+{ord(control[0]):04X}），请删去"
            self._problem(file, "control-character", message, line)
        body = self._body(file, model.family, identity, source, before)
        offset = 1 if place == file else 0
        record = decode(model, front, place, lines_before=offset, known={ID: identity, BODY: body})
        record = record.model_copy(update={"place": Place(file)})
        return record.model_copy(update={"files": tuple(self._stored(record, file))})

    def _body(self, file: str, family: str, identity: str, source: str, before: int) -> StoredBody:
        """The rendered text, from the last build where nothing it is made of has changed."""
        sizes: list[object] = []
        page = url.at(family, identity)

        def address(other: str, name: str) -> str:
            target = url.at(other, name) if other else f"{family}/{identity}/{name}"
            return url.relative(target, page)

        def measure(name: str) -> tuple[int, int] | None:
            """None for what imagesize does not know; a missing file is reported with the attachments."""
            # Imported here: it loads a web client, and most texts have no pictures.
            import imagesize  # noqa: PLC0415

            path = self.root / PurePosixPath(file).parent / name
            width, height = imagesize.get(path) if path.is_file() else (-1, -1)
            size = (round(width), round(height)) if width > 0 and height > 0 else None
            sizes.append((name, size))
            return size

        known = self._known_body
        if known is not None:
            for image in known.images:
                measure(image.name)
            if known.made_of == _made_of(source, sizes):
                return known
            sizes.clear()
        rendered = markdown.render(source, address, measure)
        for problem in rendered.problems:
            self._problem(file, problem.rule, problem.message, problem.line + before)
        return StoredBody(
            _made_of(source, sizes),
            self._shelf.add(rendered.html),
            self._shelf.add(rendered.text),
            flat(rendered.text[:800])[:400],
            rendered.headings,
            rendered.anchors,
            rendered.links,
            rendered.images,
            signatures(source),
            oddities(source),
            stated(source),
            privacies(source),
        )

    def _front_matter(self, file: str, text: str) -> tuple[str, str, int, str]:
        """(YAML, text, lines before the text, file of the YAML)."""
        parts = split_front_matter(text)
        sidecar = str(PurePosixPath(file).with_suffix(".yaml"))
        if (self.root / sidecar).is_file():
            self._companions.append(sidecar)
            if parts:
                self._problem(
                    sidecar, "two-front-matters", f"“{file}”开头已有信息，与这个文件重复，请留一处"
                )
            return self._text(sidecar), text if parts is None else parts[1], 0, sidecar
        if parts is None:
            message = "文件开头缺少两行“---”之间的信息（标题、发布日期等）"
            raise Rejected((Diagnostic(Location(file, 1), "missing-front-matter", message),))
        return (*parts, file)

    def _stored(self, record: Published, file: str) -> Iterator[StoredFile]:
        """The files that a record names, each once."""
        folder = PurePosixPath(file).parent
        places: dict[str, Place] = {}
        for index, (name, _title) in enumerate(record.attachment_names):
            places.setdefault(name, Place(file, ("附件", index)))
        for image in record.body.images if isinstance(record, Article) else ():
            places.setdefault(image.name, Place(file, (), image.line))
        for name, place in places.items():
            try:
                yield stored_file(self.root, folder, name)
                self._companions.append(str(folder / name))
            except Unfit as unfit:
                where = Locator(self.root)(place)
                self.problems.append(Diagnostic(where, unfit.rule, str(unfit)))

    def _text(self, file: str) -> str:
        raw = bytes_of(self.root, file)
        if file == self._path:
            self._digest = digest_of(raw)
        text = text_of(file, raw)
        if raw.startswith(BOM_UTF8):
            message = "文件开头有 BOM 标记，已忽略；请另存为“UTF-8（无 BOM）”"
            self._problem(file, "bom", message, 1, Severity.WARNING)
        return text

    def _check_identity(self, file: str, identity: str) -> None:
        for part in identity.split("/"):
            try:
                identifier(part)
            except ValueError as error:
                self._problem(file, "bad-id", f"文件名就是网址的一部分：{error}")

    def _problem(
        self, file: str, rule: str, message: str, line: int = 0, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Diagnostic(Location(file, line), rule, message, severity))


def digest_of(content: bytes) -> bytes:
    """By which a file whose time has changed is known to say what it said."""
    return hashlib.blake2b(content, digest_size=16).digest()


def strangers(paths: Iterable[str], claimed: set[str]) -> Iterator[Diagnostic]:
    """Files of content that hold no record and that no record names."""
    places = (*_FAMILIES, *BOOKS)
    for file in paths:
        parts = file.split("/")
        if parts[0] != CONTENT or file in claimed or _model(file) is not None:
            continue
        if parts[1] not in places:
            known = f"，可用的有：{'、'.join(places)}"
            message = f"content 里没有“{parts[1]}”这一类{did_you_mean(parts[1], places) or known}"
            yield Diagnostic(Location(file), "unknown-file", message)
        elif _is_misnamed(file):
            model = _FAMILIES[parts[1]]
            if file.endswith(".yaml"):
                message = "没有同名的 .md 正文"
            else:
                kind = ".md" if issubclass(model, Article) else ".yaml"
                message = f"{model.noun}的文件扩展名应为小写的 {kind}"
            yield Diagnostic(Location(file), "unknown-file", message)
        else:
            message = "没有任何内容用到这个文件，不会发布；请写进“附件”或删去"
            yield Diagnostic(Location(file), "unlisted-file", message, Severity.WARNING)


def _is_misnamed(file: str) -> bool:
    """Meant as a record, by its name, but read as none."""
    family, suffix = PurePosixPath(file).parts[1], PurePosixPath(file).suffix.lower()
    return family in _FAMILIES and suffix in {".yaml", ".yml", ".md", ".markdown"}


def astray(root: Path, links: Iterable[str]) -> Iterator[Diagnostic]:
    """Symbolic links that lead to no file of the site."""
    for file in links:
        target = _link_target(root / file, root)
        if target:
            message = f"这个链接指向{target}，不会读取；请把文件复制进来"
            yield Diagnostic(Location(file), "outside", message)


def _made_of(source: str, sizes: Iterable[object]) -> str:
    return digest(f"{source}\0{sorted(map(repr, sizes))}".encode())


def _link_target(path: Path, root: Path) -> str:
    """What is wrong with a symbolic link; nothing, where it leads to a file of the site."""
    if not path.is_symlink():
        return ""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "不存在的文件，或者绕成了圈"
    if not target.is_relative_to(root.resolve()):
        return "网站文件夹之外"
    return "另一个文件夹" if target.is_dir() else ""


def _shipped(name: str) -> Config:
    """What a site that says nothing has.  Whatever is wrong with it is to be mended in the site's own file."""
    text = resources.files("generator").joinpath(name).read_text("utf-8")
    return decode(Config, text, CONFIG, known={ID: "site"})


def _entries(record: Record) -> Iterator[Entry]:
    for each in record.contained():
        if isinstance(each, Entry):
            yield each


# ── Templates ─────────────────────────────────────────────────────────────


def load_static(templates: tuple[Path, ...]) -> dict[str, Asset]:
    """Files of `static/`, by name; published under names that carry their hash, so they can be cached for ever."""
    assets: dict[str, Asset] = {}
    for static in (folder / "static" for folder in reversed(templates)):
        for path in sorted(static.iterdir()) if static.is_dir() else ():
            if path.is_file() and not is_system_file(path.name):
                content = path.read_bytes()
                if static.parent == templates[-1]:
                    content = minified(path.suffix, content)
                mark = hashlib.sha256(content).hexdigest()[:10]
                address = url.Url(f"static/{path.stem}.{mark}{path.suffix}")
                assets[path.name] = Asset(address, content, place=f"templates/static/{path.name}")
    return assets
