"""No test text, no garbled characters, no advertisements from outside."""

import re
from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.proofread import planted
from generator.records import Document, Interpretation, PlainPage, Question
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(
    Document,
    Interpretation,
    Question,
    PlainPage,
    severity=Severity.ERROR,
    title="占位文字、乱码或混入的广告",
)
def placeholder_text(
    _site: Site, article: Document | Interpretation | Question | PlainPage
) -> Iterator[Finding]:
    """标题和正文里不应当有测试用的占位文字（测试、XXX、××、待补充、lorem ipsum）、乱码，以及网页被篡改后混入的广告。
    正文只看单独成行的占位文字：表格范本里的“××”不算。

    依据：国办秘函〔2019〕19号：出现严重表述错误、网页被篡改未及时处理为单项否决；国办发〔2017〕47号（政府网站发展指引）。
    怎么改：换成正式的文字。混入的广告说明原来的网站可能被篡改过，请同时检查来源。
    """
    for found in (*_TITLE.finditer(article.title), *_GARBLED.finditer(article.title)):
        message = f"标题里有占位文字或乱码“{found[0]}”"
        yield Finding(article.at("title"), message, article.party_names)
    for damage in planted(article.title):
        yield Finding(article.at("title"), f"标题里{damage.message}", article.party_names)
    for oddity in article.body.oddities:
        message = f"正文里有{oddity.kind}“{oddity.words}”"
        yield Finding(Place(article.place.file, (), oddity.line), message, article.party_names)


_TITLE = re.compile(
    r"^(?:测试|[Tt]est)\w{0,4}$|测试(?:标题|文章|文件|信息|数据)|[Ll]orem|[Xx]{3,}|[Ｘ×]{2,}"
    r"|[（(](?:待定稿?|待补充|标题)[）)]"
)
_GARBLED = re.compile("\ufffd+|(?:锟斤拷)+")
