"""The search engine in the browser for which it was written."""

from playwright.sync_api import Page

from tests.searches import CALLS, ENGINE, TABLE, VECTORS_OF


def test_the_vectors_hold_in_a_browser(page: Page) -> None:
    calls = VECTORS_OF.calls()
    page.add_script_tag(path=ENGINE)
    page.add_script_tag(path=CALLS)

    said = page.evaluate(
        "([table, calls]) => { gongkaiCall(['useTraditional', table]); return calls.map(gongkaiCall); }",
        [TABLE.read_text("utf-8"), [call for call, _expected in calls]],
    )
    assert [
        (call, expected, each)
        for (call, expected), each in zip(calls, said, strict=True)
        if each != expected
    ] == []
