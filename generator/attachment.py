"""Files that lie beside a text: which may be published, and what is known of them."""

import hashlib
import re
from html import unescape
from pathlib import Path, PurePosixPath

from generator.record import StoredFile
from generator.text import did_you_mean

_MAGIC = {
    ".pdf": (b"%PDF",),
    ".ofd": (b"PK",),
    ".docx": (b"PK",),
    ".xlsx": (b"PK",),
    ".pptx": (b"PK",),
    ".zip": (b"PK",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
    ".xls": (b"\xd0\xcf\x11\xe0",),
    ".ppt": (b"\xd0\xcf\x11\xe0",),
    ".wps": (b"\xd0\xcf\x11\xe0", b"PK"),
    ".et": (b"\xd0\xcf\x11\xe0", b"PK"),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
    ".svg": (b"<",),
    ".mp3": (b"ID3", b"\xff"),
    ".mp4": (b"\x00\x00\x00",),
    ".csv": (b"",),
    ".txt": (b"",),
}
"""Kinds of file that may be published, and how each begins.  A web page or script is none of them."""

_ACTIVE = re.compile(
    r"<(?:\w+:)?(?:script|foreignobject|iframe)|<!(?:doctype|entity)|[\s\"'/]on\w+\s*=|javascript:",
    re.IGNORECASE,
)
"""What makes a picture run, or hides that it does."""


class Unfit(Exception):  # noqa: N818 - it is the file that is wrong
    """A file that cannot be published: the rule it breaks, and the message for its editor."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def stored_file(root: Path, folder: PurePosixPath, name: str) -> StoredFile:
    """What is known of a file in a folder below the site's root.  Raises Unfit."""
    if PurePosixPath(name).name != name or "\\" in name or name.startswith("."):
        raise Unfit("outside", f"“{name}”应与正文放在同一文件夹，只写文件名")
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in _MAGIC:
        kinds = "、".join(each.removeprefix(".") for each in _MAGIC)
        raise Unfit("bad-file-kind", f"“{name}”的类型不能发布，可用的有：{kinds}")
    path = root / folder / name
    if not path.is_file():
        texts = {".md", ".yaml"}
        others = [each.name for each in path.parent.iterdir() if each.suffix not in texts]
        raise Unfit("missing-file", f"找不到文件“{name}”{did_you_mean(name, others)}")
    size = path.stat().st_size
    if not size:
        raise Unfit("empty-file", f"“{name}”是空文件")
    if suffix == ".svg" and _is_active(path):
        raise Unfit("bad-file-kind", f"图片“{name}”里有脚本、实体定义或嵌入的网页，不能发布")
    return StoredFile(name, str(folder / name), size, _digest(path, suffix))


def _is_active(path: Path) -> bool:
    """Character references and blanks inside words are undone first; what is no text is suspect."""
    try:
        text = unescape(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        return True
    return bool(_ACTIVE.search(text) or "javascript:" in re.sub(r"\s+", "", text).lower())


def _digest(path: Path, suffix: str) -> str:
    with path.open("rb") as stream:
        if not stream.read(16).startswith(_MAGIC[suffix]):
            message = f"“{path.name}”的内容不是{suffix}文件，可能改错了扩展名"
            raise Unfit("wrong-file-kind", message)
        stream.seek(0)
        return hashlib.file_digest(stream, "sha256").hexdigest()
