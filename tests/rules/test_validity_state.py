from datetime import date

import pytest

from generator.rules.validity_state import validity_state
from tests.conftest import Told

FILE = "content/documents/2020/old.md"

UNITS = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
"""


def old(more: str) -> str:
    return f"""{UNITS}
        -- {FILE} --
        ---
        标题: 旧办法
        发布机构: 区财政局
        成文日期: 2020-01-08
        发布日期: 2020-01-08
        栏目: zcwj
        {more}
        ---
    """


def new(more: str) -> str:
    return f"""
        -- content/documents/2026/new.md --
        ---
        标题: 新办法
        发布机构: 区财政局
        成文日期: 2026-11-01
        发布日期: 2026-11-02
        栏目: zcwj
        {more}
        ---
    """


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (
            "有效性: 有效\n        有效期至: 2026-11-19",
            "“旧办法”写的是“有效”，但有效期至 2026-11-19，已过，页面按“失效”显示",
        ),
        (
            "有效性: 已修改\n        有效期至: 2026-11-19",
            "“旧办法”写的是“已修改”，但有效期至 2026-11-19，已过，页面按“失效”显示",
        ),
        (
            "有效性: 有效\n        施行日期: 2026-11-21",
            "“旧办法”写的是“有效”，但施行日期 2026-11-21 未到，页面按“尚未施行”显示",
        ),
        (
            "有效性: 尚未施行\n        施行日期: 2026-11-20",
            "“旧办法”写的是“尚未施行”，但施行日期 2026-11-20 已到，页面按“有效”显示",
        ),
    ],
)
def test_a_state_that_contradicts_the_dates_is_a_warning(
    facts: str, message: str, told: Told
) -> None:
    assert told(validity_state, old(facts)) == [f"{FILE}:7:6: 提醒 validity-state：{message}"]


@pytest.mark.parametrize(
    "facts",
    [
        "有效性: 有效\n        有效期至: 2026-11-20",
        "有效性: 有效\n        施行日期: 2026-11-20",
        "有效性: 尚未施行\n        施行日期: 2026-11-21",
        "有效性: 失效\n        有效期至: 2026-11-19",
        "有效期至: 2020-02-01",
    ],
)
def test_a_state_that_agrees_with_the_dates_or_is_left_out_is_quiet(facts: str, told: Told) -> None:
    assert told(validity_state, old(facts)) == []


@pytest.mark.parametrize(
    ("act", "state", "right"),
    [("废止", "有效", "废止"), ("废止", "已修改", "废止"), ("修改", "有效", "已修改")],
)
def test_a_state_that_contradicts_another_document_is_a_warning(
    act: str, state: str, right: str, told: Told
) -> None:
    site = old(f"有效性: {state}") + new(f"{act}: [2020/old]")

    assert told(validity_state, site) == [
        f"{FILE}:7:6: 提醒 validity-state：“旧办法”写的是“{state}”，但已被“新办法”{act}，页面按“{right}”显示"
    ]


@pytest.mark.parametrize(("act", "state"), [("废止", "废止"), ("修改", "已修改"), ("修改", "失效")])
def test_a_state_that_agrees_with_the_other_document_is_quiet(
    act: str, state: str, told: Told
) -> None:
    site = old(f"有效性: {state}") + new(f"{act}: [2020/old]")

    assert told(validity_state, site) == []


def test_a_document_repeals_from_the_day_on_which_it_takes_effect(told: Told) -> None:
    site = old("有效性: 有效") + new("废止: [2020/old]\n        施行日期: 2026-12-01")

    assert told(validity_state, site, as_of=date(2026, 11, 30)) == []
    assert len(told(validity_state, site, as_of=date(2026, 12, 1))) == 1
