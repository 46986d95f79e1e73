"""Filters: what a template makes of a value."""

from typing import Any

import pytest

from generator.filter import FILTERS, Here, breaks, size, stand_at


def link(target: str, here: Here) -> str:
    stand_at(here)
    made: str = FILTERS["href"](None, target)
    return made


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("units/qczj.html", "../../units/qczj.html"),
        ("documents/2026/qyjb.json", "qyjb.json"),
        ("documents/2026/qyjb.html", "qyjb.html"),
        ("documents/2026/qyjb.html#c1", "#c1"),
        ("documents/2026/cwgk.html#c1", "cwgk.html#c1"),
        ("documents/2026/qyjb/申请表.pdf", "qyjb/%E7%94%B3%E8%AF%B7%E8%A1%A8.pdf"),
        ("https://www.gov.cn/a#b", "https://www.gov.cn/a#b"),
        ("mailto:a@example.gov.cn", "mailto:a@example.gov.cn"),
    ],
)
def test_a_link_starts_where_the_page_stands(target: str, expected: str) -> None:
    here = Here("documents/2026", url="documents/2026/qyjb.html")

    assert link(target, here) == link(target, here) == expected


def test_links_of_one_page_are_not_those_of_the_next() -> None:
    target = "documents/2026/qyjb.html#c1"

    assert link(target, Here("documents/2026", url="documents/2026/qyjb.html")) == "#c1"
    assert link(target, Here("documents/2026", url="documents/2026/b.html")) == "qyjb.html#c1"
    assert link(target, Here("", url="index.html")) == target
    assert link(target, Here("", "/xxgk/", "404.html")) == f"/xxgk/{target}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0字节"), (1023, "1023字节"), (26_800, "26 KB"), (3 * 1024 * 1024 // 2, "1.5 MB")],
)
def test_a_size_is_said_in_words(value: int, expected: str) -> None:
    assert size(value) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("区政府关于印发《办法》的通知", "区政府<wbr>关于印发<wbr>《办法》<wbr>的通知"),
        ("说明<b>", "说明&lt;b&gt;"),
    ],
)
def test_a_title_may_break_where_its_sense_does(title: str, expected: str) -> None:
    assert breaks(title) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("outside", "https://a.cn", True),
        ("outside", "units/a.html", False),
        ("json", '{"a": "</script>"}', '{"a": "\\u003c/script>"}'),
    ],
)
def test_the_other_filters(name: str, value: str, expected: Any) -> None:
    assert FILTERS[name](value) == expected
