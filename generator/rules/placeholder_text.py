"""No test text, no garbled characters, no advertisements from outside."""

import re
from collections.abc import Iterator

from generator.diagnostic import Place, Severity
from generator.proofread import planted
from generator.record import Article, Entry, texts
from generator.records import ENTRIES, Config, Document, Interpretation, PlainPage, Question
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(
    *(kind for kind in ENTRIES if kind is not Config),
    severity=Severity.ERROR,
    title="占位文字、乱码或混入的广告",
)
def placeholder_text(_site: Site, record: Entry) -> Iterator[Finding]:
    """标题和正文里不应当有测试用的占位文字（测试、XXX、××、待补充、lorem ipsum）、乱码，以及网页被篡改后混入的广告。
    正文只看单独成行的占位文字：表格范本里的“××”不算。每一种内容的各项都不能留着 `gongkai new` 写的“请填写……的标题”“一两句话。”“0000-00000000”等。

    依据：国办秘函〔2019〕19号：出现严重表述错误、网页被篡改未及时处理为单项否决；国办发〔2017〕47号（政府网站发展指引）。
    怎么改：换成正式的文字。混入的广告说明原来的网站可能被篡改过，请同时检查来源。
    """
    for place, word, text in texts(record):
        if _FORM.search(text) or text == _FORMS.get(word):
            message = f"“{word}”还没有填写：“{text[:30]}”"
            yield Finding(place, message, record.party_names)
    if isinstance(record, Document | Interpretation | Question | PlainPage):
        yield from _in_title(record)
    if isinstance(record, Article):
        for oddity in record.body.oddities:
            message = f"正文里有{oddity.kind}“{oddity.words}”"
            yield Finding(Place(record.place.file, (), oddity.line), message, record.party_names)


def _in_title(article: Document | Interpretation | Question | PlainPage) -> Iterator[Finding]:
    for found in (*_TITLE.finditer(article.title), *_GARBLED.finditer(article.title)):
        message = f"标题里有占位文字或乱码“{found[0]}”"
        yield Finding(article.at("title"), message, article.party_names)
    for damage in planted(article.title):
        yield Finding(article.at("title"), f"标题里{damage.message}", article.party_names)


_FORM = re.compile(
    r"^请填写(?:\w{1,20}的(?:标题|名称)(?:（.*|$)|[。…]*$)|^一两句话(?:，不超过150字)?。?$"
    r"|0000-0{7,8}(?!\d)|^某某路1号$|^某某区某某局$|^某某某（局长）$"
    r"|^(?:法规或者文件的名称和条款|任务的内容，照原件写。|第一部分的标题|附件的名称)$"
)
"""What `gongkai new` writes for somebody to write over."""
_FORMS = {"申请条件": "条件", "办理结果": "结果", "审查标准": "看什么"}
_TITLE = re.compile(
    r"^(?:测试|[Tt]est)\w{0,4}$|测试(?:标题|文章|文件|信息|数据)|[Ll]orem|[Xx]{3,}|[Ｘ×]{2,}"
    r"|[（(](?:待定稿?|待补充|标题)[）)]"
)
_GARBLED = re.compile("\ufffd+|(?:锟斤拷)+")
