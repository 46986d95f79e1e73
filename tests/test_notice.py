"""Head data: from the page's block, from the notice, from the signature."""

from typing import Any

from tests.imports import imported

LIST = "\n一、公开\n1.公开预算。（区财政局负责）"


def head(text: str) -> dict[str, Any]:
    data = imported(text + LIST).manuscript.data
    return {key: value for key, value in data.items() if key not in {"部分", "任务"}}


NOTICE = """\
示例区人民政府办公室
关于印发示例区2026年政务公开工作要点的通知
示府办发〔2026〕18号
各镇街：
现印发给你们，请遵照执行。
示例区人民政府办公室
2026年4月15日
示例区2026年政务公开工作要点"""


def test_a_notice_tells_title_number_issuer_and_date() -> None:
    assert head(NOTICE) == {
        "标题": "示例区2026年政务公开工作要点",
        "年度": 2026,
        "来源文件": "示例区人民政府办公室关于印发示例区2026年政务公开工作要点的通知",
        "发文字号": "示府办发〔2026〕18号",
        "发布机构": ["示例区人民政府办公室"],
        "成文日期": "2026-04-15",
    }


def test_a_block_of_the_page_is_read_with_blanks_in_its_labels_and_empty_ones_passed_over() -> None:
    found = head(
        "索 引 号：1150/2026　文　　号：示府〔2026〕1号\n成文日期：\n发布日期：2026年5月1日\n"
        + NOTICE
    )
    assert found["索引号"] == "1150/2026"
    assert found["发文字号"] == "示府〔2026〕1号"
    assert found["发布日期"] == "2026-05-01"
    assert found["成文日期"] == "2026-04-15"


def test_a_label_in_a_table_with_blanks_in_it_is_no_title() -> None:
    page = (
        "<table><tr><td>名　　称</td><td>示例区人民政府办公室关于印发工作方案的通知</td></tr></table>"
        "<p>一、公开</p><p>1.公开权责清单。（责任单位：区司法局）</p>"
    )
    data = imported(page, "a.html").manuscript.data
    assert data["来源文件"] == "示例区人民政府办公室关于印发工作方案的通知"


def test_joint_issuers_keep_a_blank_between_them() -> None:
    found = head(
        "中共示例区委办公室\n示例区人民政府办公室\n关于印发《方案》的通知\n各镇街：\n"
        "中共示例区委办公室\n示例区人民政府办公室\n2026年4月15日\n示例区工作方案"
    )
    assert found["来源文件"] == "中共示例区委办公室 示例区人民政府办公室关于印发《方案》的通知"
    assert found["发布机构"] == ["中共示例区委办公室", "示例区人民政府办公室"]


def test_a_numbered_line_above_a_date_is_no_issuer() -> None:
    assert "发布机构" not in head("示例区2026年工作方案\n3.区政府办公室\n2026年4月15日")


def test_a_damaged_date_leaves_that_of_the_page() -> None:
    found = head("成文日期：2026-04-15\n" + NOTICE.replace("2026年4月15日", "2026年415"))
    assert found["成文日期"] == "2026-04-15"
    assert found["标题"] == "示例区2026年政务公开工作要点"


def test_page_numbers_and_red_heads_are_no_titles() -> None:
    found = head("示例区人民政府办公室文件\n— 1 —\n示例区2026年政务公开任务分解")
    assert found["标题"] == "示例区2026年政务公开任务分解"


def test_issuers_divided_in_the_block_are_several() -> None:
    assert head("发布机构：甲区政府、乙区政府\n示例区2026年工作方案")["发布机构"] == [
        "甲区政府",
        "乙区政府",
    ]
