"""Queries to hits: whatever stands on a page is found, nothing else is, and the likeliest comes first."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gram import asked
from generator.invert import cut, lines
from generator.normaliser import normalise
from generator.page import SearchDocument
from generator.published_index import NoIndex, PublishedIndex, read
from generator.query import Query, readings
from generator.search import search
from generator.segment import Alphabet, decode_core
from generator.shelf import Shelf
from generator.shelf import read as read_text
from generator.whoosh_reader import scores
from tests.searches import Publisher, Synonyms, answers, document, found, publisher


@pytest.fixture
def publish(tmp_path: Path) -> Iterator[Publisher]:
    with publisher(tmp_path) as made:
        yield made


@contextmanager
def published(*documents: SearchDocument, synonyms: Synonyms = ()) -> Iterator[PublishedIndex]:
    """For the examples of a property, each of which has a world of its own."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder, publisher(Path(folder)) as made:
        yield made.publish(*documents, synonyms=synonyms)


def both(index: PublishedIndex, output: Path, *queries: str) -> list[list[str]]:
    """What the terminal finds of each query; the browser finds the same in the same order."""
    here = [search(index, each).hits for each in queries]
    there = answers(output, queries)
    for hits, answer in zip(here, there, strict=True):
        assert answer["urls"][:10] == [hit.url for hit in hits[:10]]
        assert answer["scores"] == pytest.approx([hit.score for hit in hits[:10]], abs=1e-3)
    return [[hit.url for hit in hits] for hits in here]


# ── What is found ─────────────────────────────────────────────────────────


def test_a_text_without_words_leaves_no_line_wherever_it_lies(tmp_path: Path) -> None:
    """One engine reads texts from the shelf at the place of the work, another sends them along."""
    with Shelf(tmp_path, "texts") as shelf:
        stored = [shelf.add(""), shelf.add("第一条")]
    kept = replace(document("a.html", "停车管理办法"), texts=(*stored, "", "第二条"))
    sent = document("a.html", "停车管理办法", "", "第一条", "", "第二条")

    told = [lines(each, partial(read_text, tmp_path)) for each in (kept, sent)]

    assert told == ["停车管理办法\n第一条\n第二条"] * 2


def test_all_words_must_stand_in_a_document_wherever_they_do(publish: Publisher) -> None:
    index = publish.publish(
        document("both.html", "停车管理办法", "第一条\n收费标准由区发展改革委制定。"),
        document("one.html", "停车管理办法", "第一条"),
        document("other.html", "收费管理办法", "第一条"),
    )

    assert both(index, publish.output, "停车 收费", "停车收费", "收费 停车") == [
        ["both.html"],
        [],
        ["both.html"],
    ]


def test_a_phrase_stands_exactly_so_with_blanks_that_matter_only_between_letters(
    publish: Publisher,
) -> None:
    index = publish.publish(
        document("open.html", "开放数据", "Open   Data 平台，医疗 保险待遇"),
        document("closed.html", "开放数据", "OpenData 平台，医疗费，保险待遇"),
    )

    found = both(
        index, publish.output, '"open data"', '"opendata 平台"', '"医疗保险 待遇"', '"data'
    )
    assert found == [["open.html"], ["closed.html"], ["open.html"], ["open.html", "closed.html"]]


def test_what_is_excluded_is_absent_and_its_characters_may_stand_apart(publish: Publisher) -> None:
    index = publish.publish(
        document("with.html", "停车办法", "停车收费标准"),
        document("without.html", "停车办法", "停车一律免费"),
        document("apart.html", "停车办法", "停车收据，收费标识，费标样式，标准另定"),
    )

    assert sorted(both(index, publish.output, "停车 -收费标准")[0]) == [
        "apart.html",
        "without.html",
    ]
    assert both(index, publish.output, "停车 -收") == [["without.html"]]


def test_an_excluded_date_is_not_another_way_to_write_it(publish: Publisher) -> None:
    index = publish.publish(
        document("as-typed.html", "停车办法", "自2021年1月1日起施行"),
        document("otherwise.html", "停车办法", "自2021年01月01日起施行"),
    )

    assert both(index, publish.output, "停车 -2021年1月1日") == [["otherwise.html"]]
    assert both(index, publish.output, "停车 2021年1月1日") == [["as-typed.html"]]


def test_a_single_character_is_found_wherever_it_stands(publish: Publisher) -> None:
    index = publish.publish(
        document("first.html", "办法", "税收"),
        document("last.html", "办法", "缴税"),
        document("middle.html", "办法", "免税额"),
        document("none.html", "办法", "收费"),
    )

    assert sorted(both(index, publish.output, "税")[0]) == [
        "first.html",
        "last.html",
        "middle.html",
    ]


def test_a_document_number_is_found_with_any_brackets_and_with_none(publish: Publisher) -> None:
    index = publish.publish(
        document("it.html", "关于公开的通知", "正文", number="国办发〔2019〕54号"),
        document("cites.html", "关于停车的通知", "根据国办发[2019]54号文件"),
        document("other.html", "关于公开的通知", "正文", number="国办发〔2019〕45号"),
    )

    typed = ["国办发〔2019〕54号", "国办发(2019)54号", "国办发【2019】54号", "国办发2019 54", "国办发2019第54号"]  # fmt: skip
    assert both(index, publish.output, *typed) == [["it.html", "cites.html"]] * 5


@pytest.mark.parametrize(
    "typed", ["2021-1-1", "2021/01/01", "2021.1.1", "2021年1月1日", "二〇二一年一月一日", "2021-1"]
)
def test_a_date_is_found_however_it_is_typed(publish: Publisher, typed: str) -> None:
    index = publish.publish(
        document("it.html", "办法", "自 2021 年 1 月 1 日起施行"),
        document("later.html", "办法", "自2021年11月11日起施行"),
    )

    assert both(index, publish.output, typed) == [["it.html"]]


def test_other_words_for_it_are_looked_for_too_and_told(publish: Publisher) -> None:
    index = publish.publish(
        document("typed.html", "医保办法"),
        document("other.html", "基本医疗保险办法"),
        document("none.html", "养老保险办法"),
        synonyms=[["医保", "基本医疗保险"]],
    )

    assert sorted(both(index, publish.output, "医保")[0]) == ["other.html", "typed.html"]
    assert search(index, "医保").also == ("基本医疗保险",)
    assert both(index, publish.output, '"医保"') == [["typed.html"]]


def test_a_traditional_character_and_its_simplified_one_find_each_other(publish: Publisher) -> None:
    index = publish.publish(
        document("simple.html", "万寿寺", "万寿寺街道"),
        document("complex.html", "寺庙名录", "萬壽寺街道"),
    )

    assert [sorted(each) for each in both(index, publish.output, "万寿寺", "萬壽寺")] == [
        ["complex.html", "simple.html"]
    ] * 2


def test_a_line_of_enormous_length_is_found_in_all_its_parts(publish: Publisher) -> None:
    line = "".join(chr(0x4E00 + at * 7919 % 20_000) for at in range(20_000))
    folded = normalise(line)
    index = publish.publish(document("long.html", "长行", line), document("b.html", "短行", "短"))

    parts = [folded[at : at + 64] for at in [*range(4900, 5100, 3), *range(0, 20_000 - 64, 997)]]
    assert [each for each in parts if found(index, f'"{each}"') != ["long.html"]] == []
    assert all(each["urls"] == ["long.html"] for each in answers(publish.output, parts))


def test_a_title_that_ends_with_a_lone_letter_is_found(publish: Publisher) -> None:
    index = publish.publish(
        document("a.html", "Plan B", number="X 1"), document("b.html", "Plan C", "b")
    )

    assert both(index, publish.output, '"plan b"', '"x 1"', "plan") == [
        ["a.html"],
        ["a.html"],
        ["b.html", "a.html"],
    ]


def test_where_there_is_no_index_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="没有检索的索引"):
        PublishedIndex(tmp_path)


def test_an_index_that_is_broken_is_told(publish: Publisher) -> None:
    publish.publish(document("a.html", "办法"))
    (publish.output / "search" / "index.bin").write_bytes(b"gongkai")

    with pytest.raises(NoIndex, match="读不出来"):
        PublishedIndex(publish.output)


def test_an_index_that_has_lost_a_part_is_told_when_it_is_asked(publish: Publisher) -> None:
    index = publish.publish(document("a.html", "停车办法"))
    for path in publish.output.glob("search/*/t*.bin"):
        path.unlink()

    with pytest.raises(NoIndex, match="少了一部分"):
        search(index, "停车")


@pytest.mark.parametrize("character", ["\u200b", " ", "- ", "\u0300"])
def test_a_line_that_shows_next_to_nothing_is_cut_as_fast_as_any_other(character: str) -> None:
    assert len(cut(character * 20_000)) < 40


def test_blanks_of_every_kind_may_stand_in_a_title(publish: Publisher) -> None:
    index = publish.publish(
        document("a.html", "停车\t收费\n办法", "正文", number="1\t2", units=("甲\t乙",))
    )

    (hit,) = search(index, "正文").hits
    assert (hit.url, hit.title, hit.number, hit.units) == (
        "a.html",
        "停车 收费 办法",
        "1 2",
        "甲 乙",
    )
    assert both(index, publish.output, "停车收费", "正文") == [["a.html"]] * 2


def test_an_index_of_nothing_finds_nothing(publish: Publisher) -> None:
    index = publish.publish()

    assert both(index, publish.output, "停车", "a") == [[], []]


# ── In which order ────────────────────────────────────────────────────────


def test_who_has_it_in_the_title_comes_before_who_has_it_often(publish: Publisher) -> None:
    index = publish.publish(
        document("text.html", "城市管理办法", *["停车收费的规定，停车收费的标准。"] * 9),
        document("title.html", "关于停车收费的通知", "有关事项"),
        document("neither.html", "城市管理办法", "绿化"),
    )

    assert both(index, publish.output, "停车收费") == [["title.html", "text.html"]]


def test_a_title_that_ends_with_it_comes_first(publish: Publisher) -> None:
    index = publish.publish(
        document("itself.html", "中华人民共和国政府信息公开条例", "第一条", day="2019-04-03"),
        document("about.html", "政府信息公开条例释义", "第一条", day="2020-01-01"),
        document("on.html", "关于贯彻政府信息公开条例的意见", "第一条", day="2021-01-01"),
    )

    assert both(index, publish.output, "政府信息公开条例")[0][0] == "itself.html"


def test_a_document_comes_first_when_its_number_is_typed(publish: Publisher) -> None:
    index = publish.publish(
        document("cites.html", "转发国办发〔2019〕54号文件的通知", *["国办发〔2019〕54号"] * 9),
        document("it.html", "关于全面推进基层政务公开标准化规范化工作的指导意见", number="国办发〔2019〕54号"),
    )  # fmt: skip

    assert both(index, publish.output, "国办发〔2019〕54号")[0][0] == "it.html"


def test_of_what_fits_as_well_the_newer_comes_first_and_without_a_day_last(
    publish: Publisher,
) -> None:
    index = publish.publish(
        document("none.html", "停车办法"),
        document("old.html", "停车办法", day="2019-01-01"),
        document("b.html", "停车办法", day="2021-01-01"),
        document("a.html", "停车办法", day="2021-01-01"),
    )

    assert both(index, publish.output, "停车") == [["a.html", "b.html", "old.html", "none.html"]]


def test_by_date_the_newest_comes_first_however_well_it_fits(publish: Publisher) -> None:
    index = publish.publish(
        document("best.html", "停车", day="2019-01-01"),
        document("new.html", "绿化办法", "停车", day="2021-01-01"),
    )

    assert found(index, "停车") == ["best.html", "new.html"]
    assert found(index, "停车", by_date=True) == ["new.html", "best.html"]


# ── Narrowed down ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("facets", "left"),
    [
        ({"kind": ["政策文件"]}, ["a.html", "b.html"]),
        ({"kind": ["政策文件", "任务"]}, ["a.html", "b.html", "c.html"]),
        ({"unit": ["区财政局"]}, ["a.html", "c.html"]),
        ({"unit": ["区财政局"], "kind": ["任务"]}, ["c.html"]),
        ({"year": ["2020"]}, ["b.html"]),
        ({"topic": ["财政"]}, ["a.html"]),
        ({"validity": ["有效"]}, ["b.html"]),
        ({"column": ["政策"]}, ["c.html"]),
        ({"unit": ["无此"]}, []),
    ],
)
def test_what_is_found_can_be_narrowed_down(
    publish: Publisher, facets: dict[str, list[str]], left: list[str]
) -> None:
    index = publish.publish(
        document("a.html", "停车", day="2021-01-01", units=("区财政局", "区公安局"), topic="财政"),
        document("b.html", "停车", day="2020-12-31", units=("区公安局",), validity="有效"),
        document("c.html", "停车", kind="任务", units=("区财政局",), column="政策"),
    )

    assert found(index, "停车", facets=facets) == left


def test_only_some_documents_can_be_asked_for(publish: Publisher) -> None:
    index = publish.publish(document("a.html", "停车"), document("b.html", "停车"))

    assert found(index, "停车", among={index.urls()["b.html"]}) == ["b.html"]


# ── What is shown ─────────────────────────────────────────────────────────


def test_a_hit_has_what_is_known_of_the_document_and_the_line_that_holds_the_word(
    publish: Publisher,
) -> None:
    index = publish.publish(
        document(
            "a.html",
            "停车办法",
            "第一条　为了规范。\n第二条　收　费标准由区发展改革委制定。",
            day="2021-01-01",
            number="示府发〔2021〕1号",
            units=("区财政局", "区公安局"),
        )
    )

    (hit,) = search(index, "收费标准").hits
    assert (hit.url, hit.title, hit.kind, hit.day) == ("a.html", "停车办法", "政策文件", "2021-01-01")  # fmt: skip
    assert (hit.number, hit.units) == ("示府发〔2021〕1号", "区财政局、区公安局")
    assert hit.snippet == "第二条　收　费标准由区发展改革委制定。"


def test_a_long_line_is_cut_around_the_word(publish: Publisher) -> None:
    index = publish.publish(document("a.html", "停车办法", "前" * 100 + "收费" + "后" * 100))

    (hit,) = search(index, "收费").hits
    assert hit.snippet == "…" + "前" * 30 + "收费" + "后" * 88 + "…"


def test_the_line_that_holds_most_of_the_words_is_shown_and_not_the_title(
    publish: Publisher,
) -> None:
    index = publish.publish(document("a.html", "甲乙丙", "甲\n乙甲\n丙"))

    shown = [search(index, each).hits[0].snippet for each in ("甲", "甲 乙", "丙 甲", "甲乙丙")]
    assert shown == ["甲", "乙甲", "甲", "甲"]


def test_where_nothing_is_found_what_sounds_alike_is_meant(publish: Publisher) -> None:
    index = publish.publish(document("a.html", "停车收费管理办法"), document("b.html", "停车办法"))

    answer = search(index, "挺车收费")
    assert (answer.hits, answer.meant) == ((), ("停车收费",))


def test_where_nothing_is_found_titles_are_named_by_their_pinyin(publish: Publisher) -> None:
    index = publish.publish(
        document("a.html", "重庆银行收费办法"), document("b.html", "停车收费办法")
    )

    assert [[each.url for each in search(index, typed).named] for typed in ("cqyh", "chongqing", "shoufei")] == [["a.html"], ["a.html"], ["a.html", "b.html"]]  # fmt: skip


# ── After changes ─────────────────────────────────────────────────────────

OLD = tuple(
    document(f"{at}.html", f"第{at}号停车办法", "停车收费" * (at % 3 + 1), "绿化" * 300)
    for at in range(40)
)


def test_what_has_changed_is_found_as_it_is_and_not_counted_as_it_was(publish: Publisher) -> None:
    publish.publish(*OLD, is_anew=True)
    index = publish.publish(
        document("0.html", "已改的绿化办法", "改了"), document("new.html", "新的停车办法", "新增")
    )

    assert [len(each.removed) for each in index.segments] == [1, 0]
    assert index.count == len(index.urls()) == 41
    old = {each.url for each in OLD[1:]}
    found = both(
        index, publish.output, "停车", "停车收费", "第0号停车办法", "改了", "新增 停车", "绿化"
    )
    assert set(found[0]) == {"new.html", *old}
    assert set(found[1]) == old
    assert found[2:5] == [[], ["0.html"], ["new.html"]]
    assert found[5][0] == "0.html"
    assert set(index.bodies("收费")) == {index.urls()[each] for each in old}


def texts_in(output: Path) -> str:
    """Whatever the files of the texts hold."""
    found = []
    for core in output.glob("search/*/core.bin"):
        alphabet = Alphabet(decode_core(read(core)).alphabet)
        found += [alphabet.decode(read(each)) for each in core.parent.glob("t*.bin")]
    return "\n".join(found)


def test_a_text_that_is_no_longer_shown_lies_in_no_file(publish: Publisher) -> None:
    publish.publish(document("a.html", "办法", "涉密的话"), *OLD, is_anew=True)
    assert "涉密的话" in texts_in(publish.output)

    index = publish.publish(document("a.html", "办法", "可以公开的话"))
    assert len(index.segments) == 2
    assert "涉密" not in texts_in(publish.output)
    assert texts_in(publish.output).count("绿化" * 300) == len(OLD)


def test_nothing_of_a_page_that_is_gone_lies_in_any_file(publish: Publisher) -> None:
    publish.publish(document("a.html", "办法", "涉密的话"), *OLD, is_anew=True)

    index = publish.publish(gone=["a.html"])
    assert index.count == index.total == len(OLD)
    assert index.units("涉密") == set()
    assert "涉密" not in texts_in(publish.output)
    assert both(index, publish.output, "涉密的话") == [[]]


def test_the_rank_depends_on_what_is_there_and_not_on_what_was(
    tmp_path: Path, publish: Publisher
) -> None:
    added = document("new.html", "新的停车办法", "停车收费", day="2021-01-01")
    one = document("1.html", "第1号办法", "停车")
    three = document("3.html", "第3号停车办法", "停车收费，停车收费")
    publish.publish(*OLD, is_anew=True)
    publish.publish(added, document("short-lived.html", "停车收费"))
    publish.publish(document("1.html", "第1号停车收费办法", "停车收费"))
    publish.publish(one, gone=["short-lived.html"])
    after = publish.publish(three)

    kept = (each for each in OLD if each.url not in {"1.html", "3.html"})
    with publisher(tmp_path / "fresh") as other:
        fresh = other.publish(*kept, added, one, three, is_anew=True)
    assert (len(after.segments), len(fresh.segments)) == (2, 1)
    for typed in ("停车", "停车收费", "绿化 停车", "第3号停车办法", "停"):
        there = {hit.url: hit.score for hit in search(after, typed).hits}
        assert there == pytest.approx(
            {hit.url: hit.score for hit in search(fresh, typed).hits}, abs=1e-9
        )


def test_what_came_is_joined_to_the_rest_when_it_is_no_longer_little(publish: Publisher) -> None:
    publish.publish(*OLD, is_anew=True)

    index = publish.publish(document("new.html", "停车", "收费" * 2000))
    assert len(index.segments) == 1
    assert index.count == 41


def test_everything_may_change_at_once(publish: Publisher) -> None:
    publish.publish(document("a.html", "停车"), document("b.html", "停车"), is_anew=True)

    index = publish.publish(document("a.html", "停车收费"), document("b.html", "停车收费"))
    assert both(index, publish.output, "收费") == [["a.html", "b.html"]]
    assert publish.segments() == {each["name"] for each in publish.told()["segments"]}


def test_everything_may_go_and_something_may_come_again(publish: Publisher) -> None:
    publish.publish(document("a.html", "停车"), is_anew=True)

    assert found(publish.publish(gone=["a.html"]), "停车") == []
    assert found(publish.publish(document("b.html", "停车")), "停车") == ["b.html"]


def test_what_has_not_changed_is_not_published_again(publish: Publisher) -> None:
    publish.publish(*OLD, is_anew=True)
    large = {each.name for each in (publish.output / "search").iterdir() if each.is_dir()}

    publish.publish(document("new.html", "停车"))
    assert large < {each.name for each in (publish.output / "search").iterdir() if each.is_dir()}


# ── Of any documents ──────────────────────────────────────────────────────

PIECES = [
    *"停车收费办法规定",
    *"停车萬醫aB01",
    *"，。（）〔〕《·—－-'“”\u3000 \n",
    *(
        "停车收费",
        "a b",
        "2021年1月1日",
        "2021年01月01日",
        "2021年1月",
        "国办发〔2019〕54号",
        "（2019）第54号",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
TITLES = (
    st.lists(st.sampled_from([each for each in PIECES if each != "\n"]), min_size=1, max_size=6)
    .map("".join)
    .filter(normalise)
)
DOCUMENTS = st.lists(
    st.tuples(TITLES, TEXTS, TEXTS, st.sampled_from(["", "2021-01-01", "2020-01-01"])),
    min_size=1,
    max_size=6,
).map(
    lambda each: [
        document(f"{at}.html", title, *texts, day=day)
        for at, (title, *texts, day) in enumerate(each)
    ]
)
SYNONYMS = [["停车", "车位"], ["收费", "办法"]]


def lines_of(each: SearchDocument) -> list[str]:
    texts = (text for text in each.texts if isinstance(text, str))
    return "\n".join((each.title, each.number, *texts)).split("\n")


def holders(documents: Sequence[SearchDocument], query: Query) -> set[str]:
    """Who holds what is looked for, by plain comparison of every line."""
    return {
        each.url
        for each in documents
        if all(
            any(form in normalise(line) for form in part.forms for line in lines_of(each))
            != part.is_without
            for part in query.parts
        )
    }


def expected(documents: Sequence[SearchDocument], typed: str, synonyms: Synonyms = ()) -> set[str]:
    for query in readings(typed, synonyms):
        if holding := holders(documents, query):
            return holding
    return set()


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[SearchDocument], list[str]]:
    """Documents, and parts of their lines as somebody might type them."""
    documents = draw(DOCUMENTS)
    lines = [line for each in documents for line in lines_of(each) if line]
    queries = []
    for line in draw(st.lists(st.sampled_from(lines), min_size=1, max_size=8)):
        start = draw(st.integers(0, len(line) - 1))
        queries.append(line[start : start + draw(st.integers(1, 20))])
    return documents, queries


def is_plain(typed: str) -> bool:
    """Of two characters, without a sign that search reads otherwise than it stands."""
    words = typed.split()
    return len(normalise(typed)) > 1 and not any(each[0] in "-－" for each in words)


@settings(max_examples=60)
@given(worlds())
def test_every_part_of_a_line_is_found_and_nothing_that_does_not_hold_it(
    world: tuple[list[SearchDocument], list[str]],
) -> None:
    documents, queries = world
    with published(*documents) as index:
        for typed in filter(is_plain, queries):
            hits = set(found(index, typed))

            assert hits == expected(documents, typed)
            (_likeliest, *others) = readings(typed)
            if not others:
                assert hits >= {
                    each.url
                    for each in documents
                    if any(normalise(typed) in normalise(line) for line in lines_of(each))
                }
            quoted = f'"{typed}"'
            assert set(found(index, quoted)) == expected(documents, quoted)


@settings(max_examples=25)
@given(worlds(), st.data())
def test_the_browser_finds_the_same_in_the_same_order(
    world: tuple[list[SearchDocument], list[str]], data: st.DataObject
) -> None:
    documents, queries = world
    combined = [
        f"{one} {sign}{other}" for one, other in pairwise(queries) for sign in ("", "-", '"')
    ]
    with (
        tempfile.TemporaryDirectory(prefix="gongkai-") as folder,
        publisher(Path(folder)) as made,
    ):
        index = made.publish(*documents, synonyms=SYNONYMS)
        asked_for = [*queries, *combined]
        found = both(index, made.output, *asked_for)
    for typed, urls in zip(asked_for, found, strict=True):
        assert set(urls) == expected(documents, typed, SYNONYMS)


@settings(max_examples=20)
@given(DOCUMENTS, DOCUMENTS)
def test_whatever_has_changed_the_same_is_found_as_in_a_fresh_index(
    before: list[SearchDocument], after: list[SearchDocument]
) -> None:
    padding = [document(f"pad/{at}.html", "绿化", "树木" * 2000) for at in range(3)]
    queries = ("停车", "收费办法", "停", '"a b"', "停车 -收费", "2021年1月")
    with (
        tempfile.TemporaryDirectory(prefix="gongkai-") as folder,
        publisher(Path(folder)) as made,
        published(*after, *before[len(after) :], *padding) as fresh,
        published(*after, *padding) as rest,
    ):
        made.publish(*before, *padding, is_anew=True)
        changed = made.publish(*after)
        assert scored(changed, queries) == [pytest.approx(each) for each in scored(fresh, queries)]

        withdrawn = made.publish(gone=[each.url for each in before[len(after) :]])
        assert scored(withdrawn, queries) == [pytest.approx(each) for each in scored(rest, queries)]
        assert made.segments() == {each["name"] for each in made.told()["segments"]}


def scored(index: PublishedIndex, queries: Sequence[str]) -> list[dict[str, float]]:
    return [{hit.url: hit.score for hit in search(index, each).hits} for each in queries]


def test_whoosh_counts_every_gram_of_a_phrase_once(publish: Publisher) -> None:
    index = publish.publish(document("a.html", "停车收费"), document("b.html", "绿化"))

    once = scores(index, asked("停车收费"))
    assert once == pytest.approx(scores(index, tuple(reversed(asked("停车收费")))))
    assert list(once) == [index.urls()["a.html"]]


def test_addresses_are_told_with_their_numbers(publish: Publisher) -> None:
    index = publish.publish(
        document("old.html", "停车", day="2020-01-01"),
        document("new.html", "停车", day="2021-01-01"),
    )

    assert index.urls() == {"new.html": 0, "old.html": 1}
    assert re.fullmatch("[0-9a-f]{12}", next(iter(publish.output.glob("search/*/"))).name)
