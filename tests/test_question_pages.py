import json

from generator.form import as_json
from generator.page import Page
from generator.pages import question as page
from generator.pages import question_index
from generator.site import Site
from tests.conftest import SiteOf, all_cells, pages_of
from tests.questions import UNITS, question


def view(site: Site) -> page.View:
    (found,) = pages_of(site, page.plan)
    assert isinstance(found.view, page.View)
    return found.view


def index(site: Site) -> question_index.View:
    found = pages_of(site, question_index.plan)[0].view
    assert isinstance(found, question_index.View)
    return found


def test_the_grounds_are_named_by_clause_and_lead_there(site_of: SiteOf) -> None:
    site = site_of(
        UNITS + question(依据="[2026/a#a3, 2026/a#c1-2, 2026/a]", 其他依据="《条例》第一条")
    )

    assert [(each.title, each.url) for each in view(site).grounds] == [
        ("《救助办法》第三条", "documents/2026/a.html#a3"),
        ("《救助办法》一、（二）急难", "documents/2026/a.html#c1-2"),
        ("《救助办法》", "documents/2026/a.html"),
        ("《条例》第一条", ""),
    ]


def test_a_banner_says_what_may_have_changed(site_of: SiteOf) -> None:
    void = UNITS.replace("有效性: 有效", "有效性: 废止")

    assert view(site_of(UNITS + question())).banner is None
    assert view(site_of(void + question())).banner == page.Banner(
        "答复的依据有变化", "依据的《救助办法》第三条已经废止，办理以前请向答复单位核实。"
    )
    assert view(site_of(UNITS + question(有效至="2026-11-19"))).banner == page.Banner(
        "这条答复已经过期", "有效至2026年11月19日，现在的规定可能已经不同。原文保留，供查阅。"
    )


def test_the_page_tells_how_long_the_answer_took_and_nothing_of_who_asked(
    site_of: SiteOf,
) -> None:
    asked = question(收到日期="2026-11-03", 答复日期="2026-11-05")
    same_day = question(收到日期="2026-11-03", 答复日期="2026-11-03")

    assert view(site_of(UNITS + asked)).story == (
        "来源：热线，2026年11月3日收到，2026年11月5日答复，用时2个工作日。"
    )
    assert view(site_of(UNITS + same_day)).story.endswith("答复，当天答复。")
    assert view(site_of(UNITS + question())).story == "来源：热线。"


def test_other_questions_on_the_same_document_are_named_while_they_hold(site_of: SiteOf) -> None:
    others = question("p", 问题="甲？", 依据="2026/a") + question("o", 有效至="2026-11-19")
    site = site_of(UNITS + question() + others)
    found = [each for each in pages_of(site, page.plan) if each.url == "questions/2026/q.html"]

    assert [item.title for item in found[0].view.others] == ["甲？"]


def test_the_library_lists_by_field_what_holds_and_gives_it_as_data(site_of: SiteOf) -> None:
    many = (
        question("a", 领域="教育", 问题="甲？")
        + question("b", 发布日期="2026-11-01", 问题="乙？", 单位="[区民政局, 区财政局]")
        + question("c", 问题="丙？", 其他问法="[丁？]")
        + question("d", 有效至="2026-11-19")
    )
    site = site_of(UNITS + many)
    shown = index(site)

    assert [row.title for row in shown.rows] == ["丙？", "乙？", "甲？"]
    assert [(each.title, each.count) for each in shown.fields] == [("社会救助", 2), ("教育", 1)]
    assert shown.units == ("区民政局", "区财政局")
    data = next(each for each in pages_of(site, question_index.plan) if each.url.endswith(".json"))
    (first, *_) = json.loads(as_json(data.view, lambda _: "能。"))["问答"]
    assert (first["问题"], first["答复"], first["其他问法"]) == ("丙？", "能。", ["丁？"])
    assert first["依据"] == [
        {
            "名称": "《救助办法》第三条",
            "文号": "某民发〔2026〕1号",
            "网址": "https://www.shili.example.gov.cn/xxgk/documents/2026/a.html#a3",
        }
    ]


def test_without_questions_there_is_no_library(site_of: SiteOf) -> None:
    assert pages_of(site_of(UNITS), question_index.plan) == []


def test_the_figures_tell_how_fast_each_unit_answered(site_of: SiteOf) -> None:
    many = (
        question("a", 收到日期="2026-11-02", 答复日期="2026-11-03")
        + question("b", 收到日期="2026-11-02", 答复日期="2026-11-10", 来源="窗口")
        + question("c", 收到日期="2026-11-02", 答复日期="2026-11-05", 单位="[区民政局, 区财政局]")
        + question("d")
    )
    (*_, page_of_answers) = pages_of(site_of(UNITS + many), question_index.plan)
    view = page_of_answers.view
    assert isinstance(view, question_index.AnswersView)
    (year,) = view.years

    assert [
        (each.name, each.count, each.punctual, each.share, each.median, each.longest)
        for each in (*year.units, *year.origins)
    ] == [
        ("区民政局", 3, 2, "67%", "3", "6"),
        ("区财政局", 1, 1, "100%", "3", "3"),
        ("合计", 3, 2, "67%", "3", "6"),
        ("热线", 2, 2, "100%", "2", "3"),
        ("窗口", 1, 0, "0%", "6", "6"),
    ]


def test_answers_for_an_audience_can_be_subscribed_to_from_their_list(site_of: SiteOf) -> None:
    site = site_of(UNITS + question(受众="企业"))
    views = {
        str(each.url): each.view
        for _cell, made in all_cells(site)
        for each in made
        if isinstance(each, Page)
    }

    feed = "feeds/question-audience/qi-ye.xml"
    assert [each.title for each in views[feed].entries] == ["能申请吗？"]
    assert [each.url for each in views["lists/question-audience/qi-ye.html"].head.feeds].count(
        feed
    ) == 1
