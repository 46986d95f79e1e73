from generator.rules.missing_event import missing_event
from tests.conftest import Told
from tests.tasks import document, world

FILE = "content/catalogs/a.yaml"


def task(deadline: str, more: str = "") -> str:
    return world(
        f"""
- 序号: 1
  内容: 公开预算
  牵头单位: 区财政局
  时限: {deadline}
  {more}
""",
        document("ys", "2026-04-01"),
    )


PROOF = "佐证: [{文件: 2026/ys}]"


def test_a_limit_that_has_begun_wants_its_event(told: Told) -> None:
    assert told(missing_event, task("财政部门批复后20日内", PROOF)) == [
        f"{FILE}:8:7: 提醒 missing-event：第1项任务“公开预算”已有佐证，没有写“起算”："
        "不知道“财政部门批复”是哪一天，算不出是否按时"
    ]


def test_a_limit_that_names_no_event_wants_its_day(told: Told) -> None:
    (line,) = told(missing_event, task("20个工作日内", PROOF))

    assert line.endswith("没有写“起算”：不知道从哪一天算起，算不出是否按时")


def test_what_may_not_have_begun_is_left_alone(told: Told) -> None:
    assert told(missing_event, task("财政部门批复后20日内")) == []


def test_an_event_that_is_known_and_limits_of_other_kinds_are_quiet(told: Told) -> None:
    known = f"{PROOF}\n  起算: [2026-03-20]"

    assert told(missing_event, task("财政部门批复后20日内", known)) == []
    assert told(missing_event, task("2026年6月30日前", PROOF)) == []
