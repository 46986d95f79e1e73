from generator.rules.register_sequence import register_sequence
from tests.conftest import Told
from tests.rules.normatives import normative, path, site

PATTERN = '统一编号规则: "GF-{年}-{4位序号}"'


def numbered(*numbers: str) -> str:
    return "".join(
        normative(name, title=f"第{number}号办法", 统一编号=f"GF-{number}", 成文日期=f"{number[:4]}-03-0{place}")
        for place, (name, number) in enumerate(zip("abcdef", numbers, strict=False), start=1)
    )  # fmt: skip


def test_numbers_that_follow_one_another_are_quiet(told: Told) -> None:
    assert told(register_sequence, site(PATTERN) + numbered("2026-0001", "2026-0002")) == []


def test_numbers_that_are_missing_are_told_by_year(told: Told) -> None:
    documents = numbered("2025-0002", "2026-0003", "2026-0004", "2026-0007")

    assert told(register_sequence, site(PATTERN) + documents) == [
        "site.yaml:3:9: 提醒 register-sequence：2025年的统一编号缺第1号，登记了的文件是不是都公开了",
        "site.yaml:3:9: 提醒 register-sequence：2026年的统一编号缺第1—2、5—6号，登记了的文件是不是都公开了",
    ]
    assert told(register_sequence, site() + documents) == []


def test_a_later_number_is_of_a_later_document(told: Told) -> None:
    assert told(register_sequence, site(PATTERN) + numbered("2026-0002", "2026-0001")) == [
        f"{path('a')}:3:7: 提醒 register-sequence：第2号在前一号（2026-03-02 成文）之前成文，次序颠倒"
    ]


def test_organs_count_for_themselves(told: Told) -> None:
    pattern = '统一编号规则: "{机关}-{年}-{序号}"'
    documents = normative("a", 统一编号="A1-2026-1") + normative(
        "b", title="另一办法", 统一编号="B2-2026-2"
    )

    assert told(register_sequence, site(pattern) + documents) == [
        "site.yaml:3:9: 提醒 register-sequence：2026年（B2）的统一编号缺第1号，登记了的文件是不是都公开了"
    ]
