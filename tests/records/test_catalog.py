from datetime import date

import pytest

from generator.decoder import decode
from generator.record import ID
from generator.records import Catalog
from generator.vocabulary import Division
from tests.conftest import RefusalOf

FILE = "content/catalogs/sl-2026.yaml"


def catalog(text: str) -> Catalog:
    return decode(Catalog, f"标题: 任务分工\n年度: 2026\n{text}", FILE, known={ID: "sl-2026"})


def test_a_task_s_id_is_the_list_s_id_and_its_number() -> None:
    (task,) = catalog("任务:\n- {序号: 07, 内容: 甲}\n").tasks

    assert (task.id, task.catalog_id, task.label) == ("sl-2026/07", "sl-2026", "07")


def test_a_task_s_own_id_comes_before_its_number() -> None:
    (task,) = catalog("任务:\n- {序号: 1, 标识: 2-1-1, 内容: 甲}\n").tasks

    assert (task.id, task.label) == ("sl-2026/2-1-1", "1")


def test_a_task_without_a_number_needs_an_id(refusal_of: RefusalOf) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        任务:
        - 内容: 甲
        - {{标识: a, 内容: 乙}}
    """)

    assert told == [
        f"{FILE}:4:3: 错误 invalid-value：“任务”：任务缺少“序号”，也没有“标识”，无法得出固定网址"
    ]


@pytest.mark.parametrize("number", ["一", "1.1", "（1）", "1、"])
def test_a_number_that_cannot_be_an_address_asks_for_an_id(
    number: str, refusal_of: RefusalOf
) -> None:
    (told,) = refusal_of(f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        任务:
        - {{序号: {number}, 内容: 甲}}
    """)

    assert told.startswith(f"{FILE}:4:3: 错误 invalid-value：“任务”：标识“{number}”只能用")
    assert told.endswith("；请另写“标识”")


def test_tasks_know_the_parts_they_stand_in_and_keep_the_order_printed() -> None:
    found = catalog("""\
任务:
- {序号: 1, 内容: 甲}
部分:
- 标题: 经济
  部分:
  - 标题: 市场
    任务:
    - {序号: 2, 内容: 乙}
- 标题: 民生
  任务:
  - {序号: 3, 内容: 丙}
""")

    assert [(task.number, task.trail) for task in found.all_tasks()] == [
        ("1", ()),
        ("2", ("经济", "市场")),
        ("3", ("民生",)),
    ]


def test_names_in_a_task_are_read_as_of_the_day_on_which_the_list_was_made() -> None:
    (task,) = catalog("成文日期: 2022-07-27\n任务:\n- {序号: 1, 内容: 甲}\n").tasks

    assert task.reference_date == date(2022, 7, 27)


def test_what_a_task_says_is_kept_as_printed() -> None:
    (task,) = catalog("""\
任务:
- 序号: "1"
  内容: 公开预算
  牵头单位: 区财政局
  责任单位: [各镇街, 区政府各部门]
  分工: 分别负责
  时限: 2022年底前
  等: true
  存疑: 原件此处缺字
""").tasks

    assert (task.leads, task.responsible) == (("区财政局",), ("各镇街", "区政府各部门"))
    assert (task.division, task.deadline) == (Division.SEPARATELY, "2022年底前")
    assert (task.and_others, task.doubt, task.title) == (True, "原件此处缺字", "公开预算")


def test_a_part_may_have_an_id(refusal_of: RefusalOf) -> None:
    first, second = catalog("部分:\n- {标识: jingji, 标题: 经济}\n- 标题: 民生\n").parts
    (told,) = refusal_of(f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        部分:
        - {{标识: 经济, 标题: 经济}}
    """)

    assert (first.key, second.key) == ("jingji", None)
    assert told.startswith(f"{FILE}:4:8: 错误 invalid-value：“标识”：标识“经济”只能用")


def test_errors_deep_in_a_list_are_told_where_they_stand(refusal_of: RefusalOf) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026年
        成文日期: 2026-02-30
        部分:
        - 标题: 经济
          部分:
          - 标题: 市场
            任务:
            - 序号: 1
              内容: 甲
              牵头单位: [区财政局]
              责任单拉: [区财政局]
            - 序号: 2
              分工: 分头负责
    """)

    assert told == [
        f"{FILE}:2:5: 错误 invalid-value：“年度”：“2026年”应为整数",
        f"{FILE}:3:7: 错误 invalid-value：“成文日期”：“2026-02-30”不是存在的日期",
        f"{FILE}:12:7: 错误 unknown-key：不认识的条目“责任单拉”，是否应为“责任单位”？",
        f"{FILE}:13:7: 错误 missing：缺少“内容”",
        f"{FILE}:14:11: 错误 unknown-word：“分工”没有“分头负责”这个词，是否应为“分别负责”？",
    ]


@pytest.mark.parametrize("tasks", ["甲", "{序号: 1, 内容: 甲}", "[甲]"])
def test_tasks_that_are_no_list_of_entries_are_refused(tasks: str, refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- {FILE} --
        标题: 任务分工
        年度: 2026
        任务: {tasks}
    """)

    assert told.startswith(f"{FILE}:3:")
    assert " wrong-type：“任务”应为" in told
