"""A service guide says all that one must know before going there."""

from collections.abc import Iterator

from generator.diagnostic import Severity
from generator.records import Service
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Service, severity=Severity.WARNING, title="办事指南要素不全")
def service_elements(_site: Site, service: Service) -> Iterator[Finding]:
    """办事指南要写全：设定依据、申请条件、办理材料、办理流程、办理时限（法定的或者承诺的）、收费（不收费的也写）、受理窗口（地点、时间、电话）、办理结果、监督电话。

    依据：国办秘函〔2019〕19号（办事指南要素缺失、内容不准确，数量多的按“服务不实用”单项否决）；《中华人民共和国政府信息公开条例》第二十条第（五）项（办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果）。
    怎么改：补上缺的要素；确实没有的（如不需要材料），写明“无”和原因，不要留空。
    """
    if service.lacking:
        message = f"“{service.title}”缺少：{'、'.join(service.lacking)}"
        yield Finding(service.at("title"), message, service.party_names)
    for index, window in enumerate(service.windows):
        gaps = [
            window.word(field)
            for field in ("address", "hours", "phone")
            if not getattr(window, field)
        ]
        if gaps:
            message = f"“{service.title}”的受理窗口缺少：{'、'.join(gaps)}"
            yield Finding(service.at("windows", index), message, service.party_names)
