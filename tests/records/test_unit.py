from datetime import date, timedelta

import pytest

from generator.decoder import decode
from generator.records import Unit, UnitBook
from generator.vocabulary import Fate, UnitKind
from tests.conftest import RefusalOf, SiteOf

BOOK = "content/units.yaml"


def book(text: str) -> UnitBook:
    return decode(UnitBook, text, BOOK)


def unit(more: str) -> Unit:
    return book(f"单位:\n- 标识: qczj\n  名称: 区财政局\n  类别: 政府部门\n{more}").units[0]


# ── Units ─────────────────────────────────────────────────────────────────


def test_a_unit_needs_no_more_than_id_name_and_kind() -> None:
    found = unit("")

    assert (found.id, found.name, found.kind) == ("qczj", "区财政局", UnitKind.DEPARTMENT)
    assert found.exists_on(date(2026, 11, 20))
    assert found.formal_name == "区财政局"


def test_telephone_and_postcode_keep_their_zeros() -> None:
    found = unit("  联系电话: 0000-8000 1210\n  邮政编码: 000100\n")

    assert (found.phone, found.postcode) == ("0000-8000 1210", "000100")


def test_an_alias_without_dates_is_a_bare_name_and_holds_on_every_day() -> None:
    found = unit("  别名: [财政局, 区财政]\n")

    assert list(found.names_on(date(1990, 1, 1))) == ["区财政局", "财政局", "区财政"]


def test_an_alias_with_dates_holds_between_them_and_on_both_days() -> None:
    found = unit("  别名:\n  - 财政局\n  - {名称: 区财税局, 自: 2001-01-01, 至: 2018-12-31}\n")
    alias = found.aliases[1]

    assert not alias.holds_on(date(2000, 12, 31))
    assert alias.holds_on(date(2001, 1, 1))
    assert alias.holds_on(date(2018, 12, 31))
    assert not alias.holds_on(date(2019, 1, 1))
    assert alias.holds_on(None)


BEFORE, AFTER = date(2000, 1, 1), date(2002, 1, 1)


@pytest.mark.parametrize(
    ("dates", "within", "without"),
    [("自: 2001-01-01", AFTER, BEFORE), ("至: 2001-01-01", BEFORE, AFTER)],
)
def test_an_alias_with_one_date_holds_on_that_side_of_it(
    dates: str, within: date, without: date
) -> None:
    alias = unit(f"  别名: [{{名称: 区财税局, {dates}}}]\n").aliases[0]

    assert alias.holds_on(within)
    assert not alias.holds_on(without)


def test_errors_in_an_alias_are_told_where_they_stand(refusal_of: RefusalOf) -> None:
    told = refusal_of("""
        -- content/units.yaml --
        单位:
        - 标识: qczj
          名称: 区财政局
          类别: 政府部门
          别名:
          - 财政局
          - {名称: 老局, 自: 2001年1月1日}
          - ""
    """)

    assert told == [
        f"{BOOK}:7:17: 错误 invalid-value：“自”：“2001年1月1日”不是规范的日期，应写作“2001-01-01”",
        f"{BOOK}:8:5: 错误 invalid-value：“名称”：不能为空",
    ]


@pytest.mark.parametrize(
    "identity", ["QCZJ", "qc_zj", "区财政局", "-a", "a--b", "a/b", "con", "com1", "lpt9", "index"]
)
def test_an_id_that_cannot_be_an_address_is_refused(identity: str, refusal_of: RefusalOf) -> None:
    (told,) = refusal_of(f"""
        -- content/units.yaml --
        单位:
        - {{标识: {identity}, 名称: 甲, 类别: 其他}}
    """)

    assert told.startswith(f"{BOOK}:2:8: 错误 invalid-value：“标识”：标识“{identity}”")


def test_a_former_unit_says_what_became_of_it() -> None:
    found = unit("  去向: {方式: 并入, 单位: 区发展改革委, 日期: 2024-03-01}\n")

    assert not found.exists_on(date(2026, 11, 20))
    assert found.successor is not None
    assert found.successor.fate is Fate.MERGED


@pytest.mark.parametrize(
    ("facts", "from_", "to"),
    [
        ("", date.min, date.max),
        ("  设立日期: 2019-01-01\n", date(2019, 1, 1), date.max),
        ("  去向: {方式: 撤销, 日期: 2025-03-01}\n", date.min, date(2025, 2, 28)),
        (
            "  设立日期: 2019-01-01\n  去向: {方式: 撤销, 日期: 2025-03-01}\n",
            date(2019, 1, 1),
            date(2025, 2, 28),
        ),
    ],
)
def test_a_unit_exists_from_its_founding_to_the_day_before_its_end(
    facts: str, from_: date, to: date
) -> None:
    found, day = unit(facts), timedelta(days=1)

    assert found.exists_on(from_)
    assert found.exists_on(to)
    assert from_ == date.min or not found.exists_on(from_ - day)
    assert to == date.max or not found.exists_on(to + day)


def test_a_former_unit_without_a_day_has_never_existed_for_a_rule() -> None:
    assert not unit("  去向: {方式: 撤销}\n").exists_on(date(1990, 1, 1))


def test_a_unit_in_a_file_of_its_own_has_the_file_s_name_as_its_id(site_of: SiteOf) -> None:
    site = site_of("""
        -- content/units/qczj.yaml --
        名称: 区财政局
        类别: 政府部门
    """)

    assert [each.id for each in site.all(Unit)] == ["qczj"]


def test_a_unit_s_file_and_its_id_must_agree(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of("""
        -- content/units/qczj.yaml --
        标识: caizheng
        名称: 区财政局
        类别: 政府部门
    """)

    assert told.startswith("content/units/qczj.yaml")
    assert " bad-id：标识“caizheng”与文件名“qczj”不一致" in told


# ── Collectives ───────────────────────────────────────────────────────────


def test_the_members_of_a_collective_are_a_rule_a_list_or_open() -> None:
    rule, names, single, open_ = book("""\
集合:
- {名称: 各镇街, 成员: {类别: [镇街]}}
- {名称: 综合部门, 成员: [区财政局, 区审计局]}
- {名称: 牵头部门, 成员: 区财政局}
- {名称: 有关单位, 成员: 不定}
""").collectives

    assert rule.rule is not None
    assert rule.rule.kinds == (UnitKind.TOWN,)
    assert (rule.members, rule.is_open) == ((), False)
    assert (names.members, names.rule, names.is_open) == (("区财政局", "区审计局"), None, False)
    assert single.members == ("区财政局",)
    assert (open_.members, open_.rule, open_.is_open) == ((), None, True)


def test_a_rule_may_name_one_kind_as_a_word() -> None:
    (found,) = book("集合:\n- {名称: 各镇街, 成员: {类别: 镇街}}\n").collectives

    assert found.rule is not None
    assert found.rule.kinds == (UnitKind.TOWN,)


def test_a_collective_without_an_id_has_its_name_s_pinyin() -> None:
    first, second = book("""\
集合:
- {名称: 各镇街, 成员: 不定}
- {标识: bumen, 名称: 各部门, 成员: 不定}
""").collectives

    assert (first.id, second.id) == ("ge-zhen-jie", "bumen")


def test_a_collective_without_members_is_refused(refusal_of: RefusalOf) -> None:
    assert refusal_of("""
        -- content/units.yaml --
        集合:
        - 名称: 各镇街
    """) == [f"{BOOK}:2:3: 错误 missing：缺少“成员”"]


def test_a_rule_without_kinds_is_refused(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of("""
        -- content/units.yaml --
        集合:
        - 名称: 各镇街
          成员: {}
    """)

    assert told == f"{BOOK}:3:7: 错误 missing：缺少“类别”"


def test_a_misspelt_kind_in_a_rule_is_refused_with_what_is_known(refusal_of: RefusalOf) -> None:
    (told,) = refusal_of("""
        -- content/units.yaml --
        集合:
        - 名称: 各镇街
          成员: {类别: [镇接]}
    """)

    assert told.startswith(
        f"{BOOK}:3:13: 错误 unknown-word：“类别”没有“镇接”这个词，是否应为“镇街”"
    )


def test_an_unknown_key_in_a_rule_is_refused_with_the_key_of_a_rule(refusal_of: RefusalOf) -> None:
    assert refusal_of("""
        -- content/units.yaml --
        集合:
        - 名称: 各镇街
          成员: {类型: [镇街]}
    """) == [
        f"{BOOK}:3:7: 错误 missing：缺少“类别”",
        f"{BOOK}:3:8: 错误 unknown-key：不认识的条目“类型”，是否应为“类别”？",
    ]


def test_a_single_alias_may_be_written_without_a_list() -> None:
    assert [alias.name for alias in unit("  别名: 财政局\n").aliases] == ["财政局"]
