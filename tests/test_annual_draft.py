"""A draft has what the portal knows, and asks for the rest."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.annual_draft import NoUnit, draft
from generator.cli import app
from generator.records import AnnualReport
from tests.annual_reports import UNITS, report
from tests.conftest import FolderOf, RefusalOf, SiteOf

WORLD = f"""{UNITS}
    -- content/documents/2026/a.md --
    ---
    标题: 办法
    统一编号: SLQGF-1
    发布机构: [区财政局]
    成文日期: 2026-03-01
    发布日期: 2026-03-02
    栏目: [zcwj]
    废止: [2026/b]
    ---
    正文。
    -- content/documents/2026/b.md --
    ---
    标题: 旧办法
    统一编号: SLQGF-2
    发布机构: [区财政局]
    成文日期: 2024-03-01
    发布日期: 2024-03-02
    栏目: [zcwj]
    ---
    正文。
    -- content/catalogs/a.yaml --
    标题: 分工表
    年度: 2026
    成文日期: 2026-02-01
    任务:
    - {{序号: 1, 内容: 公开办法, 牵头单位: 区财政局, 时限: 6月底前, 佐证: [{{文件: 2026/a}}]}}
    - {{序号: 2, 内容: 公开预算, 牵头单位: 区财政局, 时限: 6月底前}}
    - {{序号: 3, 内容: 别人的事, 牵头单位: 区民政局, 时限: 6月底前}}
"""


def filled(text: str) -> str:
    """Every number 0, every text said."""
    text = text.replace("发布日期: 待填", "发布日期: 2026-11-19")
    text = re.sub(r"(?<=[\[ ])待填(?=[,\]]|  #)", "0", text)
    return text.replace("待填", "若干")


def test_what_the_portal_knows_is_filled_in(site_of: SiteOf) -> None:
    text = draft(site_of(WORLD + report()), "区财政局", 2026)

    assert "公开政府信息1条，发布解读0篇" in text
    assert "行政规范性文件: [1, 1, 1]" in text
    assert "二: [2, 0, 0, 0, 0, 0]  # 二、上年结转政府信息公开申请数量，照2025年报告" in text
    assert "上年结转2件" in text
    assert "分工表由本单位承担的共2项：逾期1项，已完成（已核）1项。没有按期完成的是第2项" in text
    assert "清单: a" in text


def test_a_draft_is_refused_as_long_as_something_is_not_filled_in(
    refusal_of: RefusalOf, site_of: SiteOf
) -> None:
    text = draft(site_of(WORLD), "qczj", 2026)

    told = refusal_of(f"{WORLD}\n-- content/reports/qczj-2026.yaml --\n{text}")

    assert len(told) == 41
    assert "“三（六）3”：第1格“自然人”还写着“待填”，请填写" in "\n".join(told)


def test_a_draft_that_is_filled_in_is_a_report(site_of: SiteOf) -> None:
    text = filled(draft(site_of(WORLD + report()), "区财政局", 2026))

    found = site_of(f"{WORLD}{report()}\n-- content/reports/qczj-2026.yaml --\n{text}")

    assert [each.year for each in found.all(AnnualReport)] == [2025, 2026]


def test_a_government_answers_for_all_tasks(site_of: SiteOf) -> None:
    sponsor = "-- site.yaml --\n网站名称: 示例区\n基准网址: https://a.cn/\n主办单位: 区政府\n"
    text = draft(site_of(sponsor + WORLD.replace("zcwj", "zcwj-qtwj")), "区政府", 2026)

    assert "分工表共3项：逾期2项，已完成（已核）1项" in text
    assert "行政规范性文件: [1, 1, 1]" in text
    assert "2027-03-31以前公布" in text


def test_a_unit_that_nobody_knows_is_guessed(site_of: SiteOf) -> None:
    with pytest.raises(NoUnit, match="没有名为“财政局局”的单位，是否应为“区财政局”"):
        draft(site_of(WORLD), "财政局局", 2026)


def test_the_command_writes_a_file_once(folder_of: FolderOf, tmp_path: Path) -> None:
    folder, file = folder_of(WORLD), tmp_path / "草稿.yaml"
    words = ["draft-report", "区财政局", "2026", "--site", str(folder), "--as-of", "2026-11-20"]
    shown = CliRunner().invoke(app, words)
    written = CliRunner().invoke(app, [*words, "-o", str(file)])
    again = CliRunner().invoke(app, [*words, "-o", str(file)])

    assert shown.stdout == file.read_text("utf-8")
    assert written.stdout == f"已写好 {file}，请把“待填”的地方填完\n"
    assert (again.exit_code, again.stderr) == (2, f"{file} 已经存在\n")
