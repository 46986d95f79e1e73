"""Matters: what has a life in dated stages, from a decision on the yearly list to an answered rumour."""

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from generator.attached import Attachments, attachments, named
from generator.record import Article, Record, term
from generator.value import AtLeastOne, Code, Day, Text, Texts, WhenValue, Whole
from generator.vocabulary import Adoption


class Step(Record):
    """A stage of its kind as this matter went through it, will, or need not."""

    noun: ClassVar[str] = "环节"

    stage: Text = term("环节")
    when: WhenValue | None = term("日期", default=None, hint="可以写到几时几分")
    until: Day | None = term("至", default=None)
    planned: Day | None = term("计划", default=None, hint="还没有到的，计划哪一天")
    not_applicable: Text | None = term("不适用", default=None, hint="不经过这一环节的原因")
    note: Text | None = term("说明", default=None)
    document: Text | None = term("文件", default=None, to="documents")
    matter: Text | None = term("事项", default=None, to="matters", hint="如这一环节的意见征集")

    @model_validator(mode="after")
    def _is_told(self) -> Self:
        if not (self.when or self.planned or self.not_applicable):
            raise ValueError("写“日期”，还没有到的写“计划”，不经过的在“不适用”里写原因")
        return self


class Report(Record):
    """What was done since the last one."""

    noun: ClassVar[str] = "进展"

    when: WhenValue = term("时间")
    text: Text | None = term("内容", default=None)
    measures: Text | None = term("措施", default=None)
    steps: Text | None = term("步骤", default=None)
    division: Text | None = term("分工", default=None)
    results: Text | None = term("成效", default=None)
    difficulties: Text | None = term("困难", default=None)
    following: Text | None = term("下一步", default=None)
    percent: Whole | None = term("完成比例", default=None, hint="0至100")
    document: Text | None = term("文件", default=None, to="documents")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.lines):
            raise ValueError("“内容”“措施”“步骤”“分工”“成效”“困难”“下一步”至少写一项")
        if self.percent is not None and self.percent > 100:
            raise ValueError("“完成比例”应为0至100")
        return self

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """(word, text) of what is told by itself."""
        names = ("measures", "steps", "division", "results", "difficulties", "following")
        return tuple((self.word(each), text) for each in names if (text := getattr(self, each)))


class Delay(Record):
    """That a day was moved, and why."""

    noun: ClassVar[str] = "延期"

    original: Day = term("原定")
    revised: Day | None = term("改为", default=None)
    reason: Text = term("原因")


class Hearing(Record):
    """A hearing on a draft; its papers are to be public seven days before."""

    noun: ClassVar[str] = "听证"

    when: WhenValue = term("时间")
    venue: Text | None = term("地点", default=None)
    papers: Day | None = term("材料公布", default=None, hint="草案、时间、地点和参加人公布的日期")


class Consultation(Record):
    """Views are asked for from one day to another."""

    noun: ClassVar[str] = "征集"

    since: Day = term("起")
    until: Day = term("止")
    reason: Text | None = term("理由", default=None, hint="不满30日的，写明理由")
    document: Text | None = term("草案", default=None, to="documents", hint="草案及其说明的标识")
    ways: AtLeastOne = term("方式", hint="怎样提出意见")
    hearing: Hearing | None = term("听证", default=None)

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.until < self.since:
            raise ValueError(f"“止”{self.until} 早于“起”{self.since}")
        return self

    @property
    def days(self) -> int:
        """Both ends count."""
        return (self.until - self.since).days + 1


class Opinion(Record):
    """A view that was sent in, and what became of it."""

    noun: ClassVar[str] = "意见"

    text: Text = term("意见")
    count: Whole | None = term("条数", default=None)
    adoption: Adoption = term("采纳")
    reason: Text | None = term("理由", default=None)


class Outcome(Record):
    """What came of a consultation."""

    noun: ClassVar[str] = "反馈"

    published: Day = term("日期")
    received: Whole = term("收到", hint="共收到意见多少件")
    adopted: Whole = term("采纳")
    partly: Whole = term("部分采纳", default=0)
    refused: Whole = term("未采纳", default=0)
    document: Text | None = term("文件", default=None, to="documents")
    opinions: tuple[Opinion, ...] = term("意见", default=())


class Promise(Record):
    """What was promised to the public, and whether it was kept."""

    noun: ClassVar[str] = "承诺"

    text: Text = term("内容")
    due: Day = term("期限")
    kept: Day | None = term("兑现", default=None, hint="兑现的日期")
    note: Text | None = term("说明", default=None)
    document: Text | None = term("文件", default=None, to="documents")


class Schedule(Record):
    """When and where something takes place to which the public may come."""

    noun: ClassVar[str] = "日程"

    when: WhenValue = term("时间")
    venue: Text | None = term("地点", default=None)
    places: Whole | None = term("名额", default=None)
    apply: Text | None = term("报名", default=None, hint="怎样报名")
    closing: Day | None = term("报名截止", default=None)
    agenda: Texts = term("议题", default=())
    attended: Whole | None = term("到场", default=None, hint="公众代表到场多少人")
    recording: Text | None = term("录像", default=None, hint="录像或者直播回放的网址")
    cancelled: Text | None = term("取消", default=None, hint="取消的原因")


class Resolution(Record):
    """A matter that a meeting decided."""

    noun: ClassVar[str] = "议定事项"

    text: Text = term("事项")
    result: Text | None = term("结果", default=None)
    document: Text | None = term("文件", default=None, to="documents")
    interpretation: Text | None = term("解读", default=None, to="interpretations")


class Matter(Article):
    """`content/matters/<year>/<id>.md`."""

    family: ClassVar[str] = "matters"
    noun: ClassVar[str] = "事项"
    shelf: ClassVar[str] = "matters"

    title: Text = term("标题")
    kind: Text = term("种类", to="matter-kinds", hint="如 重大行政决策、意见征集、突发事件")
    units: AtLeastOne = term("单位", to="units", hint="承办单位")
    columns: Texts = term("栏目", default=(), to="columns", hint="不写的放在这一种类的栏目里")
    number: Code | None = term("编号", default=None, hint="如项目代码、目录里的编号")
    year: Whole | None = term("年度", default=None, hint="列入哪一年的目录、清单")
    published: Day = term("发布日期")
    updated: Day | None = term("更新日期", default=None)
    abstract: Text | None = term("摘要", default=None)
    level: Text | None = term("级别", default=None, hint="如 较大、一般")
    occurred: WhenValue | None = term("发生", default=None, hint="如 2026-07-06 14:20")
    amount: Text | None = term("投资", default=None, hint="如 总投资21600万元")
    participation: Text | None = term("参与方式", default=None, hint="公众怎样参与")
    steps: tuple[Step, ...] = term("环节", default=())
    reports: tuple[Report, ...] = term("进展", default=())
    delays: tuple[Delay, ...] = term("延期", default=())
    consultation: Consultation | None = term("征集", default=None)
    outcome: Outcome | None = term("反馈", default=None)
    schedule: Schedule | None = term("日程", default=None)
    resolutions: tuple[Resolution, ...] = term("议定事项", default=())
    promises: tuple[Promise, ...] = term("承诺", default=())
    documents: Texts = term("相关文件", default=(), to="documents")
    interpretations: Texts = term("解读", default=(), to="interpretations")
    related: Texts = term("相关事项", default=(), to="matters")
    tasks: Texts = term("相关任务", default=(), to="tasks")
    attachments: Attachments = attachments()

    @model_validator(mode="after")
    def _answers_a_question(self) -> Self:
        if self.outcome and not self.consultation:
            raise ValueError("写了“反馈”，没有写“征集”")
        return self

    @property
    def published_on(self) -> date:
        return self.updated or self.published

    @property
    def listed_year(self) -> int:
        """The year of the catalogue in which it stands."""
        return self.year or self.published.year

    @property
    def reference_date(self) -> date:
        return self.published

    @property
    def party_names(self) -> tuple[str, ...]:
        return self.units

    @property
    def attachment_names(self) -> tuple[tuple[str, str], ...]:
        return named(self.attachments)
