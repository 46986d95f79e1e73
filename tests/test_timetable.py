"""Calendars as other programs read them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.form import FORMS
from generator.page import Appointment, Timetable
from tests.test_form import nothing_stored

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text.strip() == text
)


def written(*appointments: Appointment, title: str = "区财政局公开任务到期日历") -> bytes:
    timetable = Timetable(title, "取自网页", "https://example.gov.cn/xxgk/", appointments)
    return FORMS["data.ics"](timetable, nothing_stored)


def appointment(title: str = "公开预算", text: str = "内容", alarm: int | None = 15) -> Appointment:
    return Appointment(
        "sl-2026/1@example.gov.cn",
        date(2026, 6, 30),
        date(2026, 4, 20),
        title,
        text,
        "https://example.gov.cn/xxgk/tasks/sl-2026/1.html",
        ("2026年任务清单", "未到期"),
        alarm,
    )


def event_in(made: bytes) -> Any:
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    return event


def test_an_appointment_is_a_whole_day_that_nobody_is_busy_for() -> None:
    event = event_in(written(appointment()))

    assert event.decoded("dtstart") == date(2026, 6, 30)
    assert event["dtstart"].params["value"] == "DATE"
    assert "dtend" not in event
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "CONFIRMED")
    assert event.decoded("dtstamp") == datetime(2026, 4, 20, tzinfo=UTC)
    assert event["uid"] == "sl-2026/1@example.gov.cn"
    assert event["url"] == "https://example.gov.cn/xxgk/tasks/sl-2026/1.html"
    assert event["categories"].cats == ["2026年任务清单", "未到期"]


def test_one_is_reminded_in_the_morning() -> None:
    (alarm,) = event_in(written(appointment(alarm=15))).walk("VALARM")

    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == timedelta(days=-15, hours=9)


def test_without_an_alarm_nobody_is_reminded() -> None:
    assert event_in(written(appointment(alarm=None))).walk("VALARM") == []


def test_lines_end_as_the_standard_says_and_hold_no_more_than_75_bytes() -> None:
    made = written(appointment("公开" * 60, "第一行\n" + "很长的一行" * 40))
    lines = made.split(b"\r\n")

    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert all(each.decode("utf-8") is not None for each in lines)


def test_the_calendar_names_itself_both_ways_and_asks_to_be_read_daily() -> None:
    calendar = Calendar.from_ical(written(title="甲,乙;丙"))

    assert written(title="甲,乙;丙").count(b":\xe7\x94\xb2\\,\xe4\xb9\x99\\;\xe4\xb8\x99\r\n") == 2
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"] == "-//gongkai//gongkai//ZH"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in calendar.to_ical()


@given(texts, texts)
def test_whatever_an_editor_wrote_is_read_back(title: str, text: str) -> None:
    event = event_in(written(appointment(title, text)))

    assert (str(event["summary"]), str(event["description"])) == (title, text)


def test_the_same_appointments_make_the_same_file() -> None:
    assert written(appointment()) == written(appointment())
