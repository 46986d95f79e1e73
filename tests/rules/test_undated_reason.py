import pytest

from generator.rules.undated_reason import undated_reason
from tests.conftest import RefusalOf, Told


def site(more: str) -> str:
    return f"""
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {{标识: guide, 名称: 政府信息公开指南}}
        - {{标识: rules, 名称: 政府信息公开制度}}
        - {{标识: content, 名称: 法定主动公开内容}}
        - {{标识: reports, 名称: 政府信息公开年报}}
        - {{标识: yj, 名称: 预警信息, {more}}}
    """


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("不适用: 由市里发布", "栏目“预警信息”写了“不适用”，没有写“不适用日期”"),
        (
            "不适用: 由市里发布, 不适用日期: 2026-11-21",
            "栏目“预警信息”的“不适用日期”2026年11月21日还没有到",
        ),
    ],
)
def test_a_reason_without_its_day_is_a_warning_where_it_stands(
    told: Told, more: str, message: str
) -> None:
    (only,) = told(undated_reason, site(more))

    assert only.startswith("site.yaml:8:")
    assert only.endswith(f"提醒 undated-reason：{message}")


@pytest.mark.parametrize("more", ["更新周期: 每季度", "不适用: 由市里发布, 不适用日期: 2026-11-20"])
def test_a_reason_with_its_day_is_quiet_and_so_is_a_column_without_one(
    told: Told, more: str
) -> None:
    assert told(undated_reason, site(more)) == []


def test_a_day_of_no_reason_is_refused(refusal_of: RefusalOf) -> None:
    (only,) = refusal_of(site("不适用日期: 2026-11-20"))

    assert "写了“不适用日期”，没有写“不适用”的原因" in only
