"""Portals in which much depends on the day: what comes, goes, begins, ends, is due and grows stale."""

from datetime import date, timedelta
from textwrap import indent
from typing import Any

from hypothesis import strategies as st

FIRST, LAST = date(2026, 9, 1), date(2027, 3, 1)
DAYS = st.dates(FIRST, LAST)
_PAST = st.dates(date(2026, 1, 5), FIRST)

_CYCLES = ("及时更新", "每周", "每月", "每季度", "每年一次")
_LIMITS = (
    *("2026年10月15日前", "11月底前", "年底前", "2027年1月31日前", "按季度", "按月度", "每半年"),
    *("每季度至少2次", "批复后20日内", "印发后3个工作日内", "持续推进", "看情况"),
)

SITE = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    主办单位: 区政府
    临近天数: {soon}
    栏目:
    - {{标识: guide, 名称: 政府信息公开指南}}
    - {{标识: rules, 名称: 政府信息公开制度}}
    - 标识: content
      名称: 法定主动公开内容
      子栏目:
      - {{标识: zcwj, 名称: 政策文件, 更新周期: {first}}}
      - {{标识: dt, 名称: 工作动态, 更新周期: {second}}}
      - {{标识: fz, 名称: 废止失效文件, 收录: 废止失效文件}}
    - {{标识: reports, 名称: 政府信息公开年报}}
    -- content/units.yaml --
    单位:
    - {{标识: qzf, 名称: 区政府, 类别: 政府机构}}
    - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
    - {{标识: qmzj, 名称: 区民政局, 类别: 政府部门}}
    - {{标识: qlsj, 名称: 区粮食局, 类别: 政府部门, 去向: {{方式: 并入, 单位: 区财政局, 日期: {ended}, 依据: 某文}}}}
    集合:
    - {{名称: 各部门, 成员: {{类别: [政府部门]}}}}
"""


@st.composite
def worlds(draw: st.DrawFn) -> str:
    site = SITE.format(
        soon=draw(st.integers(0, 30)),
        first=draw(st.sampled_from(_CYCLES)),
        second=draw(st.sampled_from(_CYCLES)),
        ended=draw(DAYS),
    )
    count = draw(st.integers(1, 6))
    documents = [draw(_document(number)) for number in range(count)]
    tasks = [draw(_task(number, count)) for number in range(1, draw(st.integers(1, 5)) + 1)]
    listed = indent("".join(tasks), "    ")
    catalog = f"""
    -- content/catalogs/a.yaml --
    标题: 清单
    年度: {draw(st.sampled_from([2026, 2026, 2027]))}
    成文日期: 2026-03-01
    发布日期: 2026-03-10
    任务:
{listed}"""
    return "".join((site, *documents, catalog, *draw(st.lists(_interpretation(count), max_size=2))))


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@st.composite
def _document(draw: st.DrawFn, number: int) -> str:
    published = draw(_PAST)
    hour = draw(st.sampled_from(["", " 09:00"]))
    appears = draw(_maybe(DAYS))
    facts = {
        "标题": f"第{number}件",
        "发布机构": f"[{draw(st.sampled_from(['区财政局', '区民政局', '区粮食局']))}]",
        "成文日期": published - timedelta(draw(st.integers(0, 40))),
        "发布日期": published if appears is None else appears,
        "发布时间": f"{appears}{hour}" if appears else None,
        "撤下日期": draw(_maybe(st.dates(FIRST + timedelta(60), LAST))) if number else None,
        "施行日期": draw(_maybe(DAYS)),
        "有效性": draw(_maybe(st.sampled_from(["有效", "尚未施行"]))),
        "栏目": f"[{draw(st.sampled_from(['zcwj', 'dt']))}]",
        "需解读": draw(_maybe(st.just("是"))),
        "废止": f"[2026/d{number - 1}]" if number and draw(st.booleans()) else None,
    }
    if facts["施行日期"]:
        facts["有效期至"] = draw(_maybe(st.dates(facts["施行日期"], LAST)))
    lines = "".join(f"    {word}: {value}\n" for word, value in facts.items() if value is not None)
    return f"\n    -- content/documents/2026/d{number}.md --\n    ---\n{lines}    ---\n    正文。\n"


@st.composite
def _interpretation(draw: st.DrawFn, count: int) -> str:
    number = draw(st.integers(0, count - 1))
    return f"""
    -- content/interpretations/2026/i{number}.md --
    ---
    标题: 解读{number}
    解读对象: [2026/d{number}]
    形式: 文字
    单位: [区财政局]
    发布日期: {draw(_PAST)}
    栏目: [dt]
    ---
    """


@st.composite
def _task(draw: st.DrawFn, number: int, count: int) -> str:
    said = f"[{{日期: {draw(DAYS)}, 说明: 没有}}]"
    facts = {
        "内容": f"第{number}件事",
        "责任单位": draw(st.sampled_from(["[区财政局]", "[区财政局, 区民政局]", "[各部门]"])),
        "分工": draw(_maybe(st.just("分别负责"))),
        "时限": draw(_maybe(st.sampled_from(_LIMITS))),
        "起算": draw(_maybe(DAYS.map(lambda day: f"[{day}]"))),
        "佐证": draw(
            _maybe(
                st.integers(0, count - 1).map(lambda each: f"[{{文件: 2026/d{each}}}]")
                | st.sampled_from(["[{查找: zcwj}]", "[{查找: dt}]", "[{栏目: dt}]"])
            )
        ),
        "自报": draw(_maybe(st.just(said))),
        "书面说明": draw(_maybe(st.just(said))),
    }
    lines = "".join(f"  {word}: {value}\n" for word, value in facts.items() if value is not None)
    return f"- 序号: {number}\n{lines}"
