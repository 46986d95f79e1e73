"""`gongkai due`: the day, and how it was counted."""

from pathlib import Path

import pytest

from tests.commands.portal import gongkai

ANNOUNCED = """
网站名称: 示例区人民政府
基准网址: https://www.example.gov.cn/
节假日:
- 年度: 2027
  放假: [{名称: 元旦, 自: 2027-01-01, 至: 2027-01-03}]
"""


def written(folder: Path, text: str) -> Path:
    (folder / "site.yaml").write_text(text, "utf-8")
    return folder


def test_the_day_is_told_with_every_day_that_was_counted() -> None:
    done = gongkai("due", "2025-09-26", "7个工作日内")
    assert done.code == 0
    assert done.out.splitlines()[0] == "截止日期：2025年10月13日（周一）"
    assert any("国庆节" in line for line in done.out.splitlines())
    assert any("调休上班" in line for line in done.out.splitlines())


def test_the_turns_of_a_recurring_duty_are_told() -> None:
    done = gongkai("due", "2026-01-01", "按季度")
    assert len(done.out.splitlines()) == 5


def test_what_cannot_be_known_is_said_and_not_guessed() -> None:
    done = gongkai("due", "2026-12-04", "20个工作日内")
    assert (done.code, done.out, done.err) == (1, "", "推算不了：没有2027年的放假安排\n")
    assert gongkai("due", "昨天", "3日内").code == 1


def test_the_holidays_of_a_site_count_as_they_do_on_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("due", "2026-12-25", "5个工作日内")
    told = gongkai(*asked, "--site", written(tmp_path, ANNOUNCED))

    assert told.code == 0
    assert told.out.splitlines()[0] == "截止日期：2027年1月4日（周一）"
    assert any("元旦放假" in line for line in told.out.splitlines())
    monkeypatch.chdir(tmp_path)
    assert gongkai(*asked).out == told.out


def test_what_is_wrong_in_the_settings_of_a_site_is_told(tmp_path: Path) -> None:
    asked = ("due", "2026-12-25", "5个工作日内", "--site")

    missing = gongkai(*asked, tmp_path)
    assert missing.code == 1
    assert "这里没有网站设置文件 site.yaml" in missing.err
    wrong = gongkai(*asked, written(tmp_path, ANNOUNCED.replace("2027-01-03", "元旦后")))
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.startswith("site.yaml:6:")
    (tmp_path / "site.yaml").write_bytes("网站名称: 示例区".encode("gb18030"))
    assert gongkai(*asked, tmp_path).code == 1
