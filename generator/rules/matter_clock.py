"""What must be said within hours, or days, is said in time."""

from collections.abc import Iterator

from generator.course import readings
from generator.diagnostic import Severity
from generator.records import Matter
from generator.rule import Finding, over_each
from generator.site import Site


@over_each(Matter, severity=Severity.WARNING, title="事项超过时限")
def matter_clock(site: Site, matter: Matter) -> Iterator[Finding]:
    """特别重大、重大突发事件5小时内首次发布、24小时内举行新闻发布会，其他政务舆情48小时内回应，谣言及时澄清，
    会议议定事项按期公布。没有写明几时几分的，不推算。

    依据：国办发〔2016〕61号、国办发〔2016〕80号；《中华人民共和国政府信息公开条例》第二十六条；本级另有规定的写在 site.yaml 的“事项种类”里。
    怎么改：还没有发布的，尽快发布，并在“环节”里写日期和时刻；晚了的照实保留，页面会显示用时。
    """
    for each in readings(site, matter):
        if each.is_late:
            what = f"{each.done}才完成" if each.done else "还没有完成"
            told = f"“{matter.title}”{each.name}，应在{each.due}前，{what}"
            yield Finding(matter.at("steps"), told, matter.party_names)
