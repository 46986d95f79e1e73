"""Files to records: everything under `content/`, and `site.yaml`.

The only stage that reads content.  Nothing is skipped: a file that is no record, no
attachment and no known helper of the editor's system is an error.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePosixPath

import imagesize

from generator import markdown, url
from generator.attachment import Unfit, stored_file
from generator.decoder import decode
from generator.diagnostic import Diagnostic, Location, Place, Rejected, Severity, errors
from generator.locator import Locator
from generator.page import Asset
from generator.record import (
    BODY,
    ID,
    Article,
    Entry,
    Record,
    StoredFile,
    identifier,
)
from generator.records import ARTICLES, BOOKS, SHEETS, Config
from generator.syntax import split_front_matter
from generator.text import CONTROL, did_you_mean

CONFIG = "site.yaml"
LIMIT = 4 * 1024 * 1024
"""Bytes of one YAML or Markdown file.  The longest real task list has 30 KB."""


@dataclass(frozen=True, slots=True)
class Content:
    """All records as written, in the order of their files, not yet linked."""

    root: Path
    records: tuple[Entry, ...]
    warnings: tuple[Diagnostic, ...]


def load(root: Path) -> Content:
    """Raises Rejected with every error of every file."""
    reader = _Reader(root)
    records: list[Entry] = []
    for step in (reader.config, *reader.files()):
        try:
            records.extend(step())
        except Rejected as rejected:
            reader.problems.extend(rejected.diagnostics)
    problems = tuple(sorted(set(reader.problems)))
    if errors(problems):
        # What a broken text names cannot be known, so nothing is called unlisted beside an error.
        raise Rejected(tuple(each for each in problems if each.rule != "unlisted-file"))
    return Content(root, tuple(records), problems)


def require_portal(root: Path) -> None:
    """Raises Rejected where the folder is no portal."""
    if not (root / CONFIG).is_file():
        message = f"这里没有网站设置文件 {CONFIG}；用“gongkai init 文件夹”新建一个网站"
        raise Rejected((Diagnostic(Location(CONFIG), "missing-file", message),))


Step = Callable[[], Iterable[Entry]]


class _Reader:
    """One pass over the folder; `problems` gathers what the steps do not raise."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Diagnostic] = []
        self._claimed: set[str] = set()
        self._known = {model.family: model for model in (*ARTICLES, *SHEETS)}

    def config(self) -> Iterator[Entry]:
        require_portal(self.root)
        text = self._read(CONFIG)
        config = decode(Config, text, CONFIG, known={ID: "site"})
        if not config.columns:
            default = resources.files("generator").joinpath("statutory.yaml").read_text("utf-8")
            # Whatever is wrong with a default column is to be mended in the site's own file.
            tree = decode(Config, default, CONFIG, known={ID: "site"})
            config = config.model_copy(
                update={"columns": tree.columns, "has_default_columns": True}
            )
        yield config
        yield from _entries(config)

    def files(self) -> Iterator[Step]:
        """A step for each file of content, in order of path; the last looks for files that none named."""
        paths = list(self._walk())
        present = set(paths)
        for file in paths:
            step = self._step(file, present)
            if step is not None:
                yield step
        yield lambda: self._unclaimed(paths)

    def _walk(self) -> Iterator[str]:
        base = self.root / "content"
        for folder, folders, names in os.walk(base, followlinks=False):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for name in (*folders, *sorted(names)):
                path = Path(folder, name)
                file = path.relative_to(self.root).as_posix()
                target = _link_target(path, self.root)
                if target:
                    self._problem(
                        file, "outside", f"这个链接指向{target}，不会读取；请把文件复制进来"
                    )
                elif path.is_file() and not _is_system_file(name):
                    yield file

    def _step(self, file: str, present: set[str]) -> Step | None:
        """How to read a file; None for what is no record (attachments, sidecars, strangers)."""
        path = PurePosixPath(file)
        family = path.parts[1]
        if len(path.parts) == 2:
            book = BOOKS.get(family)
            return self._claim(file, lambda: self._book(file, book)) if book else None
        model = self._known.get(family)
        identity = str(PurePosixPath(*path.parts[2:]).with_suffix(""))
        if model is None:
            return None
        if issubclass(model, Article):
            article = model
            read: Step = lambda: self._article(file, article, identity, present)  # noqa: E731
            return self._claim(file, read) if path.suffix == ".md" else None
        sheet = model
        return (
            self._claim(file, lambda: self._sheet(file, sheet, identity))
            if path.suffix == ".yaml"
            else None
        )

    def _claim(self, file: str, step: Step) -> Step:
        self._claimed.add(file)
        return step

    def _book(self, file: str, model: type[Record]) -> Iterator[Entry]:
        yield from _entries(decode(model, self._read(file), file))

    def _sheet(self, file: str, model: type[Entry], identity: str) -> Iterator[Entry]:
        self._check_identity(file, identity)
        written = ID if model.word("id") == ID else model.word("id")
        record = decode(model, self._read(file), file, known={written: identity})
        if record.id != identity:
            self._problem(
                file,
                "bad-id",
                f"标识“{record.id}”与文件名“{identity}”不一致，请改成一样的或删去标识",
            )
        yield record
        yield from _entries(record)

    def _article(
        self, file: str, model: type[Article], identity: str, present: set[str]
    ) -> Iterator[Entry]:
        self._check_identity(file, identity)
        text = self._read(file)
        front, source, before, place = self._front_matter(file, text, present)
        control = CONTROL.search(source)
        if control:
            line = source.count("\n", 0, control.start()) + 1 + before
            message = f"有不能出现的控制字符（U+{ord(control[0]):04X}），请删去"
            self._problem(file, "control-character", message, line)
        page = url.at(model.family, identity)

        def address(family: str, name: str) -> str:
            target = url.at(family, name) if family else f"{model.family}/{identity}/{name}"
            return url.relative(target, page)

        def measure(name: str) -> tuple[int, int] | None:
            """None for what imagesize does not know; a missing file is reported with the attachments."""
            path = self.root / PurePosixPath(file).parent / name
            width, height = imagesize.get(path) if path.is_file() else (-1, -1)
            return (round(width), round(height)) if width > 0 and height > 0 else None

        body = markdown.render(source, address, measure)
        for problem in body.problems:
            self._problem(file, problem.rule, problem.message, problem.line + before)
        offset = 1 if place == file else 0
        record = decode(model, front, place, lines_before=offset, known={ID: identity, BODY: body})
        record = record.model_copy(update={"place": Place(file)})
        yield record.model_copy(update={"files": tuple(self._stored(record, file))})

    def _front_matter(self, file: str, text: str, present: set[str]) -> tuple[str, str, int, str]:
        """(YAML, text, lines before the text, file of the YAML)."""
        parts = split_front_matter(text)
        sidecar = str(PurePosixPath(file).with_suffix(".yaml"))
        if sidecar in present:
            self._claimed.add(sidecar)
            if parts:
                self._problem(
                    sidecar, "two-front-matters", f"“{file}”开头已有信息，与这个文件重复，请留一处"
                )
            return self._read(sidecar), text if parts is None else parts[1], 0, sidecar
        if parts is None:
            message = "文件开头缺少两行“---”之间的信息（标题、发布日期等）"
            raise Rejected((Diagnostic(Location(file, 1), "missing-front-matter", message),))
        return (*parts, file)

    def _stored(self, record: Article, file: str) -> Iterator[StoredFile]:
        """The files that an article names, each once."""
        folder = PurePosixPath(file).parent
        places: dict[str, Place] = {}
        for index, (name, _title) in enumerate(record.attachment_names):
            places.setdefault(name, Place(file, ("附件", index)))
        for image in record.body.images:
            places.setdefault(image.name, Place(file, (), image.line))
        for name, place in places.items():
            try:
                yield stored_file(self.root, folder, name)
                self._claimed.add(str(folder / name))
            except Unfit as unfit:
                where = Locator(self.root)(place)
                self.problems.append(Diagnostic(where, unfit.rule, str(unfit)))

    def _read(self, file: str) -> str:
        path = self.root / file
        try:
            size, raw = path.stat().st_size, b""
            if size <= LIMIT:
                raw = path.read_bytes()
        except OSError as error:
            reason = "没有读取权限" if isinstance(error, PermissionError) else error.strerror
            raise Rejected(
                (Diagnostic(Location(file), "unreadable", f"文件读不出来：{reason}"),)
            ) from None
        if size > LIMIT:
            message = f"文件有 {size / 1048576:.0f} MB，超过 {LIMIT // 1048576} MB 的上限；附件请放在旁边并写进“附件”"
            raise Rejected((Diagnostic(Location(file), "too-large", message),))
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Rejected((_encoding_error(file, raw, error.start),)) from None
        if raw.startswith(b"\xef\xbb\xbf"):
            message = "文件开头有 BOM 标记，已忽略；请另存为“UTF-8（无 BOM）”"
            self._problem(file, "bom", message, 1, Severity.WARNING)
        return text.replace("\r\n", "\n")

    def _check_identity(self, file: str, identity: str) -> None:
        for part in identity.split("/"):
            try:
                identifier(part)
            except ValueError as error:
                self._problem(file, "bad-id", f"文件名就是网址的一部分：{error}")

    def _unclaimed(self, paths: list[str]) -> Iterable[Entry]:
        places = (*self._known, *BOOKS)
        for file in paths:
            parts = PurePosixPath(file).parts
            if file in self._claimed:
                continue
            if parts[1] not in places:
                known = f"，可用的有：{'、'.join(places)}"
                self._problem(
                    file,
                    "unknown-file",
                    f"content 里没有“{parts[1]}”这一类{did_you_mean(parts[1], places) or known}",
                )
            elif self._is_misnamed(file):
                model = self._known[parts[1]]
                if file.endswith(".yaml"):
                    message = "没有同名的 .md 正文"
                else:
                    kind = ".md" if issubclass(model, Article) else ".yaml"
                    message = f"{model.noun}的文件扩展名应为小写的 {kind}"
                self._problem(file, "unknown-file", message)
            else:
                message = "没有任何内容用到这个文件，不会发布；请写进“附件”或删去"
                self._problem(file, "unlisted-file", message, severity=Severity.WARNING)
        return ()

    def _is_misnamed(self, file: str) -> bool:
        """Meant as a record, by its name, but read as none."""
        family, suffix = PurePosixPath(file).parts[1], PurePosixPath(file).suffix.lower()
        return family in self._known and suffix in {".yaml", ".yml", ".md", ".markdown"}

    def _problem(
        self, file: str, rule: str, message: str, line: int = 0, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Diagnostic(Location(file, line), rule, message, severity))


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


def _entries(record: Record) -> Iterator[Entry]:
    for each in record.contained():
        if isinstance(each, Entry):
            yield each


def _is_system_file(name: str) -> bool:
    """What editors and file managers leave behind."""
    return (
        name.startswith((".", "~$"))
        or name.endswith(("~", ".tmp", ".bak"))
        or name in {"Thumbs.db", "desktop.ini"}
    )


def _encoding_error(file: str, raw: bytes, start: int) -> Diagnostic:
    try:
        raw.decode("gb18030")
        guess = "像是 GBK"
    except UnicodeDecodeError:
        guess = "也不是 GBK，可能不是文本文件"
    line = raw.count(b"\n", 0, start) + 1
    message = f"文件不是 UTF-8 编码（{guess}），请在编辑器里另存为 UTF-8"
    return Diagnostic(Location(file, line), "encoding", message)


# ── Templates ─────────────────────────────────────────────────────────────

PACKAGED = Path(__file__).parent / "portal"
"""The sample portal and the templates: inside the package in a wheel, beside it in the repository."""


def portal() -> Path:
    return PACKAGED if PACKAGED.is_dir() else Path(__file__).parent.parent


def find_templates(root: Path) -> tuple[Path, ...]:
    """The site's own templates, then ours for whatever it does not replace."""
    own, ours = root / "templates", portal() / "templates"
    return (own, ours) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)


def load_static(templates: tuple[Path, ...]) -> dict[str, Asset]:
    """Files of `static/`, by name; published under names that carry their hash, so they can be cached for ever."""
    assets: dict[str, Asset] = {}
    for static in (folder / "static" for folder in reversed(templates)):
        for path in sorted(static.iterdir()) if static.is_dir() else ():
            if path.is_file() and not _is_system_file(path.name):
                content = path.read_bytes()
                mark = hashlib.sha256(content).hexdigest()[:10]
                address = url.Url(f"static/{path.stem}.{mark}{path.suffix}")
                assets[path.name] = Asset(address, content, place=f"templates/static/{path.name}")
    return assets
