from generator.rules.register_number import register_number
from tests.conftest import Told
from tests.rules.normatives import normative, path, site

PATTERN = '统一编号规则: "GF-{年}-{4位序号}"'


def test_a_number_is_written_as_the_place_prescribes(told: Told) -> None:
    assert told(register_number, site(PATTERN) + normative()) == []
    assert told(register_number, site(PATTERN) + normative(统一编号="GF-2026-1")) == [
        f"{path()}:3:7: 提醒 register-number：统一编号“GF-2026-1”不合“GF-{{年}}-{{4位序号}}”的写法"
    ]
    assert told(register_number, site() + normative(统一编号="任何写法")) == []


def test_a_number_is_of_the_year_in_which_the_document_was_made(told: Told) -> None:
    assert told(register_number, site(PATTERN) + normative(统一编号="GF-2025-0001")) == [
        f"{path()}:3:7: 提醒 register-number：统一编号“GF-2025-0001”的年份与成文日期 2026-03-01 不一致"
    ]


def test_two_documents_have_two_numbers(told: Told) -> None:
    both = normative("a") + normative("b", title="另一办法")

    assert told(register_number, site() + both) == [
        f"{path('b')}:3:7: 错误 register-number：统一编号“GF-2026-0001”与 {path('a')} 的相同"
    ]
