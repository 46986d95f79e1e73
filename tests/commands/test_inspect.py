"""`gongkai inspect`: a report, a verdict, an exit code."""

import json
from pathlib import Path

import pytest

from tests.commands.portal import DOCUMENT, SITE, gongkai, process, replace

DAY = ("--as-of", "2026-11-20")


def test_a_portal_that_passes_is_told_and_ends_with_nothing_wrong(portal: Path) -> None:
    ran = gongkai("inspect", portal, *DAY)

    assert ran.code == 0
    assert ran.out.startswith("示例区人民政府政府信息公开自查　截至2026年11月20日\n结论：合格\n")


def test_a_veto_ends_with_a_one_though_a_check_passes(portal: Path) -> None:
    late = ("--as-of", "2026-12-20")

    assert gongkai("check", portal, *late).code == 0
    ran = gongkai("inspect", portal, *late)
    assert (ran.code, "结论：不合格（单项否决）" in ran.out) == (1, True)


def test_errors_are_told_in_the_report(portal: Path) -> None:
    replace(portal / DOCUMENT, "发布机构: 区政府", "发布机构: 区某局")
    ran = gongkai("inspect", portal, *DAY)

    assert (ran.code, "结论：不合格（内容有错误）" in ran.out) == (1, True)
    assert "错误 unknown-unit" in ran.out


def test_content_that_cannot_be_read_is_told_in_the_report(portal: Path) -> None:
    replace(portal / SITE, "网站名称:", "网站名：")
    ran = gongkai("inspect", portal, *DAY, "--forecast", "30")

    assert ran.code == 1
    assert "没有检查　首页不更新" in ran.out
    assert "内容有错误，不能发布，无从预测" in ran.out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("自查.html", b"<!doctype html>"),
        ("自查.XLSX", b"PK"),
        ("自查.json", b"{"),
        ("自查.md", "示例区".encode()),
    ],
)
def test_the_name_of_the_file_decides_the_form(
    portal: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    target = tmp_path / name
    ran = gongkai("inspect", portal, *DAY, "--out", target)

    assert (ran.code, ran.out) == (0, f"已写好 {target}\n结论：合格\n")
    assert target.read_bytes().startswith(begins)


def test_a_form_may_be_asked_for(portal: Path) -> None:
    ran = gongkai("inspect", portal, *DAY, "--format", "json", "--forecast", "30")

    data = json.loads(ran.out)
    assert data["verdict"] == "合格"
    assert "stale-home" in {
        found["rule"] for day in data["forecast"]["days"] for found in day["came"]
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "htm"), "没有“htm”这种格式，是否应为“html”？"),
        (("--format", "xlsx"), "xlsx 要写进文件，请加 --out 自查.xlsx"),
        (("--forecast", "0"), "--forecast"),
        (("--forecast", "401"), "--forecast"),
        (("--out", "自查.docx"), "写不出 .docx 文件，文件名的末尾可用的有："),
        (("--out", "/nowhere/at/all.html"), "写不了 /nowhere/at/all.html"),
    ],
)
def test_what_is_asked_wrongly_is_told(portal: Path, words: tuple[str, ...], told: str) -> None:
    ran = gongkai("inspect", portal, *DAY, *words)

    assert ran.code != 0
    assert told in ran.err
    if "/nowhere/at/all.html" not in words:
        assert ran.code == 2


@pytest.mark.parametrize(("days", "told"), [("0", "应不小于1"), ("9999", "应不大于400")])
def test_a_forecast_too_long_or_too_short_is_told_in_chinese(days: str, told: str) -> None:
    ran = process("inspect", "--forecast", days)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"“--forecast”的值不对：{told}\n用法见 gongkai inspect --help\n"


def test_a_folder_that_is_no_portal_is_told(tmp_path: Path) -> None:
    ran = gongkai("inspect", tmp_path, *DAY)

    assert ran.code != 0
    assert "这里没有网站设置文件 site.yaml" in ran.err


def test_an_inspection_leaves_the_published_site_alone(portal: Path) -> None:
    def state() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in sorted(portal.rglob("*"))}

    before = state()
    gongkai("inspect", portal, *DAY, "--forecast", "30")

    assert state() == before
