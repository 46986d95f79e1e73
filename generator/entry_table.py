"""Service guides and topics as rows of the tables that are published as data."""

from generator import part
from generator.gathering import is_over
from generator.page import Column as Field
from generator.page import Table
from generator.records import Service, Topic
from generator.site import Site

SERVICES, TOPICS = "services", "topics"
"""Of the tables, as data."""

_SERVICE_FIELDS = (
    Field("标识", "网址里用的固定代号"),
    Field("事项编码", "照权责清单、实施清单"),
    Field("事项名称", "能办成的一件事"),
    Field("事项类型", "行政许可、行政给付等"),
    Field("实施主体", "以顿号分开"),
    Field("受众", "谁可以办，以顿号分开"),
    Field("说明", "一句话"),
    Field("设定依据", "文件的标识，可以指到条，以顿号分开"),
    Field("其他依据", "不在本平台的法规、文件，以分号分开"),
    Field("申请条件", "以分号分开"),
    Field("办理材料", "材料的名称，以顿号分开"),
    Field("法定时限", "照印的时限"),
    Field("承诺时限", "照印的时限"),
    Field("收费", "不收费，或者标准和依据"),
    Field("受理窗口", "地点，以分号分开"),
    Field("网上办理", "办事平台的网址", "网址"),
    Field("办理结果", "办完得到什么"),
    Field("监督电话", "对外公开的电话"),
    Field("发布日期", "在本平台发布的日期", "日期"),
    Field("更新日期", "最近一次变更的日期", "日期"),
    Field("网址", "办事指南的页面", "网址"),
)
_TOPIC_FIELDS = (
    Field("标识", "网址里用的固定代号"),
    Field("标题", "名称"),
    Field("导语", "汇集些什么"),
    Field("单位", "维护的单位，以顿号分开"),
    Field("部分", "各部分的标题，以分号分开"),
    Field("自", "收从这一天起公开的", "日期"),
    Field("至", "过了这一天归档", "日期"),
    Field("状态", "进行、归档"),
    Field("发布日期", "在本平台发布的日期", "日期"),
    Field("网址", "专题的页面", "网址"),
)


def services(site: Site) -> Table:
    rows = tuple(
        (
            each.id, each.code, each.title, each.kind.value, part.unit_names(site, each, "units"), "、".join(each.audiences),
            each.abstract, "、".join(each.basis) or None, "；".join(each.other_basis) or None, "；".join(each.conditions) or None,
            "、".join(paper.name for paper in each.papers) or None, each.legal_limit, each.promised_limit, each.fee,
            "；".join(window.address for window in each.windows if window.address) or None, each.online, each.result,
            each.complaints, each.published, each.latest, part.address(site, each),
        )
        for each in site.all(Service)
    )  # fmt: skip
    return Table("办事指南", _SERVICE_FIELDS, rows)


def topics(site: Site) -> Table:
    rows = tuple(
        (
            each.id, each.title, each.abstract, part.unit_names(site, each, "units"), "；".join(section.title for section in each.sections),
            each.since, each.until, "归档" if is_over(site, each) else "进行", each.published, part.address(site, each),
        )
        for each in site.all(Topic)
    )  # fmt: skip
    return Table("专题", _TOPIC_FIELDS, rows)
