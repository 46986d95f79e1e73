"""Whoever asks is answered within five working days."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.inquiry import LIMIT, due_day
from generator.records import Question
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day


@over_each(Question, severity=Severity.WARNING, title="咨询没有按期答复")
def answer_due(site: Site, question: Question) -> Iterator[Finding]:
    """写了“收到日期”的咨询，自收到的次日起5个工作日内答复；等着答复的写“草稿: 是”，不会公开，到期没有“答复日期”的提醒，答复晚了的也提醒。没有公布放假安排的年份不猜。

    依据：国办秘函〔2019〕19号（简单常见问题5个工作日内答复；一年以内有超过3个月未回应的有效留言，为单项否决）；国办发〔2017〕47号（政府网站发展指引）：互动交流的办理时限。
    怎么改：答复提问人，写“答复日期”；可以公开的，写好答复和“发布日期”，删去“草稿”。不需要公开的，把文件移走。晚了的照实保留日期。
    """
    last = due_day(site, question)
    if last is None or question.received is None:
        return
    told = (
        f"“{question.title}”{day(question.received)}收到，应在{day(last)}前答复（{LIMIT.length}内）"
    )
    if question.answered is None:
        if site.has_passed(last):
            message = f"{told}，至今没有“答复日期”"
            yield Finding(question.at("received"), message, question.party_names)
    elif question.answered > last:
        message = f"{told}，到{day(question.answered)}才答复"
        yield Finding(question.at("answered"), message, question.party_names)
