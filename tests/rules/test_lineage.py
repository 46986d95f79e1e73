from generator.rules.lineage import lineage
from tests.conftest import Told

AUDIT = "公告本级预算执行审计和专项审计调查结果"


def lists(task: str, head: str = "上年清单: a-2025", year: int = 2025) -> str:
    return f"""
    -- content/units.yaml --
    单位:
    - {{标识: qsjj, 名称: 区审计局, 类别: 政府部门}}
    -- content/catalogs/a-2025.yaml --
    标题: 去年清单
    年度: {year}
    任务:
    - {{序号: 12, 内容: {AUDIT}, 责任单位: 区审计局}}
    -- content/catalogs/c-2024.yaml --
    标题: 前年清单
    年度: 2024
    任务:
    - {{序号: 1, 内容: 公开名录, 责任单位: 区审计局}}
    -- content/catalogs/b-2026.yaml --
    标题: 今年清单
    年度: 2026
    {head}
    发布机构: 区审计局
    任务:
    - {{序号: 1, 名称: 审计结果, 内容: {AUDIT}和整改情况, 责任单位: 区审计局{task}}}
    """


def test_a_task_that_is_like_one_of_last_year_says_whether_it_is_the_same(told: Told) -> None:
    assert told(lineage, lists("")) == [
        "content/catalogs/b-2026.yaml:6:25: 提醒 lineage：第1项“审计结果”与上年清单的第12项“公告本级预算执行审计和专项审计调查结果”相近（88%）：是同一项的写“延续: a-2025/12”，不是的写“新增: 是”"
    ]


def test_what_is_told_is_not_asked(told: Told) -> None:
    assert told(lineage, lists(", 延续: a-2025/12")) == []
    assert told(lineage, lists(", 新增: 是")) == []


def test_a_list_without_one_of_the_year_before_is_not_asked(told: Told) -> None:
    assert told(lineage, lists("", head="")) == []


def test_a_task_goes_on_from_the_list_of_the_year_before_and_no_other(told: Told) -> None:
    assert told(lineage, lists(", 延续: c-2024/1")) == [
        "content/catalogs/b-2026.yaml:6:67: 错误 lineage：第1项“审计结果”的“延续”写的“c-2024/1”，不是上年清单“a-2025”里的任务"
    ]
    assert told(lineage, lists(", 延续: a-2025/12", head="")) == [
        "content/catalogs/b-2026.yaml:6:67: 错误 lineage：第1项“审计结果”写了“延续”，清单没有写“上年清单”"
    ]


def test_a_task_cannot_go_on_and_be_new(told: Told) -> None:
    assert told(lineage, lists(", 延续: a-2025/12, 新增: 是")) == [
        "content/catalogs/b-2026.yaml:6:67: 错误 lineage：第1项“审计结果”既写了“延续”，又写了“新增: 是”"
    ]


def test_the_list_of_the_year_before_is_older(told: Told) -> None:
    assert told(lineage, lists(", 新增: 是", year=2026)) == [
        "content/catalogs/b-2026.yaml:3:7: 错误 lineage：“上年清单”应是以前年度的，“去年清单”是2026年的"
    ]
