from datetime import date

from generator.records import Cleanup, Document
from generator.vocabulary import CleanupResult
from tests.conftest import RefusalOf, SiteOf
from tests.rules.normatives import cleanup, normative, site


def test_a_clean_up_says_what_was_decided_of_each_document(site_of: SiteOf) -> None:
    found = site_of(site() + normative() + cleanup("{文件: 2026/a, 结果: 继续有效, 说明: 照旧}"))
    (record,) = found.all(Cleanup)
    document = found.get(Document, "2026/a")

    assert document is not None
    assert (record.id, record.year, record.day) == ("2025", 2025, date(2025, 12, 31))
    assert found.referring(Cleanup, "document", to=document) == (record,)
    judged = record.judged("2026/a")
    assert judged is not None
    assert (judged.verdict, judged.note) == (CleanupResult.KEPT, "照旧")
    assert record.judged("2026/b") is None


def test_a_verdict_is_one_of_four(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(site() + normative() + cleanup("{文件: 2026/a, 结果: 保留}"))

    assert "“结果”没有“保留”这个词，可用的有：继续有效、修改、废止、失效" in told
