"""Documents, interpretations and questions as rows of the tables that are published as data, a table a year."""

from typing import Any

from generator import part
from generator.course import LATENESS, passages, readings, standing, told
from generator.page import Column as Field
from generator.record import Entry
from generator.records import Document, Interpretation, Matter, Question
from generator.site import Site
from generator.validity import ending, expiry, validity

TITLES = {
    Document.family: "文件和信息",
    Interpretation.family: "政策解读",
    Matter.family: "事项",
    Question.family: "政策咨询问答",
}

FIELDS = {
    Document.family: (
        Field("标识", "网址里用的固定代号"),
        Field("索引号", "信息公开目录的索引"),
        Field("标题", "名称"),
        Field("发文字号", "机关代字、年份和序号"),
        Field("统一编号", "行政规范性文件的统一登记编号"),
        Field("发布机构", "全称，以顿号分开"),
        Field("成文日期", "生成日期", "日期"),
        Field("发布日期", "在本平台发布的日期", "日期"),
        Field("施行日期", "开始施行的日期", "日期"),
        Field("有效期至", "最后有效的日期", "日期"),
        Field("有效性", "有效、已修改、失效、废止、尚未施行"),
        Field("废止失效日期", "从这一天起不再有效", "日期"),
        Field("废止失效依据", "废止它、宣布它失效的文件，以顿号分开"),
        Field("主题分类", "大类/小类"),
        Field("体裁", "文种"),
        Field("栏目", "所在栏目的标识"),
        Field("摘要", "内容概述"),
        Field("网址", "文件页面", "网址"),
    ),
    Interpretation.family: (
        Field("标识", "网址里用的固定代号"),
        Field("标题", "名称"),
        Field("解读对象", "所解读文件的标识，以顿号分开"),
        Field("形式", "解读形式"),
        Field("解读人", "解读的人或者科室"),
        Field("单位", "解读单位，以顿号分开"),
        Field("发布日期", "在本平台发布的日期", "日期"),
        Field("网址", "解读页面", "网址"),
    ),
    Question.family: (
        Field("标识", "网址里用的固定代号"),
        Field("问题", "一句话"),
        Field("领域", "问的是哪一方面"),
        Field("受众", "答给谁看，以顿号分开"),
        Field("单位", "答复的单位，以顿号分开"),
        Field("依据", "文件的标识，可以指到条，以顿号分开"),
        Field("来源", "热线、窗口、网上留言、领导信箱、在线访谈、网站找错、主动梳理"),
        Field("收到日期", "收到提问的日期", "日期"),
        Field("答复日期", "答复提问人的日期", "日期"),
        Field("发布日期", "在本平台发布的日期", "日期"),
        Field("校核日期", "最近一次核对的日期", "日期"),
        Field("有效至", "最后有效的日期", "日期"),
        Field("网址", "问答页面", "网址"),
    ),
    Matter.family: (
        Field("标识", "网址里用的固定代号"),
        Field("种类", "事项的种类"),
        Field("标题", "名称"),
        Field("编号", "项目代码、目录里的编号"),
        Field("年度", "列入哪一年的目录、清单", "整数"),
        Field("单位", "承办单位，以顿号分开"),
        Field("状态", "到了哪一步"),
        Field("环节", "各环节和日期，以分号分开"),
        Field("发生", "发生的日期或者时刻"),
        Field("时效", "各项时限用了多久、是否按时，以分号分开"),
        Field("征集起", "征求意见的第一天", "日期"),
        Field("征集止", "征求意见的最后一天", "日期"),
        Field("收到", "收到的意见，件", "整数"),
        Field("采纳", "采纳的意见，件", "整数"),
        Field("部分采纳", "部分采纳的意见，件", "整数"),
        Field("未采纳", "没有采纳的意见，件", "整数"),
        Field("时间", "举行的日期或者时刻"),
        Field("延期原因", "延期的原因，以分号分开"),
        Field("发布日期", "在本平台发布的日期", "日期"),
        Field("更新日期", "最近更新的日期", "日期"),
        Field("网址", "事项页面", "网址"),
    ),
}


def row(site: Site, record: Entry) -> tuple[str | None, ...]:
    """As text; days as ISO 8601 writes them.  Empty for what stands in no table by year."""
    match record:
        case Document():
            found = _document(site, record)
        case Interpretation():
            found = _interpretation(site, record)
        case Question():
            found = _question(site, record)
        case Matter():
            found = _matter(site, record)
        case _:
            found = ()
    return tuple(None if each is None else str(each) for each in found)


def read(family: str, row: tuple[str | None, ...]) -> dict[str, str]:
    """A row by the words of its fields; empty where it has no value."""
    words = (field.word for field in FIELDS[family])
    return {word: value or "" for word, value in zip(words, row, strict=True)}


def _document(site: Site, each: Document) -> tuple[Any, ...]:
    last, end = expiry(site, each), ending(site, each)
    return (
        each.id, each.index_number, each.title, each.document_number, each.register_number,
        part.issuer_names(site, each), each.formed, each.published, each.effective,
        last.day if last else None, validity(site, each), end.since if end else None,
        (part.grounds(end) or None) if end else None, each.topic, each.genre, "、".join(each.columns), each.abstract,
        part.address(site, each),
    )  # fmt: skip


def _interpretation(site: Site, each: Interpretation) -> tuple[Any, ...]:
    return (
        each.id, each.title, "、".join(each.interprets), each.form, each.interpreter,
        "、".join(each.units), each.published, part.address(site, each),
    )  # fmt: skip


def _question(site: Site, each: Question) -> tuple[Any, ...]:
    return (
        each.id, each.title, each.field, "、".join(each.audiences), "、".join(each.units),
        "、".join(each.basis) or None, each.origin, each.received, each.answered, each.published,
        each.checked, each.expires, part.address(site, each),
    )  # fmt: skip


def _matter(site: Site, each: Matter) -> tuple[Any, ...]:
    views, outcome = each.consultation, each.outcome
    stages = "；".join(f"{found.name} {found.when}" for found in passages(site, each) if found.when)
    clocks = "；".join(
        f"{found.name}：{found.took or '未完成'}{LATENESS[found.is_late]}"
        for found in readings(site, each)
    )
    counts = (
        (outcome.received, outcome.adopted, outcome.partly, outcome.refused)
        if outcome
        else (None,) * 4
    )
    return (
        each.id, each.kind, each.title, each.number, each.listed_year, "、".join(each.units),
        standing(site, each).word, stages or None, told(each.occurred) if each.occurred else None, clocks or None,
        views.since if views else None, views.until if views else None, *counts,
        told(each.schedule.when) if each.schedule else None, "；".join(delay.reason for delay in each.delays) or None,
        each.published, each.updated, part.address(site, each),
    )  # fmt: skip
