"""Units that a document names and the portal does not know."""

import subprocess
from pathlib import Path

import yaml

from generator.decoder import decode
from generator.newcomer import difference, propose
from generator.records.unit import UnitBook

BOOK = """\
# 单位
单位:
- 标识: qczj
  名称: 区财政局   # 老单位
  类别: 政府部门
"""


def test_a_unit_gets_an_id_from_its_initials_and_a_kind_from_its_name() -> None:
    names = ["区司法局", "永乐镇", "区委宣传部", "区税务局", "区档案馆", "区供电公司"]
    data = yaml.safe_load(propose(names, "", ()))
    assert [(each["标识"], each["类别"]) for each in data["单位"]] == [
        ("qsfj", "政府部门"),
        ("ylz", "镇街"),
        ("qwxcb", "党委机构"),
        ("qswj", "垂直管理"),
        ("qdag", "事业单位"),
        ("qgdgs", "国有企业"),
    ]


def test_ids_do_not_clash() -> None:
    data = yaml.safe_load(propose(["区财政局", "区采政局"], "", ["qczj"]))
    assert [each["标识"] for each in data["单位"]] == ["qczj2", "qczj3"]


def test_a_collective_is_closed_by_rule_where_its_name_says_how_and_open_otherwise() -> None:
    data = yaml.safe_load(propose(["各镇街", "区政府各部门", "有关单位"], "", ()))
    assert [(each["名称"], each["成员"]) for each in data["集合"]] == [
        ("各镇街", {"类别": ["镇街"]}),
        ("区政府各部门", {"类别": ["政府部门"]}),
        ("有关单位", "不定"),
    ]


def test_what_was_there_stays_as_it_was_comments_too() -> None:
    assert propose(["区司法局"], BOOK, ["qczj"]).startswith(BOOK)


def test_the_proposal_is_a_book_of_units_that_the_portal_takes() -> None:
    text = propose(["区司法局", "各镇街", "有关单位"], BOOK, ["qczj"])
    book = decode(UnitBook, text, "content/units.yaml")
    assert [*(each.name for each in book.units), *(each.name for each in book.collectives)] == [
        "区财政局",
        "区司法局",
        "各镇街",
        "有关单位",
    ]


def test_the_difference_can_be_applied(tmp_path: Path) -> None:
    after = propose(["区司法局"], BOOK, ["qczj"])
    file = tmp_path / "content/units.yaml"
    file.parent.mkdir()
    file.write_text(BOOK, "utf-8")
    patch = difference(BOOK, after, "content/units.yaml")
    subprocess.run(
        ["git", "apply"], input=patch, text=True, cwd=tmp_path, check=True, encoding="utf-8"
    )
    assert file.read_text("utf-8") == after
