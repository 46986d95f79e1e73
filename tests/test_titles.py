"""Titles by their characters and by their sound, in Python and in the browser's engine."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pinyin import sounds, table
from generator.titles import Title, Titles
from tests.searches import ENGINE, TITLES, Scripts, running

NAMES = (
    "关于区财政局的通知",
    "区财政局",
    "区司法局",
    "重庆银行管理办法",
    "停车收费管理办法",
    "停车收费标准",
    "政府信息公开条例",
    "GB 2260代码",
    "萬壽寺街道",
)


def lines(names: tuple[str, ...]) -> str:
    return "\n".join(Title(name, f"{at}.html", "政策文件", sounds(name)).line() for at, name in enumerate(names))  # fmt: skip


FILES = {"titles": lines(NAMES), "pinyin": table()}
KNOWN = Titles(FILES["titles"], FILES["pinyin"])


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    with running(ENGINE, TITLES) as made:
        yield made


def test_a_title_is_a_line_whatever_it_holds() -> None:
    line = Title("甲\t乙\n丙", "a.html", "任务").line()

    assert line == "甲 乙 丙\ta.html\t任务\t"
    assert Titles(line, table()).by_pinyin("jyb", 9)[0].title == "甲 乙 丙"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("qczj", ["区财政局", "关于区财政局的通知"]),
        ("QCZJ", ["区财政局", "关于区财政局的通知"]),
        ("qu cai zheng ju", ["关于区财政局的通知", "区财政局"]),
        ("caizheng", ["关于区财政局的通知", "区财政局"]),
        ("cqyh", ["重庆银行管理办法"]),
        ("chongqingyinhang", ["重庆银行管理办法"]),
        ("tcsf", ["停车收费管理办法", "停车收费标准"]),
        ("glbf", ["重庆银行管理办法", "停车收费管理办法"]),
        ("g2260", []),
        ("q", []),
        ("zhongqing", []),
        ("区财政局", []),
        ("x" * 41, []),
        ("", []),
    ],
)
def test_a_title_is_known_by_its_pinyin(typed: str, found: list[str]) -> None:
    assert [each.title for each in KNOWN.by_pinyin(typed, 9)] == found


def test_initials_from_the_beginning_come_before_those_within() -> None:
    known = Titles(lines(("关于区财政局的通知", "区财政局")), table())

    assert [each.title for each in known.by_pinyin("qczj", 9)] == ["区财政局", "关于区财政局的通知"]
    assert [each.title for each in known.by_pinyin("qczj", 1)] == ["区财政局"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("区材政局", ["区财政局"]),
        ("停车手费", ["停车收费"]),
        ("挺车收费 标准", ["停车收费标准"]),
        ("挺车收费 区财政局", ["停车收费 区财政局"]),
        ("停车 手费", ["停车收费"]),
        ("停车收费", []),
        ("无此名称", []),
        ("财", []),
        ("abc", []),
        ("", []),
    ],
)
def test_words_of_titles_that_sound_alike_are_meant(typed: str, meant: list[str]) -> None:
    assert KNOWN.meant(typed) == meant


def test_what_more_titles_hold_is_meant_first() -> None:
    known = Titles(lines(("收费", "收肺", "收肺", "手费")), table())

    assert known.meant("首费") == ["收肺", "手费", "收费"]


TYPED = st.text(st.sampled_from("区财材政局停挺车手收费重庆银行 qczjtshou'2a"), max_size=10)


@given(TYPED)
def test_the_browser_knows_the_same_titles(scripts: Scripts, typed: str) -> None:
    by_pinyin, meant = scripts("titles", FILES, ["byPinyin", typed, 5], ["meant", typed])

    assert [each["title"] for each in by_pinyin] == [
        each.title for each in KNOWN.by_pinyin(typed, 5)
    ]
    assert meant == KNOWN.meant(typed)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("停车", ["停车收费管理办法", "停车收费标准"]),
        ("停 车", ["停车收费管理办法", "停车收费标准"]),
        ("收费", ["停车收费管理办法", "停车收费标准"]),
        ("管理", ["重庆银行管理办法", "停车收费管理办法"]),
        ("gb2260", ["GB 2260代码"]),
        ("万寿寺", ["萬壽寺街道"]),
        ("qczj", ["区财政局", "关于区财政局的通知"]),
        ("无此", []),
        ("", []),
    ],
)
def test_the_browser_suggests_titles_while_one_types(
    scripts: Scripts, typed: str, suggested: list[str]
) -> None:
    (found,) = scripts("titles", FILES, ["suggest", typed, 5])

    assert [each["title"] for each in found] == suggested


def test_suggestions_that_begin_with_it_come_first(scripts: Scripts) -> None:
    files: dict[str, Any] = FILES | {"titles": lines(("关于停车的通知", "停车办法"))}

    assert [each["title"] for each in scripts("titles", files, ["suggest", "停车", 2])[0]] == ["停车办法", "关于停车的通知"]  # fmt: skip
