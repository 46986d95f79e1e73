from datetime import date

from generator.rules.matter_delay import matter_delay
from tests.conftest import Told
from tests.matters import FILE, matter

PLAN = "年度: 2026\n编号: A1\n环节:\n- {环节: 批准, 日期: 2026-03-02}\n- {环节: 开工, 计划: 2026-06-30}\n"


def test_a_plan_that_went_by_is_told_unless_it_was_put_off_with_a_reason(told: Told) -> None:
    delayed = PLAN + "延期: [{原定: 2026-06-30, 原因: 重新选址}]"

    assert told(matter_delay, matter("重大建设项目", PLAN), date(2026, 6, 30)) == []
    assert told(matter_delay, matter("重大建设项目", PLAN), date(2026, 7, 1)) == [
        f"{FILE}:11:16: 提醒 matter-delay：“某事”计划2026年6月30日开工，没有日期，也没有说明延期"
    ]
    assert told(matter_delay, matter("重大建设项目", delayed)) == []


def test_a_promise_is_kept_or_it_is_said_why_not(told: Told) -> None:
    promised = "发生: 2026-03-01\n承诺: [{内容: 退费, 期限: 2026-05-31MORE}]"

    def of(more: str) -> list[str]:
        return told(matter_delay, matter("舆情回应", promised.replace("MORE", more)))

    assert of(", 兑现: 2026-05-20") == of(", 说明: 正在核对名单") == []
    assert of("") == [
        f"{FILE}:8:19: 提醒 matter-delay：承诺“退费”应在2026年5月31日前兑现，没有写明是否兑现"
    ]
