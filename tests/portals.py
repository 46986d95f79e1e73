"""A small portal as values, so that a test can change anything in it and put it back as it was."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from generator.build import Order, Summary, build
from generator.diagnostic import Diagnostic, Rejected
from generator.mark import MARK
from generator.scan import portal as sample_portal
from generator.upkeep import verified
from generator.url import is_permanent
from tests.indexes import pages_in, site_in

Fields = dict[str, Any]
"""As an editor writes them."""

MOMENT = datetime(2026, 6, 15, 12)


@dataclass
class Text:
    """A Markdown file: front matter, paragraphs; `beside` where the front matter has a file of its own."""

    front: Fields
    body: list[str]
    beside: bool = False
    remarks: int = 0
    """Lines of comment above the front matter: what follows stands on other lines."""
    has_mark: bool = False
    """Whether it begins with a byte order mark, which is a reminder."""

    def files(self, name: str) -> Iterator[tuple[str, bytes]]:
        front = "# 注\n" * self.remarks + dumped(self.front)
        body = "\n\n".join(self.body) + "\n"
        mark = "\ufeff" if self.has_mark else ""
        if self.beside:
            yield f"content/{name}.yaml", front.encode()
            yield f"content/{name}.md", (mark + body).encode()
        else:
            yield f"content/{name}.md", f"{mark}---\n{front}---\n\n{body}".encode()


@dataclass
class Portal:
    config: Fields
    units: list[Fields]
    collectives: list[Fields]
    catalogs: dict[str, Fields]
    texts: dict[str, Text]
    """By family and id: `documents/2026/a`."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Attachments, templates and whatever else lies about, by path."""
    tables: dict[str, Fields] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    """Units that have a file of their own."""
    moment: datetime = MOMENT

    def copy(self) -> "Portal":
        return deepcopy(self)

    def of(self, family: str) -> list[str]:
        return sorted(name for name in self.texts if name.startswith(f"{family}/"))

    def everything(self) -> dict[str, bytes]:
        """Every file by path."""
        together = [each for each in self.units if each["标识"] not in self.apart]
        book = {"单位": together, "集合": self.collectives}
        found = {
            "site.yaml": dumped(self.config).encode(),
            "content/units.yaml": dumped(book).encode(),
        }
        for each in self.units:
            if each["标识"] in self.apart:
                found[f"content/units/{each['标识']}.yaml"] = dumped(each).encode()
        for name, catalog in self.catalogs.items():
            found[f"content/catalogs/{name}.yaml"] = dumped(catalog).encode()
        for name, table in self.tables.items():
            found[f"content/tables/{name}.yaml"] = dumped(table).encode()
        for name, text in self.texts.items():
            found.update(text.files(name))
        return found | self.files

    def write(self, root: Path) -> None:
        lay(root, self.everything())


def lay(root: Path, wanted: Mapping[str, bytes]) -> None:
    """Write only what differs: a file that stays keeps its time."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).as_posix() not in wanted:
            path.unlink()
    for name, content in wanted.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def dumped(value: Any) -> str:
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False
    )


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:
        return True


def document(number: int, **fields: Any) -> Text:
    front = {
        "标题": f"关于第{number}号事项的通知",
        "发布机构": ["区财政局"],
        "成文日期": "2026-01-05",
        "发布日期": f"2026-01-{10 + number % 4}",
        "有效性": "有效",
        "主题分类": "财政、金融、审计/预算",
        "体裁": "通知",
        "栏目": ["zcwj-qtwj"],
    }
    return Text(front | fields, ["## 一、总则", f"第二条 第{number}号事项的正文。"])


def column(identity: str, name: str, *children: Fields, **fields: Any) -> Fields:
    below = {"子栏目": list(children)} if children else {}
    return {"标识": identity, "名称": name, "更新周期": "及时"} | fields | below


def small_portal(documents: int = 3) -> Portal:
    """Five units, three collectives, two catalogs, a few of every kind of text."""
    config: Fields = {
        "网站名称": "示例区人民政府",
        "基准网址": "https://www.shili.example.gov.cn/xxgk/",
        "网站标识码": "9900010001",
        "主办单位": "区政府",
        "检索": "是",
        "重定向": [],
        "栏目": [
            column("guide", "政府信息公开指南"),
            column("rules", "政府信息公开制度", 不适用="见上级平台"),
            column(
                "content",
                "法定主动公开内容",
                column(
                    "zcwj",
                    "政策文件",
                    column("zcwj-qtwj", "其他政策文件", 责任单位=["区财政局"]),
                    column("zcwj-zcjd", "政策解读", 收录="政策解读"),
                    column("zcwj-fzsx", "废止失效文件", 收录="废止失效文件"),
                ),
                column("tjxx", "统计信息"),
            ),
            column("reports", "政府信息公开年报"),
        ],
    }
    units: list[Fields] = [
        {"标识": "qzf", "名称": "区政府", "全称": "示例区人民政府", "类别": "政府机构"},
        {"标识": "qczj", "名称": "区财政局", "别名": ["财政局"], "类别": "政府部门", "机构职能": "管钱。"},
        {
            "标识": "qsfj",
            "名称": "区司法局",
            "别名": [{"名称": "法制办", "至": "2025-12-31"}],
            "类别": "政府部门",
        },
        {
            "标识": "qslj",
            "名称": "区水利局",
            "别名": [{"名称": "法制办", "自": "2026-01-01"}],
            "类别": "政府部门",
            "去向": {"方式": "并入", "单位": "区财政局", "日期": "2026-09-01"},
        },
        {"标识": "dbz", "名称": "东坝镇", "类别": "镇街", "设立日期": "2026-02-01"},
    ]  # fmt: skip
    collectives: list[Fields] = [
        {"名称": "各镇街", "成员": {"类别": ["镇街"]}},
        {"名称": "有关单位", "成员": "不定"},
        {"名称": "经济部门", "标识": "jjbm", "成员": ["区财政局", "区水利局"]},
    ]
    catalogs = {
        year: {
            "标题": f"{year}年政务公开任务清单",
            "年度": int(year),
            "来源文件": "关于第0号事项的通知",
            "成文日期": f"{year}-03-09",
            "发布日期": f"{year}-03-10",
            "部分": [
                {
                    "标题": "深化主动公开",
                    "任务": [
                        task("1", "公布财政预算。", ["区财政局"], ["各镇街", "有关单位"]),
                        task("2", "公布年度报告。", ["区政府"], ["经济部门"]),
                    ],
                },
                {"标题": "做好解读", "任务": [task("3", "解读政策。", [], ["法制办"])]},
            ],
        }
        for year in ("2025", "2026")
    }
    texts = {f"documents/2026/d{number}": document(number) for number in range(documents)}
    texts["interpretations/2026/j0"] = Text(
        {
            "标题": "政策问答",
            "解读对象": ["2026/d0"],
            "形式": "简明问答",
            "单位": ["区司法局"],
            "发布日期": "2026-01-20",
        },
        ["问：是什么？", "答：见[原文](document:2026/d0#c1)。"],
    )
    texts["questions/2026/q0"] = Text(
        {
            "问题": "怎么申请？",
            "单位": ["区财政局"],
            "领域": "惠企",
            "受众": ["企业"],
            "依据": ["2026/d0#c1"],
            "来源": "热线",
            "收到日期": "2026-01-19",
            "答复日期": "2026-01-20",
            "发布日期": "2026-01-21",
            "有效至": "2026-09-30",
        },
        ["见通知。"],
    )
    texts |= _matters()
    texts["pages/guide"] = Text(
        {"标题": "公开指南", "栏目": ["guide"], "更新日期": "2026-01-01"}, ["指南。"]
    )
    texts["pages/help"] = Text({"标题": "帮助"}, ["怎样使用，见[指南](page:guide)。"])
    files = {"content/tables/jz.csv": "镇街,人数\n东坝镇,3\n区财政局,4\n".encode()}
    return Portal(config, units, collectives, catalogs, texts, files, dict(_tables()))


def _matters() -> dict[str, Text]:
    """A decision, its consultation, and something that takes place."""
    common: Fields = {"单位": ["区财政局"], "栏目": ["tjxx"], "发布日期": "2026-01-12"}
    views = {"起": "2026-05-14", "止": "2026-06-15", "方式": "电话", "草案": "2026/d0"}
    steps = [
        {"环节": "列入目录", "日期": "2026-01-12"},
        {"环节": "公众参与", "日期": "2026-05-14", "事项": "2026/m0"},
        {"环节": "决定公布", "计划": "2026-08-31"},
    ]
    event = {"时间": "2026-07-01 09:00", "地点": "会议室"}
    return {
        "matters/2026/m0": Text(
            {"标题": "征求意见", "种类": "意见征集", **common, "征集": views}, []
        ),
        "matters/2026/m1": Text(
            {"标题": "决策", "种类": "重大行政决策", **common, "年度": "2026", "环节": steps},
            ["正文。"],
        ),
        "matters/2026/m2": Text({"标题": "列席", "种类": "会议开放", **common, "日程": event}, []),
    }


def _tables() -> Iterator[tuple[str, Fields]]:
    """One that goes on, one period by period, one for a time, one whose rows go one by one and lead elsewhere."""
    fields = [
        {"名称": "镇街", "类型": "单位", "筛选": "是"},
        {"名称": "人数", "类型": "整数", "合计": "是"},
    ]
    common: Fields = {"种类": "救助", "单位": ["区财政局"], "栏目": ["tjxx"], "字段": fields}
    yield "jz", {"标题": "救助情况", **common, "发布日期": "2026-01-12", "数据": "jz.csv"}
    rows = [["东坝镇", "3"], ["法制办", "4"]]
    issue = {"期": "2026年第一季度", "发布日期": "2026-04-10", "数据": rows}
    yield "jd", {"标题": "各季度情况", **common, "更新周期": "每季度", "各期": [issue]}
    yield (
        "gs",
        {
            "标题": "发放结果",
            **common,
            "发布日期": "2026-06-10",
            "数据": rows,
            "公示": {"起": "2026-06-12", "工作日": "7"},
        },
    )
    fields = [
        {"名称": "事项"},
        {"名称": "依据", "类型": "文件", "筛选": "是"},
        {"名称": "公示截止", "类型": "日期", "撤下": "是"},
    ]
    rows = [["甲事", "2026/d0、2026/d1", "2026-06-15"], ["乙事", "2026/d0", ""]]
    own: Fields = {"标题": "逐行撤下", "发布日期": "2026-06-10", "数据": rows, "字段": fields}
    yield "zh", common | own


def task(number: str, content: str, leads: list[str], responsible: list[str]) -> Fields:
    return {"序号": number, "内容": content, "牵头单位": leads, "责任单位": responsible}


def first_template(name: str) -> bytes:
    """One of ours, for a portal to change."""
    return (sample_portal() / "templates" / name).read_bytes()


# ── Building ──────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Outcome:
    """What a build leaves and says, to be compared with what another does."""

    refused: tuple[str, ...] = ()
    """What it was refused for; of a refused build there is nothing else to tell."""
    findings: tuple[Diagnostic, ...] = ()
    next_change: datetime | None = None
    pages: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Every file with its mark, by address."""
    site: dict[str, bytes] = field(default_factory=dict, repr=False)
    """The same without the mark, and of the search index what it holds: see `indexes.site_in`."""

    def differs(self, other: "Outcome") -> list[str]:
        """In words, for whoever reads a failing test."""
        told = [
            f"{name}: {getattr(self, name)} / {getattr(other, name)}"
            for name in ("refused", "findings", "next_change")
            if getattr(self, name) != getattr(other, name)
        ]
        if self.refused or other.refused:
            return told
        addresses = sorted(self.site.keys() | other.site.keys())
        return told + [
            f"{each}: {_difference(self.site.get(each), other.site.get(each))}"
            for each in addresses
            if self.site.get(each) != other.site.get(each)
        ]


def _difference(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "missing on the left" if one is None else "missing on the right"
    start = next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    left, right = (
        each[max(0, start - 60) : start + 60].decode(errors="replace") for each in (one, other)
    )
    return f"…{left}… / …{right}…"


def silent(_step: str) -> None:
    """Tells nobody."""


def built(order: Order) -> tuple[Outcome, Summary | None]:
    try:
        summary = build(order, silent)
    except Rejected as rejected:
        return Outcome(tuple(sorted(map(str, rejected.diagnostics)))), None
    pages = pages_in(order.output)
    announced = json.loads(
        (order.output.parent / ".gongkai" / order.output.name / "next-build.json").read_text(
            "utf-8"
        )
    )["at"]
    at = datetime.fromisoformat(announced).replace(tzinfo=None) if announced else None
    assert at == summary.next_change
    assert len(pages) - 1 == summary.files, "the mark is none of them"
    site = site_in(order.output)
    return Outcome((), summary.findings, at, pages, site), summary


def permanent(found: Outcome) -> list[str]:
    return sorted(filter(is_permanent, found.pages))


def clean(root: Path, output: Path, moment: datetime, known: Iterable[str] = ()) -> Outcome:
    """All from nothing, told of the addresses that were published before."""
    shutil.rmtree(output.parent, ignore_errors=True)
    published = output.with_suffix(".txt") if known else None
    if published:
        published.parent.mkdir(parents=True)
        published.write_text("\n".join(known), "utf-8")
    return built(Order(root, output, moment, 1, "serial", published=published))[0]


def damages(output: Path, root: Path, moment: datetime) -> list[str]:
    """What `gongkai verify` finds."""
    return [str(each) for each in verified(output)[1]]


__all__ = [
    "MARK",
    "MOMENT",
    "Fields",
    "Outcome",
    "Portal",
    "Text",
    "built",
    "clean",
    "column",
    "damages",
    "document",
    "first_template",
    "lay",
    "pages_in",
    "permanent",
    "silent",
    "small_portal",
    "task",
]
