"""The zip container of .docx and .xlsx: opened under limits, and handed on without anything that acts."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from generator.source import Unreadable

LARGEST = 256 * 1024 * 1024
"""Bytes that all entries together may unpack to."""
MOST_ENTRIES = 10_000
HIGHEST_RATIO = 200
"""Of an entry above 8 MB; deflate reaches 1032, a sheet of empty rows about 40."""

_UNSUSPICIOUS = 8 * 1024 * 1024
_CHUNK = 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(r"""ContentType=["']([^"']+\.main\+xml)["']""")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"'][^>]*\?>")
_OUTSIDE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a container should be: `application` opens it, `main` is in its main part's type."""

    suffix: str
    old_suffix: str
    application: str
    main: str


def parts(data: bytes, kind: Kind) -> dict[str, bytes]:
    """The entries by name, XML in UTF-8; others (pictures, fonts) are there without their bytes.

    Raises Unreadable with what to do, before anything is unpacked where that can be known.
    """
    if data.startswith(_OLD):
        raise Unreadable(_old(data, kind))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _within_limits(archive.infolist(), kind)
            return _strict_as_usual(_checked_types(_unpacked(archive, entries, kind), kind))
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise broken(kind) from error


def packed(entries: dict[str, bytes]) -> io.BytesIO:
    """The entries as a container again, for a library to open."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    stream.seek(0)
    return stream


def broken(kind: Kind) -> Unreadable:
    return Unreadable(
        f"不是完好的 {kind.suffix} 文件（可能没有下载完整，或者只改了扩展名）："
        f"请用{kind.application}打开，另存为 {kind.suffix} 再导入"
    )


def _old(data: bytes, kind: Kind) -> str:
    if _ENCRYPTED in data:
        return f"设了打开密码：请用{kind.application}打开，去掉密码，另存为 {kind.suffix} 再导入"
    return (
        f"是旧格式（{kind.old_suffix}）或者设了打开密码："
        f"请用{kind.application}打开，去掉密码，另存为 {kind.suffix} 再导入"
    )


def _within_limits(infos: list[zipfile.ZipInfo], kind: Kind) -> list[zipfile.ZipInfo]:
    entries = [each for each in infos if not each.is_dir()]
    too_large = (
        len(infos) > MOST_ENTRIES
        or sum(each.file_size for each in entries) > LARGEST
        or any(
            each.file_size > max(_UNSUSPICIOUS, HIGHEST_RATIO * each.compress_size)
            for each in entries
        )
    )
    if too_large:
        raise Unreadable(
            f"解开后大得不正常，没有打开。如果确实是一份任务清单，"
            f"请把内容复制到新建的文件里，存为 {kind.suffix} 再导入"
        )
    if any(each.flag_bits & 1 for each in entries):
        raise Unreadable(f"压缩包设了密码：请去掉密码，另存为 {kind.suffix} 再导入")
    if len({each.filename for each in entries}) < len(entries):
        raise broken(kind)
    return entries


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: Kind
) -> dict[str, bytes]:
    names = [each.filename for each in entries]
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(_macros(kind))
    if _TYPES not in names:
        raise Unreadable(_other(kind))
    return {
        each.filename: _as_utf8(_content(archive, each), kind) if _is_xml(each.filename) else b""
        for each in entries
    }


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Piece by piece: one call of `read` would unpack whatever a lying header hides."""
    pieces = []
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            pieces.append(piece)
    return b"".join(pieces)


def _as_utf8(content: bytes, kind: Kind) -> bytes:
    """In the one encoding in which a document type can be looked for, and is refused."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = _DECLARED.sub(b"", content.decode("utf-16").encode(), count=1)
    content = content.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(content)
    if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}:
        raise broken(kind)
    if b"\0" in content or (content and not content.lstrip().startswith(b"<")):
        raise broken(kind)  # NUL: in two bytes a character, without saying so
    if _OUTSIDE.search(content):
        raise Unreadable(
            f"里面有文档类型声明（DTD），正常的 {kind.suffix} 文件没有，可能不安全，没有打开。"
            f"请用{kind.application}打开，另存为 {kind.suffix} 再导入"
        )
    return content


def _checked_types(entries: dict[str, bytes], kind: Kind) -> dict[str, bytes]:
    types = entries[_TYPES].decode("utf-8", "replace")
    if "macroenabled" in types.lower():
        raise Unreadable(_macros(kind))
    if not any(kind.main in each for each in _MAIN.findall(types)):
        raise Unreadable(_other(kind))
    return entries


def _macros(kind: Kind) -> str:
    return (
        f"含有宏，为安全起见不打开：请用{kind.application}打开，另存为不含宏的 {kind.suffix} 再导入"
    )


def _other(kind: Kind) -> str:
    return (
        f"是压缩包，但不是 {kind.suffix} 文件：请先解压，"
        f"再用{kind.application}打开里面的文件，另存为 {kind.suffix} 导入"
    )


def _strict_as_usual(entries: dict[str, bytes]) -> dict[str, bytes]:
    """The "strict" variant of the format is the same under other names."""
    return {
        name: _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
        for name, content in entries.items()
    }
