"""The evidence of the sample portal itself: half of it deleted, re-dated or re-homed at once, and exactly the right turns fall.

What must be left is counted from what proved each turn before, and from the files that were changed.
"""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import opened
from generator.evidence import Proof
from generator.progress import progress
from generator.records import Collective, Column, Task
from generator.site import Site
from generator.vocabulary import Division, State
from tests.conftest import AS_OF, moment_of

ROOT = Path(__file__).resolve().parents[1]
LIST = "sl-2026"
STRANGER = "示例陌生单位"
"""Registered, and in no collective: nobody's task is its."""

Key = tuple[str, int, int]
"""Task, share, turn."""


@dataclass(frozen=True)
class Known:
    """A turn: by what it is proved, a file each, and how many are enough."""

    files: tuple[str, ...]
    times: int
    is_anybodys: bool
    """A stranger's work counts as well: the list of units is open, and the work not divided."""

    def is_done(self, gone: set[str]) -> bool:
        return sum(each not in gone for each in self.files) >= self.times


def known(root: Path) -> dict[Key, Known]:
    with opened(root, moment_of(AS_OF)) as site:
        return dict(_turns(site))


def _turns(site: Site) -> Iterator[tuple[Key, Known]]:
    for task in site.all(Task):
        if not task.id.startswith(f"{LIST}/"):
            continue
        is_anybodys = _is_anybodys(site, task)
        for number, share in enumerate(progress(site, task).shares):
            for place, turn in enumerate(share.turns):
                if any(isinstance(each.item, Column) for each in turn.proofs):
                    continue  # proved by whatever else stands in the column: see test_mutations
                found = Known(tuple(map(_file, turn.proofs)), turn.times, is_anybodys)
                assert (turn.state is State.DONE) == found.is_done(set())
                yield (task.id, number, place), found


def _is_anybodys(site: Site, task: Task) -> bool:
    parties = (*site.parties(task, "leads"), *site.parties(task, "responsible"))
    is_open = task.and_others or any(
        isinstance(each, Collective) and each.is_open for each in parties
    )
    is_narrowed = any(each.units for each in task.evidence)
    return is_open and task.division is not Division.SEPARATELY and not is_narrowed


def _file(proof: Proof) -> str:
    path = f"content/{proof.item.family}/{proof.item.id}"
    return f"{path}.md" if (ROOT / f"{path}.md").exists() else f"{path}.yaml"


def _files(turns: dict[Key, Known]) -> set[str]:
    return {file for each in turns.values() for file in each.files}


def _to_choose_from(files: set[str]) -> list[str]:
    """Without tables, and without what is held on a day of its own."""
    return [
        each
        for each in sorted(files)
        if each.endswith(".md") and "\n日程:" not in (ROOT / each).read_text("utf-8")
    ]


# ── Changes ───────────────────────────────────────────────────────────────

Head = dict[str, Any]


def _delete(file: Path) -> None:
    file.unlink()


def _redate(file: Path) -> None:
    def change(head: Head) -> None:
        head.pop("发布时间", None)
        for word in ("发布日期", "更新日期"):
            if word in head:
                head[word] = "2025-06-03"

    _rewrite(file, change)


def _rehome(file: Path) -> None:
    def change(head: Head) -> None:
        head["发布机构" if "发布机构" in head else "单位"] = STRANGER

    _rewrite(file, change)


def _rewrite(file: Path, change: Callable[[Head], None]) -> None:
    _, front, body = re.split(r"^---\n", file.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    head: Head = yaml.load(front, yaml.BaseLoader)
    change(head)
    file.write_text(f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n{body}", "utf-8")


def _with_those_that_refer(files: set[str], gone: set[str]) -> set[str]:
    """What leads to something that is gone proves nothing either."""
    identities = (each.removesuffix(".md").split("/", 2)[2] for each in gone)
    names = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, identities))})(?![\w-])")
    return gone | {each for each in files if names.search((ROOT / each).read_text("utf-8"))}


# ── The sample ────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def before() -> dict[Key, Known]:
    return known(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "portal"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copyfile(ROOT / "site.yaml", root / "site.yaml")
    units = root / "content/units.yaml"
    stranger = f"单位:\n- {{标识: moshengdw, 名称: {STRANGER}, 类别: 事业单位}}\n"
    units.write_text(units.read_text("utf-8").replace("单位:\n", stranger, 1), "utf-8")
    return root


def fallen(before: dict[Key, Known], after: dict[Key, Known]) -> set[Key]:
    done = {key for key, each in after.items() if each.is_done(set())}
    was = {key for key, each in before.items() if each.is_done(set())}
    assert done & before.keys() <= was
    return was - done


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("change", [_delete, _redate, _rehome])
def test_of_half_of_the_evidence_changed_exactly_the_right_turns_fall(
    before: dict[Key, Known], copy: Path, change: Callable[[Path], None], seed: int
) -> None:
    files = _to_choose_from(_files(before))
    chosen = set(random.Random(seed).sample(files, len(files) // 2))
    for each in chosen:
        change(copy / each)
    if change is _delete:
        chosen = _with_those_that_refer(_files(before), chosen)
    lost = {
        key
        for key, each in before.items()
        if each.is_done(set())
        and not each.is_done(set() if change is _rehome and each.is_anybodys else chosen)
    }

    assert len(lost) > 15
    assert fallen(before, known(copy)) == lost


def test_without_what_proves_nothing_every_state_is_as_before(
    before: dict[Key, Known], copy: Path
) -> None:
    """All that no proof is, and no proof leads to, may go."""
    files = _files(before)
    texts = "".join((copy / each).read_text("utf-8") for each in files)
    spare = [
        each
        for family in ("documents", "interpretations")
        for each in sorted((copy / "content" / family).rglob("*.md"))
        if each.relative_to(copy).as_posix() not in files
        and f"{each.parent.name}/{each.stem}" not in texts
    ]
    for each in spare:
        each.unlink()

    assert len(spare) > 100
    assert fallen(before, known(copy)) == set()
