"""A topic that goes on has something in each of its sections."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.gathering import is_over, items
from generator.records import Topic
from generator.rule import Finding, over_site
from generator.site import Site


@over_site(Severity.WARNING, title="专题里有空白的部分")
def topic_gap(site: Site) -> Iterator[Finding]:
    """专题的每个部分应当有内容：找得到的、写出来的，或者站外的链接。已经归档的不再提醒。

    依据：国办秘函〔2019〕19号（空白栏目）；国办发〔2017〕47号（政府网站发展指引）：专题专栏应当有内容，结束以后归档。
    怎么改：给有关内容写上“标签”，或者改“栏目”“标题含”这些条件；没有内容的部分删去。
    """
    for topic in site.all(Topic):
        if is_over(site, topic):
            continue
        for section in topic.sections:
            if not section.links and not items(site, topic, section):
                message = f"专题“{topic.title}”的“{section.title}”没有内容"
                yield Finding(section.at("title"), message, topic.party_names)
