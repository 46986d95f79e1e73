import pytest

from generator.rules.placeholder_text import placeholder_text
from tests.conftest import Told

FILE = "content/documents/2026/a.md"


def document(title: str, body: str) -> str:
    return f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: "{title}"
        发布机构: 区财政局
        成文日期: 2026-01-05
        发布日期: 2026-01-08
        栏目: zcwj
        ---
        第一段。

        {body}
    """


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("测试", "占位文字“测试”"),
        ("XXX", "占位文字“XXX”"),
        ("××××", "占位文字“××××”"),
        ("内容待补充", "占位文字“内容待补充”"),
        ("补贴标准（待补充）按季度公布。", "占位文字“（待补充）”"),
        ("（此处填写办理时限）", "占位文字“（此处填写办理时限）”"),
        ("Lorem ipsum dolor sit amet", "占位文字“Lorem ipsum”"),
        ("公开�预算", "乱码“�”"),
        ("公开锟斤拷锟斤拷", "乱码“锟斤拷锟斤拷”"),
        ("简化 beplay体育赢钱封号 信息", "混入广告“beplay体育赢钱封号”"),
    ],
)
def test_what_no_finished_text_holds_is_an_error_at_its_line(
    told: Told, body: str, words: str
) -> None:
    assert told(placeholder_text, document("办法", body)) == [
        f"{FILE}:10: 错误 placeholder-text：正文里有{words}"
    ]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("测试", "标题里有占位文字或乱码“测试”"),
        ("测试文章1", "标题里有占位文字或乱码“测试文章1”"),
        ("关于XXX的通知", "标题里有占位文字或乱码“XXX”"),
        ("××县办法", "标题里有占位文字或乱码“××”"),
        ("关于锟斤拷的通知", "标题里有占位文字或乱码“锟斤拷”"),
        ("办法 beplay体育赢钱封号", "标题里“beplay体育赢钱封号”像是网页被篡改后混入的广告"),
    ],
)
def test_a_title_is_looked_at_too(told: Told, title: str, words: str) -> None:
    (line,) = told(placeholder_text, document(title, "正文。"))

    assert line.endswith(f"：{words}")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("关于开展核酸检测试点的通知", "做好检测、测试和评估。"),
        ("体育彩票公益金使用情况", "彩票和体育彩票、福利彩票的销售收入。"),
        ("办法", "申请书写明××市××区××街道。"),
        ("办法", "企业APP封号、退款的投诉渠道。"),
        ("办法", "屯溪区、热水烫伤的处置。"),
        ("App违法违规收集个人信息整治", "IPv6、HTTPS、Windows XP 都可以。"),
    ],
)
def test_ordinary_official_text_is_left_alone(told: Told, title: str, body: str) -> None:
    assert told(placeholder_text, document(title, body)) == []


def test_in_a_long_text_a_line_of_one_word_is_left_alone(told: Told) -> None:
    body = "测试\n\n        " + "软件由第三方机构检测，结果向社会公布。" * 12

    assert told(placeholder_text, document("办法", body)) == []


@pytest.mark.parametrize(
    ("line", "told_at"),
    [
        ("全称: 请填写单位的名称（qczj）", "3:5: 错误 placeholder-text：“全称”还没有填写：“请填写单位的名称（qczj）”"),
        ("联系电话: 0000-00000000", "3:7: 错误 placeholder-text：“联系电话”还没有填写：“0000-00000000”"),
        ("机构职能: 一两句话。", "3:7: 错误 placeholder-text：“机构职能”还没有填写：“一两句话。”"),
        ("机构职能: 用一两句话说清政策，请填写申请表。联系0000-00000001。", ""),
    ],
)  # fmt: skip
def test_what_a_new_file_says_is_to_be_written_over_in_every_kind(
    told: Told, line: str, told_at: str
) -> None:
    file = "content/units/qczj.yaml"
    world = f"""
        -- {file} --
        名称: 区财政局
        类别: 政府部门
        {line}
    """

    assert told(placeholder_text, world) == ([f"{file}:{told_at}"] if told_at else [])


def test_an_unfilled_word_of_a_part_is_told_at_its_line(told: Told) -> None:
    world = """
        -- content/units.yaml --
        单位:
        - {标识: qczj, 名称: 区财政局, 类别: 政府部门}
        -- content/topics/zt.yaml --
        标题: 减税降费
        导语: 一两句话。
        单位: 区财政局
        发布日期: 2026-01-08
        部分:
        - 标题: 第一部分的标题
          标签: 减税
    """

    assert told(placeholder_text, world) == [
        "content/topics/zt.yaml:2:5: 错误 placeholder-text：“导语”还没有填写：“一两句话。”",
        "content/topics/zt.yaml:6:7: 错误 placeholder-text：“标题”还没有填写：“第一部分的标题”",
    ]
