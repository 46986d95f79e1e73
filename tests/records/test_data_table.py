from datetime import date

import pytest

from generator.records import DataTable
from generator.vocabulary import FieldKind
from tests.conftest import RefusalOf, SiteOf
from tests.tables import table


def test_a_table_needs_a_day_fields_and_data(site_of: SiteOf) -> None:
    site = site_of(table("发布日期: 2026-03-01\n字段: 事项\n数据: [[甲]]\n"))
    (found,) = site.all(DataTable)

    assert (found.id, found.latest) == ("a", date(2026, 3, 1))
    assert [(each.name, each.kind) for each in found.fields] == [("事项", FieldKind.TEXT)]
    assert (found.rows, [each.count for each in found.contents]) == (None, [1])


def test_the_day_of_a_table_is_that_of_its_last_change(site_of: SiteOf) -> None:
    text = "发布日期: 2026-03-01\n更新日期: 2026-05-02\n字段: 事项\n数据: [[甲]]\n"

    assert site_of(table(text)).all(DataTable)[0].latest == date(2026, 5, 2)


def test_the_day_of_a_series_is_that_of_its_last_period(site_of: SiteOf) -> None:
    text = """
        更新周期: 每月
        字段: 事项
        各期:
        - {期: 2026年2月, 发布日期: 2026-03-09, 数据: [[甲]]}
        - {期: 2026年1月, 发布日期: 2026-02-09, 数据: [[甲]]}
    """

    assert site_of(table(text)).all(DataTable)[0].latest == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("字段: 事项\n数据: [[甲]]\n", "缺少“发布日期”"),
        ("发布日期: 2026-03-01\n字段: 事项\n", "缺少“数据”；分期公布的写“各期”"),
        (
            "发布日期: 2026-03-01\n更新周期: 每月\n字段: 事项\n数据: [[甲]]\n各期:\n"
            "- {期: 2026年1月, 发布日期: 2026-02-09, 数据: [[甲]]}\n",
            "写了“各期”的，不写“数据”",
        ),
        ("发布日期: 2026-03-01\n字段: []\n数据: []\n", "“字段”：至少要有一项"),
        (
            "发布日期: 2026-03-01\n字段: 事项\n数据: {甲: 乙}\n",
            "“数据”：应为数据文件的名称，或者逐行写出的列表",
        ),
        (
            "发布日期: 2026-03-01\n字段: 事项\n数据: [[甲]]\n公示: {起: 2026-03-01}\n",
            "“公示”：写“工作日”或者“至”其中的一个，从中知道公示到哪一天",
        ),
        (
            "发布日期: 2026-03-01\n字段: 事项\n数据: [[甲]]\n公示: {起: 2026-03-02, 至: 2026-03-01}\n",
            "“公示”：公示到 2026-03-01，早于开始的 2026-03-02",
        ),
    ],
)
def test_what_cannot_be_published_is_told(refusal_of: RefusalOf, text: str, told: str) -> None:
    (found,) = refusal_of(table(text))

    assert found.endswith(f"：{told}")


def test_tables_lie_side_by_side(refusal_of: RefusalOf) -> None:
    text = table("发布日期: 2026-03-01\n字段: 事项\n数据: [[甲]]\n", "2026/a")

    assert refusal_of(text) == [
        "content/tables/2026/a.yaml: 错误 bad-id：数据表直接放在 content/tables/ 里，不再分文件夹"
    ]
