"""Annual reports on disclosure work: six parts of prose, and three tables of numbers (国办公开办函〔2021〕30号)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from generator.attached import Attachments, attachments, named
from generator.record import Published, Record, term
from generator.value import Amount, Code, Day, Text, Texts, Whole, whole
from generator.vocabulary import Concord, ReportFormat

UNFILLED = "待填"
"""What a draft says where only the office knows; no report may say it."""

APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
COUNTS = ("制发", "废止", "现行有效")


def _prose(value: Any) -> Any:
    if isinstance(value, str) and UNFILLED in value:
        raise ValueError(f"还有“{UNFILLED}”的地方，请填写")
    return value


Prose = Annotated[Text, BeforeValidator(_prose)]
"""Paragraphs, one a line."""


def _numbers(value: Any, names: tuple[str, ...]) -> Any:
    """As many whole numbers as there are names; the sum, named last, may be left out."""
    has_sum = names[-1] == "总计"
    wanted = {len(names), len(names) - has_sum}
    if isinstance(value, str):
        _prose(value)
    if not isinstance(value, list) or len(value) not in wanted:
        given = f"，这里有{len(value)}个" if isinstance(value, list) else ""
        parts = names[:-1] if has_sum else names
        more = "，可以再写总计" if has_sum else ""
        raise ValueError(
            f"应依次写{'、'.join(parts)}{len(parts)}个数{more}，如 [{', '.join('0' * len(parts))}]{given}"
        )
    numbers = tuple(
        _number(each, f"第{index}格“{name}”")
        for index, (each, name) in enumerate(zip(value, names, strict=False), start=1)
    )
    return numbers if len(numbers) == len(names) else (*numbers, sum(numbers))


def _number(value: Any, cell: str) -> int:
    if value is None or not str(value).strip():
        raise ValueError(f"{cell}是空的；空白不等于0，没有的写0（E1）")
    if value == UNFILLED:
        raise ValueError(f"{cell}还写着“{UNFILLED}”，请填写")
    try:
        return int(whole(value))
    except (TypeError, ValueError):
        raise ValueError(f"{cell}写的是“{value}”，应为不小于0的整数（E1）") from None


_LIST = WithJsonSchema({"type": "array", "items": {"type": "integer", "minimum": 0}})
Applicants = Annotated[
    tuple[int, ...], BeforeValidator(lambda value: _numbers(value, APPLICANTS)), _LIST
]
Outcomes = Annotated[
    tuple[int, ...], BeforeValidator(lambda value: _numbers(value, OUTCOMES)), _LIST
]
Counts = Annotated[tuple[int, ...], BeforeValidator(lambda value: _numbers(value, COUNTS)), _LIST]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its field, the word editors write, its label in full, its numbers."""

    field: str
    word: str
    label: str
    values: tuple[int, ...]


class _Table(Record):
    """A table each of whose rows is a field."""

    noun: ClassVar[str] = "表"

    def rows(self) -> Iterator[Row]:
        """In the order printed."""
        for name, field in type(self).model_fields.items():
            if name != "place" and (values := getattr(self, name)) is not None:
                yield Row(name, field.alias or "", field.description or "", values)


class Disclosed(Record):
    """Table A: what was published of article 20 (1), (5), (6), (8)."""

    noun: ClassVar[str] = "主动公开表"

    regulations: Counts | None = term(
        "规章", default=None, hint="制发、废止、现行有效；无权制定规章的不写"
    )
    normative: Counts = term("行政规范性文件", hint="制发、废止、现行有效的件数")
    permits: Whole = term("行政许可", hint="本年处理决定数量")
    penalties: Whole = term("行政处罚", hint="本年处理决定数量")
    coercions: Whole = term("行政强制", hint="本年处理决定数量")
    charges: Amount = term("行政事业性收费", hint="本年收费金额，单位：万元")


class Requests(_Table):
    """Table B: requests by kind of applicant and by outcome; 25 rows."""

    noun: ClassVar[str] = "申请表"

    new: Applicants = term("一", hint="一、本年新收政府信息公开申请数量")
    carried: Applicants = term("二", hint="二、上年结转政府信息公开申请数量")
    given: Applicants = term("三（一）", hint="（一）予以公开")
    given_in_part: Applicants = term(
        "三（二）", hint="（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    )
    secret: Applicants = term("三（三）1", hint="1.属于国家秘密")
    forbidden: Applicants = term("三（三）2", hint="2.其他法律行政法规禁止公开")
    endangering: Applicants = term("三（三）3", hint="3.危及“三安全一稳定”")
    third_party: Applicants = term("三（三）4", hint="4.保护第三方合法权益")
    internal: Applicants = term("三（三）5", hint="5.属于三类内部事务信息")
    in_process: Applicants = term("三（三）6", hint="6.属于四类过程性信息")
    case_files: Applicants = term("三（三）7", hint="7.属于行政执法案卷")
    inquiries: Applicants = term("三（三）8", hint="8.属于行政查询事项")
    not_held: Applicants = term("三（四）1", hint="1.本机关不掌握相关政府信息")
    to_be_made: Applicants = term("三（四）2", hint="2.没有现成信息需要另行制作")
    unclear: Applicants = term("三（四）3", hint="3.补正后申请内容仍不明确")
    petitions: Applicants = term("三（五）1", hint="1.信访举报投诉类申请")
    repeated: Applicants = term("三（五）2", hint="2.重复申请")
    publications: Applicants = term("三（五）3", hint="3.要求提供公开出版物")
    excessive: Applicants = term("三（五）4", hint="4.无正当理由大量反复申请")
    confirmations: Applicants = term("三（五）5", hint="5.要求行政机关确认或重新出具已获取信息")
    not_completed: Applicants = term(
        "三（六）1",
        hint="1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    )
    not_paid: Applicants = term(
        "三（六）2",
        hint="2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    )
    other: Applicants = term("三（六）3", hint="3.其他")
    total: Applicants = term("三（七）", hint="（七）总计")
    forward: Applicants = term("四", hint="四、结转下年度继续办理")

    def outcomes(self) -> Iterator[Row]:
        """The 21 of which the total is the sum."""
        return (each for each in self.rows() if re.match(r"三（[一二三四五六]）", each.word))


class Reviews(_Table):
    """Table C: reviews and lawsuits."""

    noun: ClassVar[str] = "复议诉讼表"

    reviews: Outcomes = term("行政复议", hint="行政复议")
    direct_suits: Outcomes = term("未经复议直接起诉", hint="行政诉讼：未经复议直接起诉")
    later_suits: Outcomes = term("复议后起诉", hint="行政诉讼：复议后起诉")

    @property
    def suits(self) -> int:
        """Both kinds of lawsuit together."""
        return self.direct_suits[-1] + self.later_suits[-1]


class Overview(Record):
    """Part one."""

    noun: ClassVar[str] = "总体情况"

    disclosure: Prose = term("主动公开")
    requests: Prose = term("依申请公开")
    management: Prose = term("信息管理")
    platform: Prose = term("平台建设")
    supervision: Prose = term("监督保障", hint="各级政府另写工作考核、社会评议和责任追究结果")


class OtherMatters(Record):
    """Part six."""

    noun: ClassVar[str] = "其他事项"

    fees: Prose = term("信息处理费", hint="发出收费通知的件数和总金额、实际收取的总金额")
    key_tasks: Prose = term("要点落实", hint="本年政务公开要点、任务清单的落实情况")
    catalog: Text | None = term("清单", default=None, to="catalogs", hint="要点落实说的是哪份清单")
    more: Prose | None = term("其他", default=None)


class Reason(Record):
    """Why numbers do not agree that usually do; it is shown on the page."""

    noun: ClassVar[str] = "勾稽说明"

    concord: Concord = term("项")
    text: Text = term("说明")


class AnnualReport(Published):
    """`content/reports/<id>.yaml`."""

    family: ClassVar[str] = "reports"
    noun: ClassVar[str] = "年度报告"
    publishers: ClassVar[str] = "unit"
    shelf: ClassVar[str] = "reports"

    unit: Text = term("单位", to="units")
    year: Whole = term("年度")
    heading: Text | None = term(
        "标题", default=None, hint="不写就是“某某局某某年政府信息公开工作年度报告”"
    )
    format: ReportFormat = term("格式", default=ReportFormat.CURRENT)
    published: Day = term("发布日期")
    formed: Day | None = term("成文日期", default=None)
    index_number: Code | None = term("索引号", default=None)
    columns: Texts = term("栏目", default=("reports",), to="columns")
    preface: Prose | None = term("前言", default=None, hint="不写就用依据和统计期限的一句话")
    overview: Overview | None = term("总体情况", default=None)
    disclosed: Disclosed | None = term("主动公开表", default=None)
    requests: Requests | None = term("申请表", default=None)
    reviews: Reviews | None = term("复议诉讼表", default=None)
    problems: Prose | None = term("主要问题", default=None)
    matters: OtherMatters | None = term("其他事项", default=None)
    text: Prose | None = term("正文", default=None, hint="以前格式的报告，全文写在这里")
    related: Texts = term("相关文件", default=(), to="documents")
    reasons: tuple[Reason, ...] = term("勾稽说明", default=())
    attachments: Attachments = attachments()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.format is not ReportFormat.CURRENT:
            if not (self.text or self.attachments):
                raise ValueError("以前格式的年度报告要有“正文”，或者把原件放在“附件”里")
            return self
        parts = ("overview", "disclosed", "requests", "reviews", "problems", "matters")
        missing = [self.word(each) for each in parts if getattr(self, each) is None]
        if missing:
            raise ValueError(
                f"2021年格式的年度报告六部分缺一不可，缺少“{'”“'.join(missing)}”；以前的报告写“格式: 2019”或“格式: 旧”"
            )
        return self

    @property
    def title(self) -> str:
        return self.heading or f"{self.unit}{self.year}年政府信息公开工作年度报告"

    @property
    def gist(self) -> str:
        found = [f"{self.unit}{self.year}年度的政府信息公开工作"]
        if self.requests is not None:
            new, total, forward = (
                each[-1] for each in (self.requests.new, self.requests.total, self.requests.forward)
            )
            found.append(f"新收申请{new}件，办结{total}件，结转下年度{forward}件")
        if self.reviews is not None:
            found.append(f"行政复议{self.reviews.reviews[-1]}件，行政诉讼{self.reviews.suits}件")
        return "：".join((found[0], "；".join(found[1:]))) + "。" if found[1:] else f"{found[0]}。"

    @property
    def reference_date(self) -> date:
        return self.published

    @property
    def party_names(self) -> tuple[str, ...]:
        return (self.unit,)

    @property
    def marks(self) -> tuple[tuple[str, str | None], ...]:
        titles = (("columns", f"{column} {self.title}") for column in self.columns)
        return (("index_number", self.index_number), *titles)

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return named(self.attachments)

    def reason(self, concord: Concord) -> str:
        return next((each.text for each in self.reasons if each.concord is concord), "")
