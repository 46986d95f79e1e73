from generator.rules.matter_parts import matter_parts
from tests.conftest import Told
from tests.matters import FILE, matter


def test_each_kind_requires_what_it_cannot_do_without(told: Told) -> None:
    assert told(matter_parts, matter("突发事件", "级别: 一般")) == [
        f"{FILE}:3:5: 错误 matter-parts：突发事件缺少“发生”"
    ]
    assert told(matter_parts, matter("突发事件", "级别: 一般\n发生: 2026-02-28 09:00")) == []


def test_a_matter_stands_in_a_column_its_own_or_that_of_its_kind(told: Told) -> None:
    nowhere = matter("重大部署落实", "年度: 2026").replace("栏目: zcwj\n", "摘要: 甲\n")
    site = (
        nowhere
        + """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    栏目:
    - {标识: guide, 名称: 政府信息公开指南}
    - {标识: rules, 名称: 政府信息公开制度}
    - {标识: content, 名称: 法定主动公开内容, 子栏目: [{标识: COLUMN, 名称: 甲}]}
    - {标识: reports, 名称: 政府信息公开年报}
    """
    )

    assert told(matter_parts, site.replace("COLUMN", "qtfd")) == []
    assert told(matter_parts, site.replace("COLUMN", "other")) == [
        f"{FILE}:3:5: 错误 matter-parts：重大部署落实默认放进的栏目“qtfd-zxgk”“qtfd”在 site.yaml 里没有："
        "在 site.yaml 的“栏目”里加上，或者在这里写“栏目”"
    ]


def test_a_level_is_one_that_has_a_limit(told: Told) -> None:
    assert told(matter_parts, matter("突发事件", "级别: Ⅳ级\n发生: 2026-02-28 09:00")) == [
        f"{FILE}:7:5: 错误 matter-parts：“级别”：“Ⅳ级”没有对应的时限，应为特别重大、重大、较大、一般其中之一"
    ]
    assert told(matter_parts, matter("重大部署落实", "级别: 市级重点\n年度: 2026")) == []
