"""A question that nobody answered for more than three months, and the whole site fails an inspection."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.period import months_after
from generator.records import Question
from generator.rule import Finding, over_each
from generator.site import Site
from generator.text import day

_MONTHS, _LOOKED_BACK = 3, 12


@over_each(Question, severity=Severity.WARNING, title="咨询超过三个月没有答复")
def answer_veto(site: Site, question: Question) -> Iterator[Finding]:
    """收到的咨询超过三个月没有答复，会使整个网站在检查中不合格；过了三个月才答复的，一年以内也算。
    等着答复的写“草稿: 是”，一样检查。生成不因此中断，自查报告（gongkai inspect）判为不合格。

    依据：国办秘函〔2019〕19号：互动回应差（一年以内有超过三个月未回应的有效留言）为单项否决。
    怎么改：马上答复提问人，写“答复日期”；不是有效咨询的，把文件移走。
    """
    if question.received is None:
        return
    last = months_after(question.received, _MONTHS)
    told = f"“{question.title}”{day(question.received)}收到，"
    if question.answered is None:
        if site.has_passed(last):
            message = f"{told}到{day(last)}满{_MONTHS}个月没有答复，为单项否决"
            yield Finding(question.at("received"), message, question.party_names)
    elif question.answered > last and not site.has_passed(
        months_after(question.answered, _LOOKED_BACK)
    ):
        message = f"{told}超过{_MONTHS}个月，到{day(question.answered)}才答复，一年以内的为单项否决"
        yield Finding(question.at("answered"), message, question.party_names)
