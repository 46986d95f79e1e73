"""What time it is, and what time is asked for: the only place that reads the clock."""

from datetime import datetime, time, timedelta, timezone

_CHINA = timezone(timedelta(hours=8))
"""Asia/Shanghai, which has had no other time since 1991; needs no time zone database."""


def moment(text: str | None) -> datetime:
    """Beijing time.  A day without an hour is shown as it ends; without a day it is now.

    Raises ValueError.
    """
    if text is None:
        return datetime.now(_CHINA).replace(tzinfo=None, microsecond=0)
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M")
    except ValueError:
        return datetime.combine(datetime.strptime(text, "%Y-%m-%d"), time.max)
