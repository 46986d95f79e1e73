"""How long a normative document is in force: what the rule of the place allows, and from when."""

from calendar import isleap, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

COMMON = "通行"
"""The rule of a place that names none."""


class Kind(StrEnum):
    """What decides how long a document may last."""

    ORDINARY = "一般"
    TRIAL = "暂行、试行"
    NOTICE = "通告"


@dataclass(frozen=True, slots=True)
class Span:
    """Years that a kind of document may last; None where the rule does not say."""

    most: int | None
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The rule of a place.  `notice` days lie between publication and force, `review` months before the end."""

    name: str
    ground: str
    ordinary: Span
    trial: Span
    notices: Span
    must_say: bool
    notice: int | None
    review: int | None

    def span(self, kind: Kind) -> Span:
        match kind:
            case Kind.TRIAL:
                return self.trial
            case Kind.NOTICE if self.notices.most is not None:
                return self.notices
            case _:
                return self.ordinary


@cache
def presets() -> Mapping[str, Mapping[str, str]]:
    """The rules that come with the program, by name, as written."""
    text = resources.files("generator").joinpath("lifetimes.yaml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def lifetime(name: str, own: Mapping[str, Any]) -> Lifetime:
    """A preset, and what a place says of its own (`own`, by the same words) in its stead."""
    said = {**presets()[name], **own}

    def number(word: str) -> int | None:
        return int(said[word]) if word in said else None

    return Lifetime(
        name,
        str(said["依据"]),
        Span(number("一般年限"), number("一般最短年限")),
        Span(number("暂行试行年限"), number("暂行试行最短年限")),
        Span(number("通告年限")),
        said.get("必须写明") in {"是", True},
        number("施行前公布日数"),
        number("到期前评估月数"),
    )


_ACTS = ("修改", "废止", "延长", "失效", "清理")


def kind_of(title: str, genre: str | None) -> Kind:
    """A decision about a 暂行办法 is none itself."""
    if any(word in title for word in ("暂行", "试行")) and not any(act in title for act in _ACTS):
        return Kind.TRIAL
    return Kind.NOTICE if genre == "通告" else Kind.ORDINARY


def last_day(start: date, years: int) -> date:
    """The last of some years that begin on a day: 2026年4月10日, five years → 2031年4月9日."""
    year = start.year + years
    if (start.month, start.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return start.replace(year=year) - timedelta(1)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
