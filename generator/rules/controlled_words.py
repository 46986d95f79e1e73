"""主题分类 and 体裁 come from the controlled lists."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import did_you_mean
from generator.vocabulary import GENRES, TOPICS


@over_each(Document, severity=Severity.WARNING, title="分类用词不在规定范围")
def controlled_words(_site: Site, document: Document) -> Iterator[Finding]:
    """主题分类用国务院门户网站的22个大类，体裁用公文的15个文种（不是公文的写“其他”）。

    依据：《党政机关公文处理工作条例》第八条（文种）；中国政府网的主题分类。
    怎么改：改成规定的词；主题分类写作“大类/小类”，如“财政、金融、审计/财政”。
    """
    topic = (document.topic or TOPICS[0]).split("/")[0].strip()
    if topic not in TOPICS:
        message = f"主题分类没有“{topic}”这个大类{did_you_mean(topic, TOPICS)}"
        yield Finding(document.at("topic"), message, document.party_names)
    if document.genre and document.genre not in GENRES:
        message = f"体裁没有“{document.genre}”{did_you_mean(document.genre, GENRES)}"
        yield Finding(document.at("genre"), message, document.party_names)
