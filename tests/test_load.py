"""Which files are read, which are refused, and what is said of the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import opened
from generator.diagnostic import Rejected
from tests.conftest import AS_OF, FolderOf, RefusalOf, SiteOf, moment_of

DOCUMENT = """
        -- content/documents/2026/a.md --
        ---
        标题: 办法
        发布机构: 区财政局
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        栏目: zcwj
        ---
        正文
        -- content/documents/2026/a.csv --
        1
"""
"""Beside it lies a file that it does not name."""

LEFT_BEHIND = "content/documents/2026/a.csv: 提醒 unlisted-file："


def refused(folder: Path) -> list[str]:
    """Reminders too."""
    with pytest.raises(Rejected) as caught, opened(folder, moment_of(AS_OF)):
        pass
    return [str(each) for each in caught.value.diagnostics]


# ── Files that nothing names ──────────────────────────────────────────────


def test_a_file_that_nothing_names_is_a_reminder(site_of: SiteOf) -> None:
    (told,) = site_of(DOCUMENT).memory.warnings()

    assert str(told).startswith(LEFT_BEHIND)


def test_a_slip_in_an_article_does_not_echo_at_its_attachments(folder_of: FolderOf) -> None:
    folder = folder_of(DOCUMENT.replace("栏目: zcwj", "附件: [a.csv]\n        栏木: zcwj"))

    assert refused(folder) == [
        "content/documents/2026/a.md:2:1: 错误 missing：缺少“栏目”",
        "content/documents/2026/a.md:7:1: 错误 unknown-key：不认识的条目“栏木”，是否应为“栏目”？",
    ]


def test_beside_an_error_anywhere_nothing_is_called_unlisted(folder_of: FolderOf) -> None:
    folder = folder_of(f"""{DOCUMENT}
        -- content/units.yaml --
        单位: 甲
    """)

    assert [each.split(":")[0] for each in refused(folder)] == ["content/units.yaml"]


# ── Names ─────────────────────────────────────────────────────────────────

YAML_IS_LOWER = "任务清单的文件扩展名应为小写的 .yaml"
MD_IS_LOWER = "政策文件的文件扩展名应为小写的 .md"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("catalogs/x.md", YAML_IS_LOWER),
        ("catalogs/x.yml", YAML_IS_LOWER),
        ("catalogs/x.YAML", YAML_IS_LOWER),
        ("units/x.yml", "单位的文件扩展名应为小写的 .yaml"),
        ("documents/2026/x.yaml", "没有同名的 .md 正文"),
        ("documents/2026/x.yml", MD_IS_LOWER),
        ("documents/2026/x.MD", MD_IS_LOWER),
        ("documents/2026/x.Yaml", MD_IS_LOWER),
        ("documents/2026/x.markdown", MD_IS_LOWER),
        ("units.yml", "content 里没有“units.yml”这一类，是否应为“units.yaml”、“units”？"),
        ("document/a.md", "content 里没有“document”这一类，是否应为“documents”？"),
    ],
)
def test_a_file_that_was_meant_as_content_but_is_not_read_is_an_error(
    name: str, message: str, refusal_of: RefusalOf
) -> None:
    assert refusal_of(f"        -- content/{name} --\n        标题: 甲\n") == [
        f"content/{name}: 错误 unknown-file：{message}"
    ]


# ── Links ─────────────────────────────────────────────────────────────────

Aim = Callable[[Path], Path]
"""Where a link leads, told from the folder of the site."""


@pytest.mark.parametrize(
    ("aim", "where"),
    [
        (lambda folder: folder / "archive", "另一个文件夹"),
        (lambda folder: folder / "content/documents/2026", "另一个文件夹"),
        (lambda folder: folder.parent, "网站文件夹之外"),
    ],
    ids=["beside content", "within content", "outside"],
)
def test_a_folder_that_is_a_link_is_refused(aim: Aim, where: str, folder_of: FolderOf) -> None:
    folder = folder_of(DOCUMENT)
    (folder / "archive").mkdir()
    (folder / "content/documents/2025").symlink_to(aim(folder))

    assert refused(folder) == [
        f"content/documents/2025: 错误 outside：这个链接指向{where}，不会读取；请把文件复制进来"
    ]


def test_a_file_that_is_a_link_is_read_within_the_site_and_refused_outside(
    folder_of: FolderOf,
) -> None:
    folder = folder_of(DOCUMENT.replace("栏目:", "附件: [a.csv, b.csv]\n        栏目:"))
    inside, outside = folder / "archive.csv", folder.parent / "outside.csv"
    for each in (inside, outside):
        each.write_text("1", "utf-8")
    link = folder / "content/documents/2026/b.csv"

    link.symlink_to(inside)
    with opened(folder, moment_of(AS_OF)) as site:
        assert list(site.memory.warnings()) == []

    link.unlink()
    link.symlink_to(outside)
    assert any(" outside：这个链接指向网站文件夹之外" in each for each in refused(folder))
