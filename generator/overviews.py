"""The pages that gather all of a kind, whatever column it stands in: what home and the site map offer."""

from collections.abc import Iterator
from itertools import islice

from generator import coverage, part, url
from generator.gathering import is_over
from generator.listing import DATA_TABLES, GAZETTES, NORMATIVE, QUESTIONS, in_state
from generator.page import Link
from generator.records import Catalog, Topic
from generator.site import Site
from generator.vocabulary import MatterState

CONSULTATIONS = (MatterState.OPEN, MatterState.AHEAD, MatterState.WAITING, MatterState.ANSWERED)
TOPICS_SHOWN = 8
EVENTS = (MatterState.COMING, MatterState.HELD, MatterState.CANCELLED)


def for_readers(site: Site) -> Iterator[Link]:
    """What citizens come for, with how much there is of it; nothing that the site does not have."""
    kinds = (
        ("办事指南", url.SERVICES, ("kind/services",)),
        ("政策问答库", url.QUESTIONS, (QUESTIONS,)),
        ("意见征集", url.CONSULTATIONS, tuple(map(in_state, CONSULTATIONS))),
        ("会议和活动", url.EVENTS, tuple(map(in_state, EVENTS))),
        ("全部事项", url.MATTERS, ("kind/matters",)),
        ("专题专栏", url.TOPICS, ("kind/topics",)),
        ("行政规范性文件目录", url.NORMATIVE, (NORMATIVE,)),
        ("政府公报", url.GAZETTES, (GAZETTES,)),
        ("基层政务公开标准目录", url.STANDARDS, ("kind/standards",)),
        ("数据表", url.TABLES, (DATA_TABLES,)),
    )
    for title, address, lists in kinds:
        if count := sum(map(site.count, lists)):
            yield Link(title, address, count)


def running_topics(site: Site) -> Iterator[Link]:
    """Those not in the archive, the newest first, by name: a column that people look for from the home page."""
    topics = (each for each in part.newest(site.all(Topic)) if isinstance(each, Topic))
    running = (each for each in topics if not is_over(site, each))
    for topic in islice(running, TOPICS_SHOWN):
        yield Link(topic.title, url.of(topic))


def of_the_section(site: Site) -> Iterator[Link]:
    """What tells of the disclosure itself."""
    yield Link("应公开事项核对表", url.DUTIES)
    if coverage.is_kept(site):
        yield Link("法定主动公开内容核对表", url.COVERAGE)
    if site.all(Catalog):
        yield Link("到期日历", url.CALENDAR)
        yield Link("本月到期", url.DUE)
    yield Link("栏目登记册", url.COLUMNS)
    if site.config.requesting:
        yield Link("申请公开政府信息", url.REQUEST)
    yield Link("数据下载", url.DATA)
