"""What `gongkai import` says and writes."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

import yaml

from generator.account import Fate
from generator.catalog_file import Revision, loaded, revised, written
from generator.console import USAGE_ERROR, Refusal, say
from generator.decoder import decode
from generator.diagnostic import Rejected
from generator.import_report import report
from generator.ingest import LIMIT, Imported, NoSuchRepair, ingest
from generator.newcomer import difference, propose
from generator.record import ID
from generator.records import Catalog, Collective, Unit
from generator.records.unit import UnitBook
from generator.registry import Registry
from generator.report import brief
from generator.source import Unreadable
from generator.value import identifier

STANDARD_INPUT = "-"
_BOOK = "content/units.yaml"
_IS_BOOK = re.compile(r"^(?:单位|集合)\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for."""

    source: str
    target: Path | None = None
    units: Path | None = None
    new_units: bool = False
    report: Path | None = None
    accepted: tuple[str, ...] = ()


@dataclass(slots=True)
class _Outcome:
    """Files to write, and lines to say; written all together at the end."""

    files: dict[Path, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    catalog: str = ""


def run(wish: Wish) -> None:
    """Raises Refusal before anything is written, OSError where a file cannot be."""
    _require_apart(wish)
    data, name = _data(wish.source)
    registry, book = _registry(wish)
    try:
        imported = ingest(data, name, registry, wish.accepted)
    except Unreadable as unreadable:
        raise Refusal(f"{name}：{unreadable}") from None
    except NoSuchRepair as number:
        message = f"没有编号为“{number}”的修改，编号在核对结果里；全部接受写“全部”"
        raise Refusal(message, USAGE_ERROR) from None
    outcome = _Outcome()
    outcome.lines += _summary(imported)
    _write_catalog(wish, imported, outcome)
    if wish.new_units:
        _write_units(wish, imported, book, outcome, is_known=registry is not None)
    if wish.report:
        outcome.files[wish.report] = report(imported)
    for path, text in outcome.files.items():
        _replace(path, text)
    for line in outcome.lines:
        say(line, err=wish.target is None)
    for path in outcome.files:
        if ".gongkai" not in path.parts:
            say(f"已写好 {path}", err=wish.target is None)
    if wish.target is None:
        say(outcome.catalog, nl=False)


def _require_apart(wish: Wish) -> None:
    """The report must not replace the source or the catalogue."""
    others = [Path(wish.source)] if wish.source != STANDARD_INPUT else []
    others += [wish.target] if wish.target else []
    if wish.report and wish.report.resolve() in {each.resolve() for each in others}:
        raise Refusal(f"核对的网页不能写到 {wish.report}：那是原件或者清单", USAGE_ERROR)
    if wish.report and wish.report.is_dir():
        raise Refusal(f"{wish.report} 是文件夹；请写明网页的文件名，如 核对.html", USAGE_ERROR)


# ── Reading ───────────────────────────────────────────────────────────────


def _data(source: str) -> tuple[bytes, str]:
    if source == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise Refusal(f"粘贴的文字超过{LIMIT // 2**20} MB；请只粘贴清单")
        return data, "粘贴的文字"
    path = Path(source)
    if not path.is_file():
        raise Refusal(f"没有这个文件：{source}", USAGE_ERROR)
    if path.stat().st_size > LIMIT:
        size = path.stat().st_size // 2**20
        message = (
            f"{path.name}：文件有{size} MB，超过{LIMIT // 2**20} MB；请删去图片和附件，只留清单"
        )
        raise Refusal(message)
    return path.read_bytes(), path.name


def _root(wish: Wish) -> Path | None:
    """The portal that the catalogue goes into."""
    start = (wish.target.parent if wish.target else Path()).absolute()
    return next((each for each in (start, *start.parents) if (each / "site.yaml").is_file()), None)


def _registry(wish: Wish) -> tuple[Registry | None, Path]:
    """(the units that are known, the file that new ones go into); Rejected where they have errors."""
    root = _root(wish)
    book = wish.units or (root or Path()) / _BOOK
    if book.is_dir():
        book = book.parent / f"{book.name}.yaml"
    if wish.units is not None and not wish.units.exists():
        raise Refusal(f"没有这个文件：{wish.units}", USAGE_ERROR)
    parties: list[Unit | Collective] = []
    for path in _unit_files(book):
        text = path.read_text("utf-8")
        try:
            if _IS_BOOK.search(text):
                found = decode(UnitBook, text, str(path))
                parties += [*found.units, *found.collectives]
            else:
                parties.append(decode(Unit, text, str(path), known={"标识": path.stem}))
        except Rejected as rejected:
            raise Refusal(brief(rejected.diagnostics).rstrip("\n")) from None
    return (Registry(parties) if parties else None), book


def _unit_files(book: Path) -> Iterator[Path]:
    folder = book if book.is_dir() else book.with_suffix("")
    if book.is_file():
        yield book
    if folder.is_dir():
        yield from sorted(folder.glob("*.yaml"))


# ── Telling ───────────────────────────────────────────────────────────────


def _summary(imported: Imported) -> Iterator[str]:
    draft, account = imported.draft, imported.account
    parts = {tuple(heading.title.text for heading in task.path) for task in draft.tasks}
    yield f"{draft.source.name}：{len(draft.tasks)}项任务，{len(parts - {()})}个部分"
    for doubt, labels in _doubts(imported).items():
        yield f"  存疑　{len(labels)}项：{doubt}。任务{'、'.join(labels)}"
    for note in imported.notes:
        number = f"　[{note.number}]" if note.number else ""
        yield f"  {note.kind}　{note.place}：{note.message}{number}"
    if any(note.number for note in imported.notes):
        yield "  方括号里是修改的编号：加 --clean 编号 接受，--clean 全部 全部接受；不加就照原样"
    if imported.unknown:
        yield f"  没有登记的单位：{'、'.join(imported.unknown)}（--new-units 给出登记的建议）"
    for remark in draft.source.remarks:
        yield f"  {remark}"
    fates = (Fate.VALUE, Fate.STRUCTURE, Fate.NOTHING)
    counts = "，".join(f"{fate.word}{account.count(fate)}" for fate in fates)
    yield f"  字符核对：共{account.total}个，{counts}"


def _doubts(imported: Imported) -> dict[str, list[str]]:
    """Tasks by what is in doubt about them."""
    labels: dict[str, list[str]] = {}
    for index, task in imported.doubtful:
        for doubt in task.doubts:
            reason = doubt.partition("；")[0]
            labels.setdefault(reason, []).append(task.number.text or f"第{index + 1}项")
    return labels


# ── Writing ───────────────────────────────────────────────────────────────


def _write_catalog(wish: Wish, imported: Imported, outcome: _Outcome) -> None:
    data = imported.manuscript.data
    comment = f"来源：{imported.draft.source.name}"
    text = written(data, comment)
    if wish.target is None:
        outcome.catalog = text
        return
    _require_identifier(wish.target)
    root = _root(wish)
    base = _base(root, wish.target) if root else None
    before = _edited(wish.target)
    if before:
        former = loaded(base) if base else None
        revision = revised(before, former, data)
        text = revision.text
        outcome.lines += _told(revision, before, str(wish.target), is_known=former is not None)
    outcome.lines += _missing(text, wish.target)
    if text != before:
        outcome.files[wish.target] = text
    if base is not None:
        outcome.files[base] = written(imported.unrepaired.data, comment)


def _base(root: Path, target: Path) -> Path:
    """Where it is kept what the last import read."""
    catalogs = (root / "content" / "catalogs").resolve()
    path = target.resolve()
    name = path.relative_to(catalogs) if path.is_relative_to(catalogs) else Path(target.name)
    return root / ".gongkai" / "imports" / name


def _edited(target: Path) -> str:
    """The catalogue as it is now; it must be one, or a revision would make it worse."""
    if not target.exists():
        return ""
    try:
        text = target.read_text("utf-8")
        decode(Catalog, text, str(target), known={ID: target.stem})
    except UnicodeDecodeError:
        raise Refusal(f"{target}：不是 UTF-8 编码，请先另存为 UTF-8") from None
    except Rejected as rejected:
        problems = brief(rejected.diagnostics).rstrip("\n")
        raise Refusal(f"{problems}\n已有的清单有错误，改好再导入") from None
    return text


def _told(revision: Revision, before: str, file: str, *, is_known: bool) -> Iterator[str]:
    if not is_known:
        yield "  没有上次导入的记录：已有的内容一律保留，只加上新的任务"
    yield from (f"  {each}" for each in (*revision.kept, *revision.gone))
    lines = unified_diff(
        before.splitlines(), revision.text.splitlines(), file, file, lineterm="", n=1
    )
    yield from lines


def _missing(text: str, target: Path) -> Iterator[str]:
    """What the catalogue still needs before a build takes it."""
    try:
        decode(Catalog, text, str(target), known={ID: target.stem})
    except Rejected as rejected:
        yield "  生成网站以前还要改的："
        yield brief(rejected.diagnostics).rstrip("\n")


def _require_identifier(target: Path) -> None:
    try:
        identifier(target.stem)
    except ValueError as error:
        raise Refusal(f"{target}：文件名就是清单的标识，{error}", USAGE_ERROR) from None
    if target.suffix != ".yaml":
        raise Refusal(f"{target}：清单的文件名应以 .yaml 结尾", USAGE_ERROR)


def _write_units(
    wish: Wish, imported: Imported, book: Path, outcome: _Outcome, *, is_known: bool
) -> None:
    names = imported.unknown
    if not names and not is_known:
        names = tuple(
            dict.fromkeys(
                name.printed(imported.draft.source.text)
                for task in imported.draft.tasks
                for name in task.parties.names
            )
        )
    before = book.read_text("utf-8") if book.is_file() else ""
    taken = [each.stem for each in _unit_files(book)]
    known = yaml.safe_load(before) or {} if before else {}
    taken += [str(each.get("标识")) for each in known.get("单位") or ()]
    root = _root(wish)
    base = root if root and book.absolute().is_relative_to(root) else Path.cwd()
    shown = book.absolute().relative_to(base) if book.absolute().is_relative_to(base) else book
    patch = difference(before, propose(names, before, taken), shown.as_posix())
    if names:
        outcome.files[Path(f"{book.stem}.diff")] = patch
        outcome.lines.append(
            f"  {len(names)}个新单位的登记建议在 {book.stem}.diff，看过以后在 {base} 里用 git apply 或 patch -p1 采用"
        )
    else:
        outcome.lines.append("  没有新的单位")


def _replace(path: Path, text: str) -> None:
    """The old file or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
