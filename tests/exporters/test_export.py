import ast
import subprocess
import sys
from pathlib import Path

import pytest

from generator.export import NoExport, export
from generator.exporters import EXPORTERS
from generator.payload import parsed
from tests.conftest import SiteOf

ROOT = Path(__file__).parents[2]
SITE = """
    -- content/units.yaml --
    单位: [{标识: qczj, 名称: 区财政局, 类别: 政府部门}]
    -- content/documents/2026/rwfg.md --
    ---
    标题: 关于印发任务分工的通知
    发布机构: 区财政局
    成文日期: 2026-04-15
    发布日期: 2026-04-20
    栏目: zcwj
    ---

    各镇街：

    现印发给你们。
    -- content/catalogs/sl-2026.yaml --
    标题: 任务分工
    年度: 2026
    来源文件: 2026/rwfg
    任务:
    - {序号: 1, 内容: 公开预算, 责任单位: 区财政局}
    - {序号: 2, 内容: 公开决算, 责任单位: 区财政局}
"""


@pytest.mark.parametrize("to", [each.name for each in EXPORTERS])
def test_a_catalogue_of_the_site_becomes_a_file_of_each_format(to: str, site_of: SiteOf) -> None:
    site = site_of(SITE)

    data = export(site, "sl-2026", to)

    begins = {"docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "html": b"<!DOCTYPE html>"}
    assert data.startswith(begins[to])
    assert data == export(site, "sl-2026", to)


def test_a_notice_known_by_its_id_is_printed_by_its_title(site_of: SiteOf) -> None:
    data = export(site_of(SITE), "sl-2026", "html").decode()

    assert "<li>来源文件：关于印发任务分工的通知</li>" in data
    payload = parsed(data.partition('id="gongkai">')[2].partition("</script>")[0])
    assert payload is not None
    assert payload.catalog.source == "2026/rwfg"


@pytest.mark.parametrize(
    ("identity", "to", "told"),
    [
        ("sl-2062", "docx", "没有标识为“sl-2062”的任务清单，是否应为“sl-2026”？"),
        ("别的", "docx", "没有标识为“别的”的任务清单，可用的有：sl-2026"),
        ("sl-2026", "doc", "没有“doc”这种格式，是否应为“docx”？"),
        ("sl-2026", "纸", "没有“纸”这种格式，可用的有：docx、xlsx、csv、html"),
    ],
)
def test_what_there_is_not_is_refused_with_what_was_perhaps_meant(
    identity: str, to: str, told: str, site_of: SiteOf
) -> None:
    with pytest.raises(NoExport) as refused:
        export(site_of(SITE), identity, to)

    assert str(refused.value).startswith(told.removesuffix("？"))


def test_a_site_without_lists_says_so(site_of: SiteOf) -> None:
    with pytest.raises(NoExport, match="没有标识为“a”的任务清单，一份也没有"):
        export(site_of(""), "a", "docx")


def test_a_text_that_no_cell_holds_names_another_format(site_of: SiteOf) -> None:
    site = site_of(SITE.replace("公开预算", "长" * 32768))

    with pytest.raises(NoExport, match="请改用 docx"):
        export(site, "sl-2026", "xlsx")


@pytest.mark.parametrize(("to", "package"), [("docx", "docx"), ("xlsx", "xlsxwriter")])
def test_who_lacks_the_extra_is_told_how_to_install_it(
    to: str, package: str, tmp_path: Path
) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError\n", "utf-8")
    program = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
from datetime import datetime
from pathlib import Path
from generator.build import opened
from generator.export import NoExport, export
with opened(Path({str(ROOT)!r}), datetime(2026, 11, 20)) as site:
    assert export(site, "sl-2026", "csv") and export(site, "sl-2026", "html")
    try:
        export(site, "sl-2026", {to!r})
    except NoExport as told:
        print(told)
"""

    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ran.stdout, ran.stderr) == (
        f"写 {to} 要用的软件包没有安装：请运行 pip install 'gongkai[import]'\n",
        "",
    )


def test_every_member_of_the_family_is_registered_and_tested() -> None:
    members = {path.stem for path in (ROOT / "generator/exporters").glob("[!_]*.py")}

    assert members == {each.name for each in EXPORTERS}
    assert all((ROOT / f"tests/exporters/test_{name}.py").is_file() for name in members)


@pytest.mark.parametrize("name", [each.name for each in EXPORTERS])
def test_no_exporter_knows_another_or_the_site(name: str) -> None:
    tree = ast.parse((ROOT / f"generator/exporters/{name}.py").read_text("utf-8"))

    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {module for module in imported if module and module.startswith("generator")}
    allowed = {"sheet", "payload", "records", "record", "csv_cell", "text", "word_file"}
    assert {module.split(".")[1] for module in ours} <= allowed
