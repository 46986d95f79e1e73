from generator.rules.duplicate_title import duplicate_title
from tests.conftest import Told

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
"""


def document(name: str, title: str, columns: str) -> str:
    return f"""
        -- content/documents/{name}.md --
        ---
        标题: {title}
        发布机构: 区财政局
        成文日期: 2026-01-08
        发布日期: 2026-01-08
        栏目: [{columns}]
        ---
    """


def test_one_title_twice_in_a_column_is_a_warning_at_the_second(told: Told) -> None:
    site = UNITS + document("2025/a", "通知", "zcwj") + document("2026/a", "通知", "content, zcwj")

    assert told(duplicate_title, site) == [
        "content/documents/2026/a.md:2:5: 提醒 duplicate-title：标题与同一栏目的 content/documents/2025/a.md 相同"
    ]


def test_one_title_in_two_columns_is_quiet(told: Told) -> None:
    site = UNITS + document("2025/a", "通知", "zcwj") + document("2026/a", "通知", "content")

    assert told(duplicate_title, site) == []


def test_two_titles_in_one_column_are_quiet(told: Told) -> None:
    site = UNITS + document("2025/a", "2025年通知", "zcwj") + document("2026/a", "通知", "zcwj")

    assert told(duplicate_title, site) == []
