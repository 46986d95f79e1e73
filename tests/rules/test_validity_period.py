import pytest

from generator.rules.validity_period import validity_period
from tests.conftest import Told
from tests.rules.normatives import normative, path, site

COMMON = "多数县（市、区）行政规范性文件管理办法的通行规定"
RULE = "有效期规则: {参照: 通行}"


def said(message: str, at: str = "8:7") -> list[str]:
    return [f"{path()}:{at}: 提醒 validity-period：{message}"]


@pytest.mark.parametrize(
    ("title", "until", "message"),
    [
        ("某某办法", "2031-05-01", f"按一般文件管理，有效期至 2031-05-01，超过5年（{COMMON}），至迟应到 2031-04-30"),
        ("某某暂行办法", "2029-04-30", f"按暂行、试行文件管理，有效期至 2029-04-30，超过2年（{COMMON}），至迟应到 2028-04-30"),
    ],
)  # fmt: skip
def test_a_document_lasts_no_longer_than_the_rule_allows(
    title: str, until: str, message: str, told: Told
) -> None:
    found = told(validity_period, site() + normative(title=title, 有效期至=until))

    assert found == said(f"“{title}”{message}")


def test_the_rule_is_that_of_the_place(told: Told) -> None:
    document = normative(title="某某通告", 体裁="通告", 有效期至="2027-12-31")
    found = told(validity_period, site("有效期规则: {参照: 上海}") + document)

    assert len(found) == 1
    assert (
        "按通告文件管理，有效期至 2027-12-31，超过1年（上海市人民政府令第26号（2010年）），至迟应到 2027-04-30"
        in found[0]
    )
    assert told(validity_period, site(RULE) + document) == []


def test_where_there_is_a_least_a_document_lasts_as_long(told: Told) -> None:
    found = told(
        validity_period, site("有效期规则: {参照: 山东}") + normative(有效期至="2027-04-30")
    )

    assert "不足3年（《山东省行政程序规定》第五十三条），至少应到 2029-04-30" in found[0]


def test_what_says_no_end_has_none_unless_the_place_has_a_rule(told: Told) -> None:
    silent = normative(有效期至="")

    assert told(validity_period, site() + silent) == said(
        "“某某办法”没有写“有效期至”，site.yaml 里也没有“有效期规则”", "2:1"
    )
    assert told(validity_period, site(RULE) + silent) == []
    assert "（《山东省行政程序规定》第五十三条要求写明）" in told(
        validity_period, site("有效期规则: {参照: 山东}") + silent
    )[0]  # fmt: skip


@pytest.mark.parametrize(
    "fields", [{"统一编号": ""}, {"有效性": "废止", "有效期至": "2039-01-01"}], ids=str
)
def test_other_documents_and_void_ones_are_not_asked(fields: dict[str, str], told: Told) -> None:
    assert told(validity_period, site() + normative(**({"有效期至": "2039-01-01"} | fields))) == []


def test_what_has_no_number_may_be_marked_as_normative(told: Told) -> None:
    marked = normative(统一编号="", 规范性文件="是", 有效期至="2039-01-01")

    assert len(told(validity_period, site() + marked)) == 1
