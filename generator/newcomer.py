"""Units that a document names and the portal does not know: proposed as a change to units.yaml."""

import io
import re
from collections.abc import Iterable, Sequence
from difflib import unified_diff

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.party_list import is_collective
from generator.pinyin import pinyin
from generator.text import slug
from generator.vocabulary import UnitKind

_KINDS = (
    (
        UnitKind.PARTY,
        r"(?:市|县|区|州|镇|乡|工)委(?:$|[^员]|.*(?:部|办))|组织部|宣传部|统战部|政法委|网信办|编办|纪委|党校",
    ),
    (UnitKind.TOWN, r"(?:镇|乡|街道|办事处)(?:人民政府|政府|办事处)?$"),
    (
        UnitKind.VERTICAL,
        r"税务|海关|气象|人行|人民银行|支行$|烟草|邮政管理|消防救援|国家.*调查队|海事",
    ),
    (UnitKind.ENTERPRISE, r"公司$|集团$|银行$|供电|燃气|水务集团"),
    (UnitKind.INSTITUTION, r"中心$|馆$|院$|校$|台$|社$|站$|所$|医院|大学"),
    (UnitKind.GOVERNMENT, r"(?:省|市|县|区|州)(?:人民)?政府$"),
)
_TOWNS = re.compile(r"各?(?:乡镇|镇街|镇乡|街镇|乡|镇).*")
_DEPARTMENTS = re.compile(r".*各(?:工作|职能)?部门$")


def propose(names: Sequence[str], text: str, taken: Iterable[str]) -> str:
    """units.yaml with these names added at the end of 单位 and 集合; `taken` are the ids in use."""
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.preserve_quotes = True
    document = (yaml.load(text) if text.strip() else None) or CommentedMap()
    ids = set(taken)
    for name in names:
        if is_collective(name):
            entry = CommentedMap({"名称": name, "成员": _members(name)})
            document.setdefault("集合", CommentedSeq()).append(entry)
        else:
            identity = _identity(name, ids)
            ids.add(identity)
            entry = CommentedMap({"标识": identity, "名称": name, "类别": str(_kind(name))})
            document.setdefault("单位", CommentedSeq()).append(entry)
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()


def difference(before: str, after: str, file: str) -> str:
    """As `git apply` and `patch -p1` take it; empty where nothing changes."""
    old = f"a/{file}" if before else "/dev/null"
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), old, f"b/{file}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _members(name: str) -> object:
    """By rule where the name says which kind it means; otherwise open, for an editor to close."""
    if _TOWNS.fullmatch(name):
        return CommentedMap({"类别": CommentedSeq([str(UnitKind.TOWN)])})
    if _DEPARTMENTS.fullmatch(name):
        return CommentedMap({"类别": CommentedSeq([str(UnitKind.DEPARTMENT)])})
    return "不定"


def _kind(name: str) -> UnitKind:
    return next((kind for kind, pattern in _KINDS if re.search(pattern, name)), UnitKind.DEPARTMENT)


def _identity(name: str, taken: set[str]) -> str:
    """Initials of the name's syllables, as in qczj for 区财政局; with a number where they are taken."""
    initials = "".join(syllable[0] for syllable in pinyin(name) if syllable[:1].isascii())
    identity = re.sub(r"[^a-z0-9]", "", initials.lower()) or slug(name)
    if identity not in taken:
        return identity
    return next(
        candidate for number in range(2, 999) if (candidate := f"{identity}{number}") not in taken
    )
