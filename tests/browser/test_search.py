"""What a citizen does to find something: in the search page, in any search box, from a USB stick."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

BOX = "main input[name=q]"


@pytest.fixture
def search(page: Page, address: str) -> Page:
    page.goto(f"{address}/search.html")
    return page


def results(page: Page) -> list[str]:
    """Titles, once the status line has told how many there are."""
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    return page.locator(".results h3").all_inner_texts()


def ask(page: Page, query: str) -> list[str]:
    page.fill(BOX, query)
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text(f"“{query}”")
    return results(page)


def test_a_phrase_from_the_midst_of_a_text_is_found_and_marked(search: Page) -> None:
    ask(search, "财政奖补资金4000万元")

    first = search.locator(".results li").first
    expect(first.locator("h3")).to_have_text(re.compile("2026年预算草案的报告"))
    expect(first.locator("p mark")).to_have_text("财政奖补资金4000万元")


def test_the_result_leads_to_the_place_that_was_found(search: Page) -> None:
    ask(search, "财政奖补资金4000万元")
    link = search.locator(".results h3 a").first

    assert link.get_attribute("href") is not None
    assert f"#:~:text={quote('财政奖补资金4000万元')}" in str(link.get_attribute("href"))


def test_a_browser_without_text_fragments_is_led_there_as_well(page: Page, address: str) -> None:
    wanted = "惠企财政奖补资金4000万元"
    page.goto(f"{address}/documents/2026/ys-zf.html?hl={quote(wanted)}")

    expect(page.locator(":focus")).to_contain_text(wanted)
    expect(page.locator(":focus")).to_be_in_viewport()


def test_facets_tell_how_many_and_narrow_the_list(search: Page) -> None:
    everything = ask(search, "财政")
    kinds = search.locator(".facets section", has_text="种类").locator("li a")
    counts = kinds.locator(".count").all_text_contents()
    names = kinds.evaluate_all("links => links.map(each => each.firstChild.textContent)")
    told = {name: int(count) for name, count in zip(names, counts, strict=True)}
    kinds.filter(has_text="政策解读").click()
    expect(search).to_have_url(re.compile("kind="))
    expect(search.locator("[role=status]")).to_contain_text(f"{told['政策解读']} 条")

    assert len(results(search)) == min(10, told["政策解读"])
    assert len(everything) == 10
    search.locator(".facets [aria-current]").click()
    expect(search.locator("[role=status]")).to_contain_text(f"{sum(told.values())} 条")


def test_back_restores_the_query_and_what_it_found(search: Page) -> None:
    first = ask(search, "预算")
    ask(search, "惠企")
    search.go_back()
    expect(search.locator("[role=status]")).to_contain_text("“预算”")

    assert search.input_value(BOX) == "预算"
    assert results(search) == first


def test_an_address_with_a_query_shows_what_it_finds(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html?q={quote('预算')}&sort=date")
    expect(page.locator("[role=status]")).to_contain_text("“预算”")
    days = [
        re.search(r"\d{4}-\d\d-\d\d", text)
        for text in page.locator(".results .item-note").all_inner_texts()
    ]
    found = [day[0] for day in days if day]

    assert len(found) > 3
    assert found == sorted(found, reverse=True)


def test_more_results_come_below_and_the_reader_goes_on_there(search: Page) -> None:
    ask(search, "财政")
    search.locator("[data-more]").click()
    expect(search.locator(".results > li")).not_to_have_count(10)

    focused = search.evaluate(
        "[...document.querySelectorAll('.results > li')].findIndex(each => each.contains(document.activeElement))"
    )
    assert focused == 10
    expect(search).to_have_url(re.compile("page=2"))


def test_typing_searches_by_itself_and_leaves_no_trail_behind(search: Page) -> None:
    length = search.evaluate("history.length")
    search.locator(BOX).press_sequentially("预算草案", delay=20)
    expect(search.locator("[role=status]")).to_contain_text("“预算草案”")

    expect(search).to_have_url(re.compile(re.escape(quote("预算草案"))))
    assert search.evaluate("history.length") == length


def test_nothing_is_searched_while_an_input_method_composes(search: Page) -> None:
    search.focus(BOX)
    search.evaluate(
        """box => {
          const input = document.querySelector(box);
          input.dispatchEvent(new CompositionEvent('compositionstart'));
          input.value = "yu'suan";
          input.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}));
        }""",
        BOX,
    )
    search.wait_for_timeout(600)
    assert "q=" not in search.url
    search.evaluate(
        """box => {
          const input = document.querySelector(box);
          input.value = '预算';
          input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
        }""",
        BOX,
    )

    expect(search.locator("[role=status]")).to_contain_text("“预算”")


def test_suggestions_follow_the_combobox_pattern(page: Page, address: str) -> None:
    page.goto(f"{address}/units/index.html")
    box = page.locator("header input[name=q]")
    box.focus()
    expect(box).to_have_attribute("role", "combobox")
    box.press_sequentially("财政局")
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially(" ")
    box.press("Backspace")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/units/qczj.html")


def test_initials_suggest_a_unit(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    page.locator(BOX).press_sequentially("qczj")

    expect(page.locator("[role=option]").first).to_contain_text("区财政局")


def test_a_wrong_character_of_the_same_sound_is_asked_about(search: Page) -> None:
    assert ask(search, "惠启奖补") == []
    search.get_by_role("link", name="惠企奖补").click()
    expect(search.locator("[role=status]")).to_contain_text("“惠企奖补”找到")

    assert results(search)


def test_pinyin_finds_titles_where_no_text_has_it(search: Page) -> None:
    search.fill(BOX, "caizhengju")
    search.keyboard.press("Enter")

    expect(search.locator(".results a", has_text="区财政局").first).to_be_visible()


def test_synonyms_are_searched_and_told(search: Page) -> None:
    ask(search, "低保")

    expect(search.locator(".search-told")).to_have_text("也搜索了 最低生活保障")


def test_without_the_network_it_is_said_in_plain_words(search: Page) -> None:
    search.route("**/search/*/**", lambda route: route.abort())
    search.fill(BOX, "预算")
    search.keyboard.press("Enter")
    expect(search.locator("[role=status]")).to_contain_text("可能是网络不通")
    search.unroute("**/search/*/**")

    assert ask(search, "预算 草案")


def test_first_results_do_not_wait_for_the_rest(search: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    search.route("**/facets.bin", hold)
    search.fill(BOX, "预算")
    search.keyboard.press("Enter")
    expect(search.locator(".results > li").first).to_be_visible()
    expect(search.locator(".facets section")).to_have_count(0)
    for route in held:
        route.continue_()

    expect(search.locator(".facets section").first).to_be_attached()


def test_axe_finds_nothing_wrong_with_results_and_suggestions(search: Page) -> None:
    ask(search, "财政")
    search.locator(BOX).press("End")
    search.locator(BOX).press_sequentially("局")
    expect(search.locator("[role=option]").first).to_be_visible()

    found = Axe().run(search).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [320, 375])
def test_results_fit_a_narrow_screen(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(f"{address}/search.html?q={quote('财政')}")
    expect(page.locator(".results > li").first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_page_opened_by_double_click_searches_as_well(page: Page, output: Path) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{(output / 'search.html').as_uri()}?q={quote('惠企 奖补')}")

    expect(page.locator(".results > li").first).to_be_visible()
    expect(page.locator(".facets section").first).to_be_attached()
    assert complaints == []


def test_without_scripts_there_are_ways_in_by_unit_topic_and_year(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search.html?q={quote('预算')}")
    ways = page.locator("section", has_text="也可以从这里找")
    expect(page.locator(".letters a", has_text="区财政局").first).to_be_visible()
    for word, place in (("按主题", "topic"), ("按年份", "year")):
        link = ways.get_by_role("link", name=word)
        assert str(link.get_attribute("href")).endswith(f"lists/index.html#{place}")
    ways.get_by_role("link", name="按年份").click()

    expect(page.locator("#year")).to_be_visible()
    context.close()


def test_a_site_published_anew_meanwhile_is_searched_as_it_is_now(page: Page, address: str) -> None:
    """The old segment is gone from the server; the page still knows its name."""
    page.goto(f"{address}/search.html")
    old = {"documents": 0, "lengths": [1, 1], "segments": [], "synonyms": []}
    page.evaluate("() => window.siteSearch('预算')")
    stale = page.evaluate(
        """async (old) => {
          const { Engine, unwrap, inflate } = globalThis.gongkaiSearch;
          let asked = 0;
          const engine = new Engine(async (path) => {
            if (path === 'index.bin' && !asked++) {
              const gone = { ...old, documents: 1, segments: [{ name: '000000000000', removed: [], patched: {} }] };
              return new TextEncoder().encode(JSON.stringify(gone));
            }
            const answer = await fetch(`search/${path}`);
            if (!answer.ok) throw new Error(path);
            return inflate(unwrap(new Uint8Array(await answer.arrayBuffer())));
          });
          return (await engine.search('预算')).total;
        }""",
        old,
    )

    assert stale > 3
