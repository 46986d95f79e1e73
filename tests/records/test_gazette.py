from datetime import date

from generator.records import Document, Gazette
from tests.conftest import RefusalOf, SiteOf
from tests.rules.normatives import gazette, normative, site


def test_an_issue_is_called_by_its_year_and_number(site_of: SiteOf) -> None:
    (issue,) = site_of(site() + gazette("2026-2", 6)).all(Gazette)

    assert (issue.id, issue.called, issue.serial) == ("2026-2", "2026年第2期", 6)
    assert issue.published_on == date(2026, 6, 15)


def test_a_document_knows_the_issues_that_print_it(site_of: SiteOf) -> None:
    issue = gazette("2026-1", 5, "{名称: 文件, 文件: [2026/a]}")
    found = site_of(site() + normative() + issue)
    document = found.get(Document, "2026/a")

    assert document is not None
    assert [each.id for each in found.referring(Gazette, "documents", to=document)] == ["2026-1"]


def test_the_file_is_called_by_year_and_number_too(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(site() + gazette("2026-1", 1, 期="2"))

    assert "文件名应为“2026-2.yaml”，与“年”“期”一致" in told
