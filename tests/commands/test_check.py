"""`check` says everything that `build` would say, in the form that is asked for, and writes nothing."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from filelock import FileLock

from generator import __version__
from generator.rules import RULES
from tests.commands.portal import (
    CATALOG,
    DOCUMENT,
    GUIDE,
    SITE,
    UNITS,
    build,
    check,
    gongkai,
    replace,
    whole,
    write,
    write_portal,
)


@pytest.fixture
def faulty(portal: Path) -> Path:
    """Two errors of one rule and a reminder of another."""
    replace(portal / CATALOG, "牵头单位: 区财政局", "牵头单位: 区财证局")
    replace(portal / CATALOG, "    牵头单位: 区政府办公室", "    牵头单位: 某某公司")
    replace(portal / UNITS, "  负责人: 某丙（局长）\n", "")
    return portal


UNKNOWN_UNIT = "没有名为“区财证局”的单位或集合，是否应为“区财政局”？"
UNKNOWN_COMPANY = "没有名为“某某公司”的单位或集合；请在 content/units.yaml 里登记，或写成它的别名"
UNKNOWN_FACT = "“区财政局”缺少负责人"


# ── Text ──────────────────────────────────────────────────────────────────


def test_a_portal_without_a_finding_ends_with_a_line_that_says_so(portal: Path) -> None:
    checked = check(portal)

    assert (checked.code, checked.out) == (0, "检查完毕：0个错误，0个提醒\n")
    assert checked.err == "读取……\n检查……\n安排页面……\n试生成……\n"


def test_findings_are_told_one_a_line_with_their_numbers_at_the_end(faulty: Path) -> None:
    checked = check(faulty)

    assert checked.code == 1
    assert checked.out.splitlines() == [
        f"content/catalogs/sl-2026.yaml:11:11: 错误 unknown-unit：{UNKNOWN_UNIT}",
        f"content/catalogs/sl-2026.yaml:15:11: 错误 unknown-unit：{UNKNOWN_COMPANY}",
        f"content/units.yaml:20:3: 提醒 unit-facts：{UNKNOWN_FACT}",
        "检查完毕：2个错误，1个提醒",
        "按单位：区财政局1",
    ]


def test_reminders_alone_are_no_failure(portal: Path) -> None:
    replace(portal / UNITS, "  负责人: 某丙（局长）\n", "")

    checked = check(portal)

    assert checked.code == 0
    assert checked.findings == [f"content/units.yaml:20:3: 提醒 unit-facts：{UNKNOWN_FACT}"]


def test_the_closing_line_names_the_units_with_most_findings_first(portal: Path) -> None:
    replace(portal / UNITS, "  负责人: 某丙（局长）\n", "")
    replace(portal / UNITS, "  负责人: 某乙（主任）\n", "")
    replace(
        portal / DOCUMENT,
        "标题: 关于支持企业发展的通知\n发文字号: 示府发〔2026〕3号\n发布机构: 区政府",
        "标题: 关于支持企业发展的通知\n发文字号: 示府发〔2025〕3号\n发布机构: 区财政局\n体裁: 诗\n"
        "主题分类: 文学",
    )
    replace(portal / DOCUMENT, "主题分类: 综合政务\n体裁: 通知\n", "")
    for published in ("output", ".gongkai"):  # or addresses of it would be missed
        shutil.rmtree(portal / published)

    assert check(portal).out.splitlines()[-1] == "按单位：区财政局4，区政府办公室1"


def test_a_check_finds_what_a_build_would_find(faulty: Path) -> None:
    assert check(faulty).findings == build(faulty).findings


def test_a_build_tells_ten_reminders_of_a_rule_and_a_check_tells_all(portal: Path) -> None:
    units = "".join(f"- {{标识: u{n}, 名称: 第{n}局, 类别: 政府部门}}\n" for n in range(15))
    replace(portal / UNITS, "集合:", f"{units}集合:")

    checked, built = check(portal), build(portal)

    assert (len(checked.findings), len(built.findings)) == (15, 10)
    assert "（unit-facts 另有5个提醒，全部见 gongkai check）" in built.err


# ── Formats ───────────────────────────────────────────────────────────────


def form(portal: Path, name: str) -> str:
    return check(portal, "--format", name).out


@pytest.mark.parametrize(
    ("name", "out"), [("json", "[]\n"), ("github", ""), ("text", "检查完毕：0个错误，0个提醒\n")]
)
def test_nothing_found_is_nothing_told_in_any_format(portal: Path, name: str, out: str) -> None:
    assert form(portal, name) == out


@pytest.mark.parametrize("name", ["text", "json", "sarif", "github"])
def test_the_exit_code_is_the_same_in_every_format(portal: Path, name: str, tmp_path: Path) -> None:
    before = check(portal, "--format", name).code
    replace(portal / CATALOG, "年度: 2026", "年度: 今年")

    assert (before, check(portal, "--format", name).code) == (0, 1)


def test_json_has_every_part_of_a_finding(faulty: Path) -> None:
    assert json.loads(form(faulty, "json")) == [
        {
            "file": "content/catalogs/sl-2026.yaml",
            "line": 11,
            "column": 11,
            "severity": "error",
            "rule": "unknown-unit",
            "message": UNKNOWN_UNIT,
            "units": [],
        },
        {
            "file": "content/catalogs/sl-2026.yaml",
            "line": 15,
            "column": 11,
            "severity": "error",
            "rule": "unknown-unit",
            "message": UNKNOWN_COMPANY,
            "units": [],
        },
        {
            "file": "content/units.yaml",
            "line": 20,
            "column": 3,
            "severity": "warning",
            "rule": "unit-facts",
            "message": UNKNOWN_FACT,
            "units": ["区财政局"],
        },
    ]


def run_of(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    return dict(run)


def test_sarif_names_the_tool_and_explains_every_rule(portal: Path) -> None:
    run = run_of(form(portal, "sarif"))

    assert run["results"] == []
    assert run["tool"]["driver"]["name"] == "gongkai"
    assert run["tool"]["driver"]["version"] == __version__
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.manual},
        }
        for rule in RULES
    ]


def test_sarif_places_every_finding(faulty: Path) -> None:
    def result(rule: str, level: str, message: str, place: tuple[str, int, int]) -> Any:
        file, line, column = place
        physical = {
            "artifactLocation": {"uri": file},
            "region": {"startLine": line, "startColumn": column},
        }
        return {
            "ruleId": rule,
            "level": level,
            "message": {"text": message},
            "locations": [{"physicalLocation": physical}],
        }

    assert run_of(form(faulty, "sarif"))["results"] == [
        result("unknown-unit", "error", UNKNOWN_UNIT, (CATALOG, 11, 11)),
        result("unknown-unit", "error", UNKNOWN_COMPANY, (CATALOG, 15, 11)),
        result("unit-facts", "warning", UNKNOWN_FACT, (UNITS, 20, 3)),
    ]


def test_sarif_has_no_line_for_a_finding_about_a_whole_file(portal: Path) -> None:
    (portal / SITE).unlink()

    (result,) = run_of(form(portal, "sarif"))["results"]

    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "site.yaml"}}}]


def test_sarif_writes_file_names_as_addresses(portal: Path) -> None:
    """RFC 3986 knows neither Chinese characters nor blanks; SARIF 2.1.0 (3.4.3) asks for it."""
    file = "content/pages/企业 基本.md"
    write(portal / file, (portal / GUIDE).read_text("utf-8").replace("指南\n", "须知\n", 1))

    results = run_of(form(portal, "sarif"))["results"]

    places = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in results]
    assert places == [{"uri": quote(file)}]


def test_github_shows_errors_and_reminders_at_their_lines(faulty: Path) -> None:
    assert form(faulty, "github").splitlines() == [
        f"::error file={CATALOG},line=11,col=11,title=unknown-unit::{UNKNOWN_UNIT}",
        f"::error file={CATALOG},line=15,col=11,title=unknown-unit::{UNKNOWN_COMPANY}",
        f"::warning file={UNITS},line=20,col=3,title=unit-facts::{UNKNOWN_FACT}",
    ]


def test_github_reads_a_finding_about_a_whole_file_at_its_first_line(portal: Path) -> None:
    write(portal / "content/catalogs/sl-2025.yml", "")

    assert form(portal, "github").splitlines() == [
        "::error file=content/catalogs/sl-2025.yml,line=1,col=1,title=unknown-file::"
        "任务清单的文件扩展名应为小写的 .yaml"
    ]


def test_github_gets_its_own_marks_escaped(portal: Path) -> None:
    write(portal / "content/pages/a,b:c%d.md", (portal / GUIDE).read_bytes())
    replace(portal / CATALOG, "年度: 2026\n", '年度: 2026\n"颜色, 占比: 5%\\r\\n::error::": 红\n')

    lines = form(portal, "github").splitlines()

    assert [line.partition("，")[0] for line in lines] == [
        "::error file=content/catalogs/sl-2026.yaml,line=3,col=1,title=unknown-key::"
        "不认识的条目“颜色, 占比: 5%25%0D%0A::error::”",
        "::error file=content/pages/a%2Cb%3Ac%25d.md,line=1,col=1,title=bad-id::"
        "文件名就是网址的一部分：标识“a,b:c%25d”只能用小写字母、数字和连字符",
    ]


def test_an_unknown_format_is_told_with_the_known_ones(portal: Path) -> None:
    checked = check(portal, "--format", "xml")

    assert (checked.code, checked.out) == (2, "")
    for name in ("text", "json", "sarif", "github"):
        assert name in checked.err


# ── It writes nothing ─────────────────────────────────────────────────────


def test_a_check_writes_nothing(portal: Path, tmp_path: Path) -> None:
    before = whole(tmp_path)

    for words in ((), ("--format", "sarif"), ("--jobs", "2"), ("--output", tmp_path / "elsewhere")):
        assert check(portal, *words).code == 0

    assert whole(tmp_path) == before


def test_a_check_that_finds_errors_writes_nothing(faulty: Path, tmp_path: Path) -> None:
    before = whole(tmp_path)

    assert check(faulty).code == 1

    assert whole(tmp_path) == before


def test_a_check_of_a_portal_never_built_writes_nothing(tmp_path: Path) -> None:
    portal = write_portal(tmp_path / "portal")
    before = whole(tmp_path)

    assert check(portal).code == 0

    assert whole(tmp_path) == before


def test_a_check_beside_a_build_does_not_wait(portal: Path) -> None:
    with FileLock(portal / ".gongkai/output/lock"):
        assert check(portal).code == 0


# ── --explain ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_explained_with_its_ground_and_its_cure(rule: Any, tmp_path: Path) -> None:
    explained = gongkai("check", tmp_path, "--explain", rule.name)

    assert (explained.code, explained.err) == (0, "")
    first, blank, *manual = explained.out.splitlines()
    assert first == f"{rule.name}　{rule.title}（{rule.severity.word}）"
    assert (blank, "\n".join(manual)) == ("", rule.manual)
    assert "依据：" in explained.out
    assert "怎么改：" in explained.out


def test_an_unknown_rule_is_answered_with_the_one_that_was_meant() -> None:
    explained = gongkai("check", "--explain", "unknow-unit")

    assert (explained.code, explained.out) == (2, "")
    assert explained.err.startswith("没有名为“unknow-unit”的规则，是否应为“unknown-unit”")


def test_a_rule_like_no_other_is_answered_with_all_of_them() -> None:
    explained = gongkai("check", "--explain", "单位")

    assert (explained.code, explained.out) == (2, "")
    assert (
        explained.err
        == "没有名为“单位”的规则，共有：" + "、".join(rule.name for rule in RULES) + "\n"
    )
