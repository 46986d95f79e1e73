from generator.records import Question
from generator.vocabulary import Origin
from tests.conftest import RefusalOf, SiteOf, unresolved
from tests.questions import UNITS, question

FILE = "content/questions/2026/q.md"


def test_a_question_says_who_answers_whom_on_what_ground(site_of: SiteOf) -> None:
    (found,) = site_of(UNITS + question(受众="[个人, 企业]")).all(Question)

    assert (found.id, found.called, found.field) == ("2026/q", "能申请吗？", "社会救助")
    assert (found.audiences, found.basis) == (("个人", "企业"), ("2026/a#a3",))
    assert (found.origin, found.body.opening) == (Origin.HOTLINE, "能。")


def test_what_is_published_has_a_day_and_an_answer(refusal_of: RefusalOf) -> None:
    assert refusal_of(UNITS + question(发布日期="")) == [
        f"{FILE}:2:1: 错误 invalid-value：缺少“发布日期”；还没有答复的，写“草稿: 是”"
    ]
    assert refusal_of(UNITS + question(text="")) == [
        f"{FILE}:2:1: 错误 invalid-value：没有答复的内容；还没有答复的，写“草稿: 是”"
    ]


def test_what_waits_for_an_answer_is_a_draft(site_of: SiteOf) -> None:
    waiting = question(text="", 发布日期="", 草稿="是", 收到日期="2026-11-18")

    assert site_of(UNITS + waiting).all(Question) == ()


def test_a_ground_may_be_a_clause_that_exists(site_of: SiteOf) -> None:
    assert unresolved(site_of(UNITS + question(依据="[2026/a#a3, 2026/a#c1-2, 2026/a]"))) == ()

    (found,) = unresolved(site_of(UNITS + question(依据="2026/a#a9")))

    assert (found.family, found.value) == ("documents", "2026/a#a9")


def test_a_question_stands_in_lists_by_field_and_audience_until_it_expires(
    site_of: SiteOf,
) -> None:
    lasting, over = question(有效至="2026-11-20"), question("p", 有效至="2026-11-19")
    site = site_of(UNITS + lasting + over)

    assert [name for name, _, _ in site.lists("kind")] == ["documents", "questions"]
    assert site.lists("question-field") == (("she-hui-jiu-zhu", "社会救助", 1),)
    assert site.lists("question-audience") == (("ge-ren", "个人", 1),)
    assert site.count("unit/qmzj") == 2


def test_a_column_may_gather_questions(site_of: SiteOf) -> None:
    site = site_of(
        UNITS
        + question()
        + """
        -- site.yaml --
        网站名称: 示例区人民政府
        基准网址: https://www.shili.example.gov.cn/
        栏目:
        - {标识: guide, 名称: 政府信息公开指南}
        - {标识: rules, 名称: 政府信息公开制度}
        - 标识: content
          名称: 法定主动公开内容
          子栏目:
          - {标识: zcwj, 名称: 政策文件}
          - {标识: wd, 名称: 政策问答, 收录: 政策咨询问答}
        - {标识: reports, 名称: 政府信息公开年报}
    """
    )

    assert site.count("column/wd") == 1
