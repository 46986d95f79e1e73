"""The five real documents: every field as the reference has it.  Scored by the shared tool too."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.account import Fate
from generator.catalog_file import written
from generator.decoder import decode
from generator.draft import values
from generator.ingest import Imported, ingest
from generator.records.unit import UnitBook
from generator.registry import Registry
from tests.imports import tasks
from tests.seeds import SHARED, is_absent

pytestmark = pytest.mark.skipif(is_absent(), reason="没有 ../shared，五份真实清单不能核对")

SEEDS = {
    "shaoxing-2020": ("000_542abb39b04d6418.txt", 25),
    "rongxian-2017": ("001_0996a4706de2c10f.txt", 0),
    "miyun-2020": ("002_5348baa15f63c083.txt", 0),
    "ningguo-2021": ("003_8b1d9ecc21d7f0f9.txt", 0),
    "yongchuan-2022": ("004_1c40a05b33ba7f28.txt", 12),
}
"""The source's file, and how many of its rows only a person can decide."""


def read(name: str, *, with_units: bool) -> Imported:
    file = SHARED / "seeds" / SEEDS[name][0]
    registry = None
    if with_units:
        path = SHARED / "units" / f"{name}.yaml"
        book = decode(UnitBook, path.read_text("utf-8"), path.name)
        registry = Registry([*book.units, *book.collectives])
    return ingest(file.read_bytes(), file.name, registry)


@pytest.mark.parametrize("with_units", [False, True])
@pytest.mark.parametrize("name", SEEDS)
def test_the_score_is_one_in_every_field(name: str, *, with_units: bool, tmp_path: Path) -> None:
    produced = tmp_path / "produced.yaml"
    imported = read(name, with_units=with_units)
    produced.write_text(written(imported.manuscript.data, "x"), "utf-8")
    tool, reference = SHARED / "tools/score_catalog.py", SHARED / "catalogs" / f"{name}.yaml"
    run = [sys.executable, str(tool), str(produced), str(reference)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert len(imported.doubtful) == SEEDS[name][1]


@pytest.mark.parametrize("name", SEEDS)
def test_head_data_and_keys_are_those_of_the_reference(name: str) -> None:
    data = read(name, with_units=True).manuscript.data
    text = (SHARED / "catalogs" / f"{name}.yaml").read_text("utf-8")
    reference = yaml.load(text, yaml.BaseLoader)
    heads = {key: value for key, value in reference.items() if key not in {"部分", "任务"}}
    assert {key: data[key] for key in heads} == heads | {"年度": int(heads["年度"])}
    assert [(task.get("标识"), task.get("等", False)) for _, task in tasks(data)] == [
        (task.get("标识"), bool(task.get("等"))) for _, task in tasks(reference)
    ]


FURNITURE = {
    "shaoxing-2020": 0,
    "rongxian-2017": 4,
    "miyun-2020": 0,
    "ningguo-2021": 53,
    "yongchuan-2022": 27,
}
"""Characters of buttons and maps below the list."""


@pytest.mark.parametrize("name", SEEDS)
def test_from_the_list_on_only_page_furniture_is_mapped_to_nothing(name: str) -> None:
    imported = read(name, with_units=True)
    account, source, draft = imported.account, imported.draft.source, imported.draft
    last = max(at for task in draft.tasks for _, value in values(task) for at in value.origin)
    lost = [
        (start, end)
        for fate, start, end in account.runs()
        if fate is Fate.NOTHING and start >= draft.reading.start
    ]
    assert all(start > last for start, _ in lost)
    assert sum(end - start for start, end in lost) == FURNITURE[name]
    counts = [account.count(fate) for fate in Fate]
    assert sum(counts) == len(source.text)
    assert account.total == sum(not each.isspace() for each in source.text)


def test_damages_are_told_where_they_stand() -> None:
    ningguo = {(note.kind, note.place) for note in read("ningguo-2021", with_units=True).notes}
    assert ("混入广告", "第344行第27字") in ningguo
    assert ("形近字", "第172行第203字") in ningguo
    assert ("时限不一", "第256行第21字") in ningguo
    yongchuan = {(note.kind, note.repair) for note in read("yongchuan-2022", with_units=True).notes}
    assert yongchuan == {("发文字号", "〔2022〕59号"), ("日期", "2022年7月27日")}
