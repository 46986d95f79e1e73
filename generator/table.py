"""Documents, interpretations and questions as rows of the tables that are published as data, a table a year."""

from typing import Any

from generator import part
from generator.page import Column as Field
from generator.record import Entry
from generator.records import Document, Interpretation, Question
from generator.site import Site
from generator.validity import ending, expiry, validity

TITLES = {
    Document.family: "文件和信息",
    Interpretation.family: "政策解读",
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
