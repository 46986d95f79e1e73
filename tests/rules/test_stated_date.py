import pytest

from generator.rules.stated_date import stated_date
from tests.conftest import Told

FILE = "content/documents/2026/qyjb.md"


def document(body: str, more: str = "施行日期: 2026-04-10") -> str:
    text = f"""
        -- content/units.yaml --
        单位:
        - {{标识: qczj, 名称: 区财政局, 类别: 政府部门}}
        -- {FILE} --
        ---
        标题: 奖励办法
        发布机构: 区财政局
        成文日期: 2026-03-05
        发布日期: 2026-03-09
        栏目: zcwj
        {more}
        ---

"""
    return text + "".join(f"        {line}\n" for line in body.split("\n"))


@pytest.mark.parametrize(
    ("body", "words", "against"),
    [
        ("（2026年3月6日区财政局印发）\n\n第一条 某事。", "2026年3月6日区财政局印发", "成文日期2026年3月5日"),
        ("## 奖励办法\n\n(二〇二六年三月六日公布)\n\n某事。", "二〇二六年三月六日公布", "成文日期2026年3月5日"),
        ("发布时间：2026-05-09 来源：区财政局\n\n某事。", "发布时间：2026-05-09", "发布日期2026年3月9日"),
        ("公开日期: 2026.5.9\n\n某事。", "公开日期: 2026.5.9", "发布日期2026年3月9日"),
        ("**发布时间：** 2026/5/9\n\n某事。", "发布时间： 2026/5/9", "发布日期2026年3月9日"),
        ("第一条 某事。\n" * 60 + "发布时间：2026-05-09", "发布时间：2026-05-09", "发布日期2026年3月9日"),
        ("成文日期：2026年3月6日\n\n某事。", "成文日期：2026年3月6日", "成文日期2026年3月5日"),
    ],
)  # fmt: skip
def test_a_day_of_its_own_that_the_metadata_do_not_give_is_an_error(
    told: Told, body: str, words: str, against: str
) -> None:
    (line,) = told(stated_date, document(body))

    assert line.split(": ", 1)[1] == f"错误 stated-date：正文里写的是“{words}”，与{against}不符"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("某事。\n\n本办法自2026年4月11日起施行。", "本办法自2026年4月11日起"),
        (
            "**第三十五条** 本办法由区财政局负责解释，自2026年5月1日起实施，有效期五年。",
            "本办法由区财政局负责解释，自2026年5月1日起",
        ),
        ("施行日期：2026年5月1日\n\n某事。", "施行日期：2026年5月1日"),
        ("（2026年3月5日印发　自2026年4月11日起施行）", "2026年4月11日起施行"),
        ("（2026年2月26日区政府第50次常务会议通过）", "2026年2月26日区政府第50次常务会议通过"),
    ],
)
def test_what_may_differ_with_reason_is_a_reminder(told: Told, body: str, words: str) -> None:
    (line,) = told(stated_date, document(body))

    assert "提醒 stated-date" in line
    assert words in line


def test_the_finding_is_on_the_line_that_says_so(told: Told) -> None:
    (line,) = told(stated_date, document("某事。\n\n本办法自2026年4月11日起施行。"))

    assert line.startswith(f"{FILE}:12: 提醒")


@pytest.mark.parametrize(
    "body",
    [
        "（2026年3月5日区财政局印发）\n\n某事。",
        "（2026年3月9日公布）",
        "（2020年1月6日印发　2026年3月5日修订）",
        "（2026年2月26日区政府常务会议通过　2026年3月5日公布　自2026年4月10日起施行）",
        "发布时间：2026-03-09 10:00\n\n某事。",
        "本办法自2026年4月10日起施行。",
        "本通知自2026年4月10日起施行。\n\n本办法自2026年6月1日起施行。",  # one that agrees
        "《某某条例》自2026年5月1日起施行。",
        "本区执行的《某某条例》自2026年5月1日起施行。",
        "将第三条修改为：“本办法自2026年5月1日起施行。”",
        "“第三条　本办法自2026年5月1日起施行。”",
        "该修改自2026年5月1日起施行。",
        "本办法自2026年13月1日起施行。",
        "本办法自印发之日起施行。",
        "各单位应当执行下列规定。\n\n（2026年3月6日区财政局印发）",  # under no title
        "某事。\n\n（2026年3月6日咨询会上讨论过）",
        "第一条 某事。\n" * 60 + "发布会的发布时间：2026-05-09\n" + "第一条 某事。\n" * 60,
        "第一条 某事。\n" * 60 + "发布时间：2026-05-09\n" + "第一条 某事。\n" * 60,
    ],
)
def test_days_that_agree_and_days_of_others_are_quiet(told: Told, body: str) -> None:
    assert told(stated_date, document(body)) == []


def test_without_a_day_in_force_and_for_a_repost_there_is_nothing_to_compare(told: Told) -> None:
    force, pasted = "本办法自2026年4月11日起施行。", "发布时间：2026-03-04\n\n某事。"
    repost = "转载: {来源: 某市政府网, 网址: 'https://www.example.gov.cn/', 发布时间: 2026-03-04 09:00, 转载时间: 2026-03-09 09:00}"

    assert told(stated_date, document(force, "")) == []
    assert told(stated_date, document(pasted, repost)) == []
    assert len(told(stated_date, document(pasted, ""))) == 1
