"""The documents as a Gongkai portal."""

import json
import sys
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.classification import COLUMNS, DEPARTMENTS, ENTRIES, KEEPER, POLICIES, UNITS
from bench.corpus import AS_OF, Document
from bench.peer import marked, set_aside, write_text
from generator.schema import schema

ROOT = Path(__file__).resolve().parents[1]
"""The program that is measured: the one that this folder belongs to."""

SEARCH_KEY = "检索"
_TEMPLATE = "templates/pages/document.html"


@dataclass(frozen=True, slots=True)
class Portal:
    folder: Path
    options: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return "公开"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def command(self) -> tuple[str, ...]:
        build = (sys.executable, "-m", "generator", "build", str(self.folder))
        return (*build, "--as-of", AS_OF.isoformat(), *self.options)

    def lay(self) -> None:
        write_text(self.folder / "site.yaml", _yaml(settings(schema("site")["properties"])))
        write_text(self.folder / "content/units.yaml", _yaml({"单位": [*map(_unit, UNITS)]}))

    def write(self, document: Document) -> None:
        write_text(self._source(document), _front_matter(document) + document.body)

    def remove(self, document: Document) -> None:
        self._source(document).unlink(missing_ok=True)

    def dress(self, mark: str) -> None:
        template = (ROOT / _TEMPLATE).read_text("utf-8")
        write_text(self.folder / _TEMPLATE, marked(template, "{% endblock %}", mark))

    def forget(self) -> None:
        set_aside(self.folder, ".gongkai", self.output.name)

    def page(self, document: Document) -> Path:
        return self.output / f"documents/{document.identity}.html"

    def _source(self, document: Document) -> Path:
        return self.folder / f"content/documents/{document.identity}.md"


def _front_matter(document: Document) -> str:
    validity = "有效性: 有效\n" if document.column in POLICIES else ""
    return (
        f"---\n标题: {json.dumps(document.title, ensure_ascii=False)}\n"
        f"发布机构: [{document.unit}]\n成文日期: {document.formed}\n发布日期: {document.published}\n"
        f"主题分类: {document.topic}\n栏目: [{document.column}]\n{validity}---\n\n"
    )


def _yaml(content: dict[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def settings(known: Container[str]) -> dict[str, Any]:
    """`site.yaml` for a program that knows these keys."""
    below = [_column(key) for key in COLUMNS if key not in ENTRIES]
    content = _column("content", "法定主动公开内容") | {"子栏目": below}
    site: dict[str, Any] = {
        "网站名称": "示例区人民政府",
        "网站标识码": "9900010001",
        "域名": "www.shili.gov.cn",
        "基准网址": "https://www.shili.gov.cn/xxgk/",
        "主办单位": KEEPER,
        "承办单位": KEEPER,
        "联系方式": {"电话": "0000-80001201"},
        "ICP备案": "示ICP备99000001号",
        "公安备案": "示公网安备99000102000001号",
        "党政机关标识": "https://bszs.example.gov.cn/verify",
        "找错入口": "https://zhaocuo.example.gov.cn/report",
        "栏目": [_column("guide"), _column("rules"), content, _column("reports")],
    }
    if SEARCH_KEY in known:
        site[SEARCH_KEY] = "否"  # Hugo builds no index either
    return site


def _column(key: str, name: str = "") -> dict[str, Any]:
    return {
        "标识": key,
        "名称": name or COLUMNS[key],
        "说明": f"公布{name or COLUMNS[key]}，随时更新，历年的长期保留",
        "更新周期": "及时更新",
        "责任单位": [KEEPER],
    }


def _unit(name: str) -> dict[str, Any]:
    number = UNITS.index(name) + 1
    return {
        "标识": f"u{number:02d}",
        "名称": name,
        "类别": "政府部门" if name in DEPARTMENTS else "镇街",
        "机构职能": f"负责{name}职责范围内的各项工作，依法公开政府信息",
        "内设机构": ["办公室", "业务科", "法规科"],
        "办公地址": f"示例区政和路{number}号",
        "办公时间": "工作日9:00—12:00，13:30—17:30",
        "联系电话": f"0000-8000{1200 + number}",
        "负责人": "某某（主要负责人）",
    }
