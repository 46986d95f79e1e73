"""The file by which a release is known: that the folder is ours to replace, and which release it holds."""

import re
from pathlib import Path

MARK = ".gongkai-release"
"""In every release.  A tree without it is half-made, or not ours."""

_TEXT = "本文件夹由 gongkai 生成，每次生成都会整个替换，请勿在此修改。\n版本：{digest}\n"
_DIGEST = re.compile(r"^版本：([0-9a-f]{64})$", re.MULTILINE)


def text(digest: str) -> str:
    return _TEXT.format(digest=digest)


def read(folder: Path) -> str:
    """The digest of the release in a folder; empty where its mark is not, to the letter, one of ours."""
    try:
        found = (folder / MARK).read_text("utf-8")
    except (OSError, ValueError):
        return ""
    digest = _DIGEST.search(found)
    return digest[1] if digest and found == text(digest[1]) else ""
