"""The times of a service guide are ones that can be reckoned, and a promise is no longer than the law."""

from collections.abc import Iterator

from generator.deadline import Measure, Within
from generator.diagnostic import Severity
from generator.phrase import parse
from generator.records import Service
from generator.rule import Finding, over_each
from generator.site import Site

_AT_ONCE = ("当场", "即时", "即办")
_MEASURES = (Measure.WORKING_DAY, Measure.DAY)


@over_each(Service, severity=Severity.WARNING, title="办理时限读不出来或者不合理")
def service_time(_site: Site, service: Service) -> Iterator[Finding]:
    """法定时限、承诺时限写成“20个工作日内”“当场”这样算得出日子的；承诺时限不长于法定时限；各环节的时限加起来不长于承诺时限。

    依据：国办秘函〔2019〕19号（办事指南内容不准确）；《优化营商环境条例》第三十六条（办理时限和承诺）。
    怎么改：照原文写数和单位，如“自受理之日起8个工作日内”写“8个工作日内”；核对承诺时限和各环节的时限。
    """
    limits = {
        field: getattr(service, field)
        for field in ("legal_limit", "promised_limit")
        if getattr(service, field)
    }
    for field, text in limits.items():
        if _days(text) is None:
            message = f"“{service.title}”的{service.word(field)}“{text}”读不出来"
            yield Finding(service.at(field), message, service.party_names)
    legal, promised = (_days(limits.get(each, "")) for each in ("legal_limit", "promised_limit"))
    if legal and promised and legal[1:] == promised[1:] and promised[0] > legal[0]:
        message = f"“{service.title}”的承诺时限比法定时限长"
        yield Finding(service.at("promised_limit"), message, service.party_names)
    whole = promised or legal
    steps = [_days(each.limit or "") for each in service.steps]
    if whole and steps and all(each and each[1] in {whole[1], ""} for each in steps):
        total = sum(each[0] for each in steps if each)
        if total > whole[0]:
            message = (
                f"“{service.title}”各环节的时限加起来是{total}{whole[1]}，超过{whole[0]}{whole[1]}"
            )
            yield Finding(service.at("steps"), message, service.party_names)


def _days(text: str) -> tuple[int, str] | None:
    """A number of days and what kind of days; of no length where it is done at once."""
    if text.startswith(_AT_ONCE):
        return (0, "")
    found = parse(text, 2000)
    if isinstance(found, Within) and found.measure in _MEASURES:
        return (found.count, found.measure)
    return None
