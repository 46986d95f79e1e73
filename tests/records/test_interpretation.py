from generator.records import Interpretation
from generator.vocabulary import Form
from tests.conftest import RefusalOf, SiteOf

FILE = "content/interpretations/2026/qyjb-wd.md"


def test_an_interpretation_says_what_it_explains_in_which_form(site_of: SiteOf) -> None:
    site = site_of(f"""
        -- {FILE} --
        ---
        标题: 一问一答
        解读对象: [2026/qyjb, 2026/qyjb-xz]
        形式: 简明问答
        单位: 区财政局
        发布日期: 2026-01-09
        ---
        正文
    """)
    (found,) = site.all(Interpretation)

    assert found.id == "2026/qyjb-wd"
    assert found.interprets == ("2026/qyjb", "2026/qyjb-xz")
    assert (found.form, found.units, found.columns) == (Form.QUESTIONS, ("区财政局",), ())
    assert found.reference_date == found.published


def test_what_an_interpretation_must_say(refusal_of: RefusalOf) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        ---
        解读人: 张某
        ---
    """)

    assert told == [
        f"{FILE}:2:1: 错误 missing：缺少“{word}”"
        for word in ("单位", "发布日期", "形式", "标题", "解读对象")
    ]


def test_a_form_outside_the_list_is_refused_with_the_forms_there_are(
    refusal_of: RefusalOf,
) -> None:
    told = refusal_of(f"""
        -- {FILE} --
        ---
        标题: 甲
        解读对象: 2026/qyjb
        形式: 视频
        单位: 区财政局
        发布日期: 2026-01-09
        ---
    """)

    assert told == [f"{FILE}:4:5: 错误 unknown-word：“形式”没有“视频”这个词，是否应为“音视频”？"]


def test_attachments_are_bare_file_names(site_of: SiteOf, refusal_of: RefusalOf) -> None:
    front = """
        ---
        标题: 甲
        解读对象: 2026/qyjb
        形式: 图解
        单位: 区财政局
        发布日期: 2026-01-09
        附件: {}
        ---
        -- content/interpretations/2026/a.csv --
        1
    """.lstrip("\n")
    site = site_of(f"        -- {FILE} --\n" + front.format("a.csv"))
    (told,) = refusal_of(f"        -- {FILE} --\n" + front.format("[{文件: a.csv}]"))

    assert site.all(Interpretation)[0].attachment_names == (("a.csv", ""),)
    assert told == f"{FILE}:7:6: 错误 wrong-type：“附件”应为一段文字，不是列表或下级条目"
