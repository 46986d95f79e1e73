"""Personal numbers are found however they are written, and nothing else is taken for one."""

import pytest

from generator.personal import CARD, IDENTITY, PHONE, WEAK, found, is_masked, refused


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("11010519491231002X", [IDENTITY]),
        ("11010519491231002x", [IDENTITY]),
        ("证件号110105 19491231 002X", [IDENTITY]),
        ("110105-19491231-002X", [IDENTITY]),
        ("１１０１０５１９４９１２３１００２Ｘ", [IDENTITY]),
        ("110105\u200b19491231002X", [IDENTITY]),
        ("联系13812345678。", [PHONE]),
        ("138 1234 5678", [PHONE]),
        ("6222021234567890128", [CARD]),
        ("6222 0212 3456 7890 128", [CARD]),
        ("11010519491231002X，13812345678", [IDENTITY, PHONE]),
        ("110105********002X", [WEAK]),
    ],
)
def test_a_personal_number_is_found_however_it_is_written(text: str, kinds: list[str]) -> None:
    assert list(found(text)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "110105************",
        "**************002X",
        "138****5678",
        "11010519491231002Y",
        "110105194912310021",  # the check character is another
        "110105194902310021",  # no such day
        "113417030032499282",  # 统一社会信用代码, digits only
        "91350100M000100Y43",
        "11990001990000172P/2026-00058",
        "0000-8000 1263",
        "2026-990001-01-03-123456",
        "13812345678.50",
        "99138123456780",
        "6222021234567890129",  # Luhn says no
        "示府办规〔2026〕11号，2026年11月16日",
    ],
)
def test_what_only_looks_like_a_personal_number_is_none(text: str) -> None:
    assert list(found(text)) == []


@pytest.mark.parametrize(
    "head",
    ["身份证号", "法人证件号码", "手机", "银行卡号", "一卡通账号", "发放账户", "家庭住址", "户籍地址", "出生年月", "病种", "残疾等级"],
)  # fmt: skip
def test_a_column_for_personal_data_is_known_by_its_head(head: str) -> None:
    assert refused(head) is not None


@pytest.mark.parametrize(
    "head", ["统一社会信用代码", "联系电话", "办公地址", "账号名称", "开户时间", "村组", "出生人口"]
)
def test_columns_that_sound_alike_are_let_pass(head: str) -> None:
    assert refused(head) is None


def test_a_masked_value_tells_nobody_apart() -> None:
    assert is_masked("138****5678")
    assert is_masked("5678")
    assert not is_masked("13812345678")
