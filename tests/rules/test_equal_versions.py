from pathlib import Path

from generator.assemble import Assembly
from generator.check import check_addresses
from generator.locator import Locator
from generator.page import Rendered
from tests.conftest import SiteOf, all_cells
from tests.rules.normatives import normative, path, site


def test_a_file_that_does_not_say_what_the_page_says_is_an_error(
    site_of: SiteOf, tmp_path: Path
) -> None:
    found = site_of(site("另存: docx") + normative())
    assembly = Assembly(found.memory, None, tmp_path, is_first=True, is_anew="", restyled={})
    for page in assembly.stale((cell, "") for cell in all_cells(found)):
        problem = "WORD 版与网页的文字不一致" if page.url.endswith(".docx") else ""
        assembly.take(Rendered(page.url, "", 0, problem=problem))

    told = [
        each
        for each in check_addresses(found, assembly, Locator(tmp_path))
        if each.rule == "equal-versions"
    ]

    assert [(each.location.file, each.message, each.severity.value) for each in told] == [
        (path(), "WORD 版与网页的文字不一致", "error")
    ]
