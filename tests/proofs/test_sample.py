"""Whatever happens to the sample portal, every engine goes on from the last build to what a build from nothing makes."""

import re
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from generator.scan import portal
from tests.histories import History
from tests.portals import first_template, lay

distributed = pytest.importorskip(
    "distributed", reason="没有安装 dask：pip install 'gongkai[dask]'"
)

pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]

DAYS = (
    datetime(2026, 11, 20, 12),
    datetime(2026, 11, 27, 12),
    datetime(2027, 1, 1, 12),
    datetime(2031, 4, 10, 12),
    datetime(2025, 6, 1, 12),
)
"""One after which documents have expired, one before most were published."""


@dataclass
class Sample:
    """Its files, by path."""

    files: dict[str, bytes]
    moment: datetime = DAYS[0]

    def copy(self) -> "Sample":
        return deepcopy(self)

    def write(self, root: Path) -> None:
        lay(root, self.files)

    def texts(self, family: str) -> list[str]:
        return sorted(
            name
            for name in self.files
            if name.startswith(f"content/{family}/") and name.endswith(".md")
        )

    def change(self, name: str, old: str, new: str) -> None:
        """The first place that matches."""
        text = self.files[name].decode()
        self.files[name] = re.sub(old, new, text, count=1).encode()

    def redirect(self, source: str) -> None:
        self.change("site.yaml", "(?m)^重定向:\n", f"重定向:\n- 从: {source}\n  到: index.html\n")


def sample() -> Sample:
    root = portal()
    paths = (root / "site.yaml", *(root / "content").rglob("*"))
    files = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }
    # Built two hundred times: PDF would take most of it, and is a form like WORD.
    files["site.yaml"] = files["site.yaml"].replace(
        "另存: [docx, pdf]".encode(), "另存: docx".encode()
    )
    return Sample(files)


# ── What may happen ───────────────────────────────────────────────────────

Draw = Callable[[st.SearchStrategy[Any]], Any]
FAMILIES = st.sampled_from(("documents", "interpretations", "pages"))


def some_text(it: Sample, draw: Draw) -> str:
    return str(draw(st.sampled_from(it.texts(draw(FAMILIES)))))


def add_a_paragraph(it: Sample, draw: Draw) -> None:
    it.files[some_text(it, draw)] += "\n\n又补充一段，与以前的不同。\n".encode()


def change_a_title(it: Sample, draw: Draw) -> None:
    it.change(some_text(it, draw), "(?m)^标题: ", "标题: 新的")


def change_a_day(it: Sample, draw: Draw) -> None:
    it.change(some_text(it, draw), r"(?m)^发布日期: (\d{4})-\d\d-\d\d", r"发布日期: \1-12-01")


def add_a_document(it: Sample, draw: Draw) -> None:
    text = it.files[draw(st.sampled_from(it.texts("documents")))].decode()
    unique = "发文字号|索引号|统一编号|附件|废止|修改"
    text = re.sub(rf"(?m)^({unique}):.*\n(?:[- ] .*\n)*", "", text)
    text = re.sub(r"!\[.*", "", text)
    it.files[f"content/documents/2026/new-{len(it.files)}.md"] = text.encode()


def rename_a_document(it: Sample, draw: Draw) -> None:
    name = draw(st.sampled_from(it.texts("documents")))
    it.files[f"{name[:-3]}-gai.md"] = it.files.pop(name)
    it.redirect(name.removeprefix("content/").removesuffix(".md") + ".html")


def delete_a_page(it: Sample, draw: Draw) -> None:
    name = some_text(it, draw)
    del it.files[name]
    it.redirect(name.removeprefix("content/").removesuffix(".md") + ".html")


def hide_a_text(it: Sample, draw: Draw) -> None:
    line = draw(st.sampled_from(("草稿: 是", "撤下日期: 2026-11-25", "发布时间: 2026-12-31 09:00")))
    it.change(some_text(it, draw), "---\n", f"---\n{line}\n")


def rename_a_unit(it: Sample, draw: Draw) -> None:
    digit = draw(st.sampled_from("123"))
    it.change("content/units.yaml", "(?m)^  联系电话: .*$", f"  联系电话: 0000-8000{digit}001")
    it.change("content/units.yaml", "(?m)^  机构职能: ", "  机构职能: 另外，")


def change_a_task(it: Sample, draw: Draw) -> None:
    lists = sorted(name for name in it.files if name.startswith("content/catalogs/"))
    it.change(draw(st.sampled_from(lists)), r"(?m)(内容: )", r"\1按规定")


def rename_the_site(it: Sample, draw: Draw) -> None:
    it.change("site.yaml", "(?m)^网站名称: ", "网站名称: 新")


def change_a_template(it: Sample, draw: Draw) -> None:
    name = draw(st.sampled_from(("pages/document.html", "parts/footer.html", "static/style.css")))
    own = f"templates/{name}"
    if draw(st.booleans()):
        it.files[own] = it.files.get(own, first_template(name)) + b"\n"
    else:
        it.files.pop(own, None)


def another_day(it: Sample, draw: Draw) -> None:
    it.moment = draw(st.sampled_from(DAYS))


EDITS = (
    add_a_paragraph, change_a_title, change_a_day, add_a_document, rename_a_document,
    delete_a_page, hide_a_text, rename_a_unit, change_a_task, rename_the_site,
    change_a_template, another_day,
)  # fmt: skip


@pytest.fixture(scope="module")
def dask() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield f"dask:{made.scheduler_address}"


@settings(
    max_examples=10,
    deadline=None,
    derandomize=False,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_after_any_history_of_the_sample_every_engine_makes_what_a_build_from_nothing_makes(
    dask: str, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory(prefix="gongkai-test-") as folder:
        history = History(Path(folder), sample())
        history.publish()
        for _ in range(5):
            for edit in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
                note(edit.__name__)
                edit(history.portal, data.draw)
            way = data.draw(st.sampled_from(("serial", "processes", dask)))
            note(way)
            found = history.check(jobs=2, engine=way)
            again = history.check(engine=way)
            assert again.differs(found) == []
            if found.refused:
                note(str(found.refused[:3]))
                history.portal = history.good.copy()
