import pytest

from generator.rules.signature_date import signature_date
from tests.conftest import Told

FILE = "content/documents/2026/qyjb.md"


def document(body: str, more: str = "") -> str:
    text = f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 全称: 示例区财政局, 类别: 政府部门}}
        - {{标识: qmzj, 名称: 区民政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: 奖励办法
        发布机构: 区财政局
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
        {more}
        ---

        请遵照执行。

"""
    return text + "".join(f"        {line}\n" for line in body.split("\n"))


@pytest.mark.parametrize(
    "body",
    [
        "示例区财政局\n2026年1月6日",
        "区财政局\n\n　　2026年1月6日",
        "区财政局　2026年1月6日",
        "区财政局\\\n二〇二六年一月六日",
        "区民政局、区财政局\n2026年1月6日",
        "区财政局 区民政局\n2026年1月6日",
    ],
)
def test_a_signature_of_another_day_is_an_error(told: Told, body: str) -> None:
    (line,) = told(signature_date, document(body))

    assert "错误 signature-date：落款“" in line
    assert line.endswith("”的日期是2026年1月6日，与成文日期2026年1月5日不符")


def test_the_finding_is_on_the_line_of_the_day(told: Told) -> None:
    assert told(signature_date, document("区财政局\n2026年1月6日")) == [
        f"{FILE}:13: 错误 signature-date：落款“区财政局”的日期是2026年1月6日，与成文日期2026年1月5日不符"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "区财政局\n2026年1月5日",
        "区财政局\n二〇二六年一月五日",
        "区民政局\n2026年1月6日",  # another organ's
        "某某委员会\n2026年1月6日",
        "自2026年1月6日起施行。",
        "施行日期：2026年1月6日",
        "区财政局\n2026年1月6日。",
        "区财政局\n2026年13月6日",
        "区财政局\n2026年1月6日\n\n区财政局\n2026年1月5日",  # an older one carried in the text
        "2026年1月6日",
    ],
)
def test_its_own_day_and_the_days_of_others_are_quiet(told: Told, body: str) -> None:
    assert told(signature_date, document(body)) == []


def test_whoever_signed_by_name_is_meant(told: Told) -> None:
    body = "示例区奖励领导小组\n2026年1月6日"

    assert told(signature_date, document(body)) == []
    assert len(told(signature_date, document(body, "署名: [示例区奖励领导小组]"))) == 1
