"""A calendar for other programs, as iCalendar: RFC 5545, what RFC 7986 adds, and what programs read instead."""

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration, vText

from generator.page import Appointment, Timetable

_DAILY = timedelta(days=1)
_MORNING = timedelta(hours=9)
"""A day begins at midnight, which is no time to remind anybody."""


def icalendar(timetable: Timetable) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//gongkai//gongkai//ZH")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The library knows no type for these, and writes a plain text as it stands.
    for name, text in (
        ("name", timetable.title),
        ("x-wr-calname", timetable.title),
        ("description", timetable.text),
        ("x-wr-caldesc", timetable.text),
        ("x-published-ttl", "P1D"),
    ):
        calendar.add(name, vText(text))
    calendar.add("refresh-interval", vDuration(_DAILY), parameters={"VALUE": "DURATION"})
    calendar.add("url", timetable.url)
    for each in timetable.appointments:
        calendar.add_component(_event(each))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _event(each: Appointment) -> Event:
    """All day long, and nobody is busy for it."""
    event = Event()
    event.add("uid", each.key)
    event.add("dtstamp", datetime.combine(each.stamp, datetime.min.time(), UTC))
    event.add("dtstart", each.day)
    event.add("summary", each.title)
    event.add("description", each.text)
    event.add("url", each.url)
    event.add("categories", each.words)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if each.alarm is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", each.title)
        alarm.add("trigger", _MORNING - timedelta(days=each.alarm))
        event.add_component(alarm)
    return event
