"""Whom a unit cell or an ending names, and as what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.party_list import Names, Role, is_party, is_party_list, read
from generator.passage import Passage

KNOWN = Names(["区发改委", "区财政局", "区司法局", "区档案馆", "生态环境分局", "市场监管局"])


def told(text: str, role: Role = Role.RESPONSIBLE, names: Names = KNOWN, **more: bool) -> str:
    """`牵头…|责任…|分工`, with 等 and the deadline behind."""
    found = read(Passage.at(text, 0).folded(), role, names, **more)
    sides = ["、".join(map(str, found.leads)), "、".join(map(str, found.responsible))]
    sides += [str(found.division or ""), "等" if found.and_others else "", found.deadline.text]
    return "|".join(sides).rstrip("|")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("区发改委、区财政局", "|区发改委、区财政局"),
        ("区发改委，区财政局；区司法局", "|区发改委、区财政局、区司法局"),
        ("区发改委/区财政局", "|区发改委、区财政局"),
        ("区发改委、\n区财政局", "|区发改委、区财政局"),
        ("区发改委\n区财政局", "|区发改委、区财政局"),
        ("区发改委 区财政局　区司法局", "|区发改委、区财政局、区司法局"),
        ("区市场监\n管局、区司法局", "|区市场监管局、区司法局"),
        ("区发改委、区财政局、", "|区发改委、区财政局"),
    ],
)
def test_names_are_divided_at_separators_blanks_and_lines_but_not_within_a_name(
    printed: str, expected: str
) -> None:
    assert told(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("区发改委牵头，区财政局负责落实", "区发改委|区财政局"),
        ("由区发改委牵头，区财政局配合", "区发改委|区财政局"),
        ("区发改委牵头，区财政局、区司法局按职责分工负责", "区发改委|区财政局、区司法局"),
        ("区发改委牵头落实", "区发改委"),
        ("区发改委会同区财政局负责落实", "区发改委|区财政局|会同"),
        ("区发改委牵头会同区财政局落实", "区发改委|区财政局|会同"),
        ("区发改委、区财政局分别负责落实", "|区发改委、区财政局|分别负责"),
        ("区发改委、区财政局分别牵头", "区发改委、区财政局||分别负责"),
        ("区发改委、区财政局按职责分工负责", "|区发改委、区财政局"),
        ("区发改委负责落实", "|区发改委"),
        ("区发改委（牵头）、区财政局", "区发改委|区财政局"),
        ("牵头单位：区发改委；责任单位：区财政局、区司法局", "区发改委|区财政局、区司法局"),
        ("责任单位：区发改委；配合单位：区财政局", "|区发改委、区财政局"),
        ("主办单位：区发改委；协办单位：区财政局", "区发改委|区财政局"),
        ("各重点领域牵头单位", "|各重点领域牵头单位"),
        ("牵头：区发改委；配合：区财政局", "区发改委|区财政局"),
        ("牵头单位：区发改委；各镇街配合", "区发改委|各镇街"),
        ("牵头单位 区发改委", "区发改委"),
        ("区发改委为牵头单位，区财政局为配合单位", "区发改委|区财政局"),
        ("由区发改委负责，区财政局协助", "区发改委|区财政局"),
        ("责任单位：区发改委；责任人：某甲", "|区发改委"),
        ("以上两项由区发改委牵头，区财政局配合", "区发改委|区财政局"),
    ],
)
def test_words_of_role_say_who_leads_and_are_no_part_of_a_name(printed: str, expected: str) -> None:
    assert told(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("各区、县(市)政府", "|各区、县(市)政府"),
        ("各镇街、地区、区政府各部门", "|各镇街、地区、区政府各部门"),
        ("各镇街、区政府各部门,有关单位", "|各镇街、区政府各部门、有关单位"),
        ("区行政服务中心(A、B区)、区档案馆", "|区行政服务中心(A、B区)、区档案馆"),
        ("各乡镇(街道)", "|各乡镇(街道)"),
        ("各科室、中心", "|各科室、中心"),
    ],
)
def test_a_collective_is_one_name_and_nothing_is_split_in_brackets(
    printed: str, expected: str
) -> None:
    assert told(printed) == expected


def test_the_number_of_names_tells_a_collective_that_holds_a_separator() -> None:
    found = read(Passage.at("各镇街、地区、区政府各部门", 0), Role.RESPONSIBLE, KNOWN)
    assert [str(each) for each in found.responsible] == ["各镇街、地区", "区政府各部门"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("生态环境分局市场监管局", ["生态环境分局", "市场监管局"]),
        ("区行政服务中心(A、B区)区档案馆", ["区行政服务中心(A、B区)", "区档案馆"]),
        ("区发改委和区财政局", ["区发改委", "区财政局"]),
        ("县发改和科技知识产权局", ["县发改和科技知识产权局"]),
        ("市自然资源和规划局", ["市自然资源和规划局"]),
        ("各镇街及区财政局", ["各镇街", "区财政局"]),
        ("县司法局和县档案馆", ["县司法局", "县档案馆"]),
    ],
)
def test_the_registry_tells_where_a_separator_was_lost_and_what_he_joins(
    printed: str, expected: list[str]
) -> None:
    found = read(Passage.at(printed, 0), Role.RESPONSIBLE, KNOWN)
    assert [str(each) for each in found.responsible] == expected


@pytest.mark.parametrize(
    "tail",
    ["等", "等部门", "等单位", "等有关部门", "等市直有关单位", "等15个部门", "等行政执法机关"],
)
def test_a_list_that_ends_in_and_others_says_so_and_the_tail_is_no_unit(tail: str) -> None:
    assert told(f"区发改委、区财政局{tail}") == "|区发改委、区财政局||等"


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("区发改委牵头，区财政局配合，6月底前完成", "6月底前"),
        ("责任单位：区发改委；完成时限：2026年9月底前", "2026年9月底前"),
        ("区发改委负责，长期坚持", "长期坚持"),
        ("区发改委负责，力争2026年10月底前基本完成", "2026年10月底前"),
        ("区发改委负责，印发后20个工作日内", "印发后20个工作日内"),
        ("区发改委牵头，2026年6月底前完成；区财政局配合", "2026年6月底前"),
        ("区发改委负责，每年12月底前完成", "每年12月底前"),
        ("责任单位：区发改委；完成时限：—", ""),
    ],
)
def test_a_deadline_within_an_ending_is_read(printed: str, due: str) -> None:
    assert read(Passage.at(printed, 0).folded(), Role.RESPONSIBLE, KNOWN).deadline.text == due


def test_where_the_document_says_so_the_first_one_leads() -> None:
    assert told("区发改委、区财政局", first_leads=True) == "区发改委|区财政局"
    assert told("区发改委", first_leads=True) == "区发改委"


@pytest.mark.parametrize(
    "text", ["完善政务公开专区", "加强队伍建设。", "及时发布信息", "局", "2026年10月底"]
)
def test_the_text_of_a_task_is_no_list_of_units(text: str) -> None:
    assert not is_party_list(text, KNOWN)


@pytest.mark.parametrize(
    "name", ["区发改委", "人行示例支行", "各镇街", "区文化旅游委(区图书馆)", "供电公司"]
)
def test_what_could_be_an_organ_is_known_by_its_last_word(name: str) -> None:
    assert is_party(name)


NAME = st.sampled_from(
    ["区发改委", "区财政局", "区司法局", "区档案馆", "各镇街", "有关单位", "区教委"]
)


@given(st.lists(NAME, min_size=1, max_size=8, unique=True), st.sampled_from("、，,；"))
def test_any_list_of_names_is_read_as_it_was_written(names: list[str], separator: str) -> None:
    found = read(Passage.at(separator.join(names), 5).folded(), Role.LEADS, KNOWN)
    assert [str(each) for each in found.leads] == names
    taken = {at for each in (*found.leads, *found.structure) for at in each.origin}
    assert taken == set(range(5, 5 + len(separator.join(names))))


@given(st.text("区县市各发改委财政局和、，（）()牵头会同分别负责等；：\n 单位", max_size=60))
def test_whatever_stands_in_a_cell_every_name_is_made_of_its_characters(text: str) -> None:
    passage = Passage.at(text, 0)
    for name in read(passage.folded(), Role.LEADS, Names()).names:
        assert name.printed(text).translate(str.maketrans("，（）；：", ",();:")) == name.text
        assert list(name.origin) == sorted(set(name.origin))
