"""What looks damaged in an official text, and what is left alone."""

import pytest

from generator.proofread import proofread


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(each.kind, text[each.start : each.end], each.repair) for each in proofread(text)]


@pytest.mark.parametrize(
    ("text", "kind", "wrong", "repair"),
    [
        ("注重岀台目的", "形近字", "岀", "出"),
        ("及旳准确推送", "形近字", "旳", "的"),
        ("巿政府各部门", "形近字", "巿", "市"),
        ("工作己经完成", "形近字", "己经", "已经"),
        ("(―)加强工作指导。", "形近字", "―", "一"),
        ("—、主动公开", "形近字", "—", "一"),
        ("简化 beplay体育赢钱封号 信息", "混入广告", "beplay体育赢钱封号", ""),
        ("（渝府办发〔202259号）", "发文字号", "〔202259号", "〔2022〕59号"),
        ("示府办发〔2026〕号", "发文字号", "〔2026〕", None),
        ("示府办发〔26〕8号", "发文字号", "〔26〕", None),
        ("2022年727", "日期", "2022年727", "2022年7月27日"),
        ("2022年111日", "日期", "2022年111日", None),
        ("2022年2月30日前", "日期", "2022年2月30日", None),
        ("2022年13月底前", "日期", "2022年13月", None),
        ("假期人 员流动", "多余空格", " ", ""),
        ("信息公开， 大力开展", "多余空格", " ", ""),
        ("接受监督。 .", "多余标点", " .", ""),
        ("公开，，预算", "多余标点", "，", ""),
        ("《意见的通知", "括号", "《", None),
        ("意见》的通知", "括号", "》", None),
        ("公\u200f开\x0b预算", "控制字符", "\x0b", ""),
    ],
)
def test_a_damage_is_found_where_it_stands_with_its_repair(
    text: str, kind: str, wrong: str, repair: str | None
) -> None:
    assert (kind, wrong, repair) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "根据《条例》（国办发〔2019〕54号）和“放管服”改革要求，公开彩票公益金使用情况。",
        "全面实施IPv6改造，确保2022年底前政府网站和移动客户端APP平台支持。",
        "2026年10月31日前，配备1—2名工作人员。",
        "一、主动公开（一）财政。1.公开预算；2.公开决算。",
        "依法打击赌博违法犯罪，公开查处结果。",
        "IPv6 地址与 HTTPS 访问",
    ],
)
def test_ordinary_official_text_is_left_alone(text: str) -> None:
    assert told(text) == []
