from decimal import Decimal

import pytest

from generator.records import AnnualReport
from tests.annual_reports import UNITS, report
from tests.conftest import RefusalOf, SiteOf

FILE = "content/reports/qczj-2025.yaml"


def test_a_report_is_called_by_its_unit_and_year(site_of: SiteOf) -> None:
    (found,) = site_of(UNITS + report()).all(AnnualReport)

    assert found.title == "区财政局2025年政府信息公开工作年度报告"
    assert found.disclosed
    assert found.disclosed.charges == Decimal("3508.62")


def test_rows_stand_in_the_order_printed_and_sums_may_be_left_out(site_of: SiteOf) -> None:
    (found,) = site_of(UNITS + report()).all(AnnualReport)
    assert found.requests
    assert found.reviews
    rows = list(found.requests.rows())

    assert len(rows) == 25
    assert [rows[0].word, rows[4].word, rows[-2].word, rows[-1].word] == ["一", "三（三）1", "三（七）", "四"]  # fmt: skip
    assert rows[4].values == (0, 0, 0, 0, 0, 0, 0)
    assert len(list(found.requests.outcomes())) == 21
    assert [each.values[-1] for each in found.reviews.rows()] == [1, 0, 0]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("三（三）1: [0, 0, ~, 0, 0, 0]", "第3格“科研机构”是空的；空白不等于0，没有的写0（E1）"),
        ("三（三）1: [0, 0, -1, 0, 0, 0]", "第3格“科研机构”写的是“-1”，应为不小于0的整数（E1）"),
        ("三（三）1: [0, 0, 1.5, 0, 0, 0]", "第3格“科研机构”写的是“1.5”，应为不小于0的整数（E1）"),
        ("三（三）1: [待填, 0, 0, 0, 0, 0]", "第1格“自然人”还写着“待填”，请填写"),
        ("三（三）1: 待填", "还有“待填”的地方，请填写"),
        (
            "三（三）1: [0, 0]",
            "应依次写自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他6个数，可以再写总计，如 [0, 0, 0, 0, 0, 0]，这里有2个",
        ),
    ],
)
def test_a_cell_that_is_no_number_is_named(new: str, said: str, refusal_of: RefusalOf) -> None:
    text = UNITS + report(("三（三）1: [0, 0, 0, 0, 0, 0]", new))

    assert refusal_of(text) == [f"{FILE}:21:10: 错误 invalid-value：“三（三）1”：{said}"]


def test_a_row_that_is_missing_is_named(refusal_of: RefusalOf) -> None:
    text = UNITS + report(("  三（三）8: [0, 0, 0, 0, 0, 0]\n", ""))

    assert refusal_of(text) == [f"{FILE}:17:3: 错误 missing：缺少“三（三）8”"]


def test_a_bracket_of_half_width_is_guessed(refusal_of: RefusalOf) -> None:
    told = refusal_of(UNITS + report(("三（三）8", "三(三)8")))

    assert any("不认识的条目“三(三)8”，是否应为“三（三）8”" in each for each in told)


def test_what_only_the_office_knows_must_be_filled_in(refusal_of: RefusalOf) -> None:
    text = UNITS + report(("登记审查记录。", "审查待填条。"), ("行政许可: 6", "行政许可: 待填"))

    assert refusal_of(text) == [
        f"{FILE}:7:9: 错误 invalid-value：“信息管理”：还有“待填”的地方，请填写",
        f"{FILE}:12:9: 错误 invalid-value：“行政许可”：“待填”应为整数",
    ]


def test_the_six_parts_of_today_s_format_are_all_there(refusal_of: RefusalOf) -> None:
    (only,) = refusal_of(UNITS + report(("主要问题: 说明过于简略。\n", "")))

    assert "六部分缺一不可，缺少“主要问题”" in only


def test_an_older_report_is_kept_as_text_or_file(site_of: SiteOf, refusal_of: RefusalOf) -> None:
    old = """
    -- content/reports/qczj-2012.yaml --
    单位: 区财政局
    年度: 2012
    格式: 旧
    发布日期: 2013-03-20
    """
    (only,) = refusal_of(UNITS + old)
    assert only.endswith("以前格式的年度报告要有“正文”，或者把原件放在“附件”里")

    (text,) = site_of(UNITS + old + "正文: 本年公开120条。\n").all(AnnualReport)
    assert text.text == "本年公开120条。"

    scan = (
        "附件: [{文件: bg.pdf, 名称: 报告原件}]\n    -- content/reports/bg.pdf --\n    %PDF-1.4\n"
    )
    (filed,) = site_of(UNITS + old + scan).all(AnnualReport)
    assert [each.path for each in filed.files] == ["content/reports/bg.pdf"]


@pytest.mark.parametrize("amount", ["-1", "1,5", "约3万", "1e3"])
def test_money_is_a_plain_number(amount: str, refusal_of: RefusalOf) -> None:
    (only,) = refusal_of(UNITS + report(("3508.62", f"'{amount}'")))

    assert only.endswith(f"“行政事业性收费”：“{amount}”应为数，如 3508.62")
