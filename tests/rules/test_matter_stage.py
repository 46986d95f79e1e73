from generator.rules.matter_stage import matter_stage
from tests.conftest import Told
from tests.matters import FILE, matter

HEAD = "年度: 2026\n环节:\n- {环节: 列入目录, 日期: 2026-03-01}\n- {环节: 公众参与, 日期: 2026-03-05}\n"


def test_a_stage_that_its_kind_does_not_have_is_an_error(told: Told) -> None:
    assert told(matter_stage, matter("重大行政决策", HEAD.replace("公众参与", "公众参予"))) == [
        f"{FILE}:10:8: 错误 matter-stage：重大行政决策没有“公众参予”这个环节，是否应为“公众参与”？"
    ]


def test_a_required_stage_left_out_is_told_once_a_later_one_has_come(told: Told) -> None:
    later = HEAD + "- {环节: 合法性审查, 日期: 2026-04-10}\n"
    explained = later + "- {环节: 专家论证, 不适用: 不涉及}\n- {环节: 风险评估, 不适用: 不涉及}\n"

    assert told(matter_stage, matter("重大行政决策", HEAD)) == []
    assert told(matter_stage, matter("重大行政决策", later)) == [
        f"{FILE}:9:1: 提醒 matter-stage：“某事”没有“{name}”的记录，后面的环节已经到了"
        for name in ("专家论证", "风险评估")
    ]
    assert told(matter_stage, matter("重大行政决策", explained)) == []


def test_stages_follow_one_another(told: Told) -> None:
    (told_once,) = told(matter_stage, matter("重大行政决策", HEAD.replace("03-05", "02-05")))

    assert told_once.endswith("“公众参与”2026-02-05 早于前一个环节 2026-03-01")
