"""Lists laid out as offices print them, in every format: each field comes back as it was."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.imported import Wish, run
from generator.ingest import ingest
from generator.shapes.tabular import AT_BREAK
from tests import offices
from tests.imports import tasks
from tests.office_documents import document, file_names
from tests.offices import Catalogue, Layout
from tests.seeds import NAMES, SHARED, is_absent

SAMPLE = Path(__file__).parents[2] / "content/catalogs"
WIDTH = str.maketrans("，（）：；％！？", ",():;%!?")
HEAD = ("标题", "年度", "来源文件", "发文字号", "索引号", "发布机构", "成文日期", "发布日期")
TASK = ("序号", "名称", "内容", "牵头单位", "责任单位", "分工", "时限", "等")


@cache
def catalogue(name: str) -> Catalogue:
    folder = SAMPLE if name.startswith("sl-") else SHARED / "catalogs"
    if folder != SAMPLE and is_absent():
        pytest.skip("没有 ../shared，五份真实清单不能核对")
    data: Catalogue = yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))
    return data


def plain(value: Any) -> Any:
    """Without white space, half width, no full stop at the end: what a reader would call the same."""
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return "".join(str("" if value is None else value).split()).translate(WIDTH).rstrip("。.")


def rows(data: Any) -> list[dict[str, Any]]:
    """Of a task in doubt only whom it names: either column is right.

    That an empty cell at a page break may belong to the one above is said, and is no more.
    """
    found = []
    for path, task in tasks(data):
        row = {"部分": plain(path)} | {key: plain(task[key]) for key in TASK if task.get(key)}
        row["等"] = bool(task.get("等"))
        doubt = task.get("存疑") or ""
        row["存疑"] = bool(doubt) and not str(doubt).startswith(AT_BREAK[:4])
        if row["存疑"]:
            row["单位"] = row.pop("牵头单位", []) + row.pop("责任单位", [])
        found.append(row)
    return found


def check(data: bytes, file: str, expected: Catalogue) -> None:
    found = ingest(data, file).manuscript.data
    assert rows(found) == rows(expected)
    head = [key for key in HEAD if expected.get(key)]
    assert {key: plain(found.get(key)) for key in head} == {
        key: plain(expected[key]) for key in head
    }


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", [*NAMES, "sl-2026"])
@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_a_list_comes_back_from_every_layout(form: str, name: str, layout: Layout) -> None:
    data = getattr(offices, form)(catalogue(name), layout)
    check(data, f"清单.{form}", offices.expected(catalogue(name), layout))


def check_print(name: str, layout: Layout) -> None:
    if not offices.has_browser():
        pytest.skip("没有 Chromium，不能打印 PDF")
    data = offices.pdf(catalogue(name), layout)
    check(data, "清单.pdf", offices.expected(catalogue(name), layout))


@pytest.mark.parametrize("layout", [Layout.PART_COLUMNS, Layout.PROSE, Layout.ENVELOPED])
def test_a_printed_list_comes_back(layout: Layout) -> None:
    check_print("sl-2026", layout)


@pytest.mark.proof
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", NAMES)
def test_a_printed_list_comes_back_from_every_layout(name: str, layout: Layout) -> None:
    check_print(name, layout)


@pytest.mark.parametrize("file", file_names())
def test_an_office_document_is_read_as_the_reference_says(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # away from the units of the sample
    _, _, data, reference, units = document(file)
    source, target = tmp_path / file, tmp_path / "content/catalogs/a.yaml"
    source.write_bytes(data)
    run(Wish(str(source), target, units))
    found = yaml.load(target.read_text("utf-8"), yaml.BaseLoader)
    assert rows(found) == rows(reference)
    head = [key for key in HEAD if reference.get(key)]
    assert {key: plain(found.get(key)) for key in head} == {
        key: plain(reference[key]) for key in head
    }
