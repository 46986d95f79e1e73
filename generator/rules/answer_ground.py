"""An answer rests on something, and on something that is in force."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Document, Question
from generator.rule import Finding, over_each
from generator.site import Site
from generator.validity import is_void, validity


@over_each(Question, severity=Severity.WARNING, title="答复没有依据，或者依据已经失效")
def answer_ground(site: Site, question: Question) -> Iterator[Finding]:
    """公开的答复应当写明依据（“依据”或者“其他依据”）；依据的文件废止、失效以后，答复要重新核对。已过“有效至”的不再提醒。

    依据：国办发〔2017〕47号（政府网站发展指引）：咨询答复应当准确、权威，知识库随政策及时更新；国办秘函〔2019〕19号（答复内容质量）。
    怎么改：写上依据；依据失效的，照现行文件改写答复，改“依据”和“校核日期”，或者写“有效至”。
    """
    if question.is_draft or (question.expires is not None and site.has_passed(question.expires)):
        return
    if not question.basis and not question.other_basis:
        message = f"“{question.title}”的答复没有写“依据”"
        yield Finding(question.at("title"), message, question.party_names)
    for document in site.referred(question, "basis", Document):
        if is_void(site, document):
            message = f"依据的“{document.title}”已经{validity(site, document)}，请核对答复"
            yield Finding(question.at("basis"), message, question.party_names)
