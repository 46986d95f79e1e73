from generator.rules.consultation_period import consultation_period
from tests.conftest import Told
from tests.matters import FILE, matter, views


def test_thirty_days_count_both_ends(told: Told) -> None:
    assert told(consultation_period, matter("意见征集", views("2026-03-01", "2026-03-30"))) == []
    assert told(consultation_period, matter("意见征集", views("2026-03-01", "2026-03-29"))) == [
        f"{FILE}:7:24: 提醒 consultation-period：“某事”征求意见只有29日，不满30日，没有写“理由”"
    ]


def test_a_shorter_time_has_a_reason(told: Told) -> None:
    text = views("2026-03-01", "2026-03-15").replace("方式:", "理由: 汛期将至, 方式:")

    assert told(consultation_period, matter("意见征集", text)) == []


def test_papers_of_a_hearing_are_public_seven_days_before(told: Told) -> None:
    def of(papers: str) -> list[str]:
        hearing = f"听证: {{时间: 2026-03-20 09:00{papers}}}, 方式:"
        text = views("2026-03-01", "2026-03-30").replace("方式:", hearing)
        return told(consultation_period, matter("意见征集", text))

    assert of(", 材料公布: 2026-03-13") == []
    assert of(", 材料公布: 2026-03-14")[0].endswith(
        "听证材料2026年3月14日才公布，应在2026年3月13日前"
    )
    assert of("")[0].endswith("听证会没有写“材料公布”，应在2026年3月13日前公布")
