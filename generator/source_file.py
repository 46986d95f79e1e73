"""A file that an editor wrote, to its text; one that cannot be read is told, not raised through.

Both raise Rejected.
"""

from pathlib import Path

from generator.diagnostic import Diagnostic, Location, Rejected

LIMIT = 4 * 1024 * 1024
"""Bytes of one YAML or Markdown file.  The longest real task list has 30 KB."""


def bytes_of(root: Path, file: str) -> bytes:
    path = root / file
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LIMIT else b""
    except OSError as error:
        reason = "没有读取权限" if isinstance(error, PermissionError) else error.strerror
        raise Rejected(
            (Diagnostic(Location(file), "unreadable", f"文件读不出来：{reason}"),)
        ) from None
    if size > LIMIT:
        message = f"文件有 {size / 1048576:.0f} MB，超过 {LIMIT // 1048576} MB 的上限；附件请放在旁边并写进“附件”"
        raise Rejected((Diagnostic(Location(file), "too-large", message),))
    return raw


def text_of(file: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Rejected((_encoding_error(file, raw, error.start),)) from None


def _encoding_error(file: str, raw: bytes, start: int) -> Diagnostic:
    try:
        raw.decode("gb18030")
        guess = "像是 GBK"
    except UnicodeDecodeError:
        guess = "也不是 GBK，可能不是文本文件"
    line = raw.count(b"\n", 0, start) + 1
    message = f"文件不是 UTF-8 编码（{guess}），请在编辑器里另存为 UTF-8"
    return Diagnostic(Location(file, line), "encoding", message)
