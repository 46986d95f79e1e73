"""`gongkai import`, as an editor types it."""

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from generator.cli import app
from tests.commands.portal import check, gongkai

LIST = """\
示例区2026年任务清单
序号 | 重点工作 | 牵头单位 | 责任单位 |
一、主动公开 | |||
1 | 公开预算，注重岀台目的。 | 区财政局 | 区政府办公室、有关单位 |
2 | 公开年度报告。 | 区政府办公室、区教局 | |
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "清单.txt"
    path.write_text(LIST, "utf-8")
    return path


def test_the_list_is_printed_and_what_is_in_doubt_is_told_beside_it(source: Path) -> None:
    done = gongkai("import", source)
    assert done.code == 0
    assert yaml.safe_load(done.out)["部分"][0]["任务"][0]["内容"] == "公开预算，注重岀台目的。"
    assert done.err.splitlines() == [
        "清单.txt：2项任务，1个部分",
        "  存疑　1项：原件只印出一格，可能是牵头与责任两栏合并。任务2",
        "  形近字　第4行第2列第8字：“岀”应为“出”　[1]",
        "  方括号里是修改的编号：加 --clean 编号 接受，--clean 全部 全部接受；不加就照原样",
        "  字符核对：共78个，写入清单60，读作表头、序号和分隔18，没有用到0",
    ]


def test_into_a_portal_the_list_is_written_and_the_portal_takes_it(
    source: Path, portal: Path
) -> None:
    done = gongkai("import", source, "-o", portal / "content/catalogs/qd-2026.yaml")
    assert done.code == 0
    assert "单位名称　第5行第3列第8字：没有登记“区教局”这个单位" in done.out
    assert "没有登记的单位：区教局（--new-units 给出登记的建议）" in done.out
    assert "已写好" in done.out
    found = check(portal)
    assert "“区教局”" in found.out
    assert "qd-2026.yaml" in found.out


def test_a_repair_is_made_only_where_it_was_accepted(source: Path) -> None:
    assert "岀台" in gongkai("import", source).out
    assert "出台" in gongkai("import", source, "--clean", "1").out
    assert "出台" in gongkai("import", source, "--clean", "全部").out
    assert "出台" in gongkai("import", source, "--clean", "1, 1").out
    wrong = gongkai("import", source, "--clean", "7")
    assert wrong.code == 2
    assert "没有编号为“7”的修改" in wrong.err


def test_importing_again_keeps_what_was_edited_and_shows_the_difference(
    source: Path, portal: Path
) -> None:
    target = portal / "content/catalogs/qd-2026.yaml"
    assert gongkai("import", source, "-o", target, "--clean", "1").code == 0
    edited = target.read_text("utf-8").replace("公开年度报告。", "公开年度报告和解读。  # 会上定的")
    target.write_text(edited, "utf-8")
    source.write_text(LIST.replace("区政府办公室、有关单位", "区政府办公室"), "utf-8")
    done = gongkai("import", source, "-o", target)
    assert "-    - 有关单位" in done.out.splitlines()
    assert target.read_text("utf-8") == edited.replace("    - 有关单位\n", "")


def test_new_units_come_as_a_change_to_look_at(source: Path, portal: Path) -> None:
    before = (portal / "content/units.yaml").read_text("utf-8")
    units = portal / "content/units.yaml"
    done = gongkai("import", source, "--units", units, "--new-units")
    assert done.code == 0
    assert "+  名称: 区教局" in Path("units.diff").read_text("utf-8").splitlines()
    assert units.read_text("utf-8") == before


def test_the_change_can_be_applied_to_the_portal(source: Path, portal: Path) -> None:
    target = portal / "content/catalogs/qd-2026.yaml"
    assert gongkai("import", source, "-o", target, "--new-units").code == 0
    patch = Path("units.diff").read_text("utf-8")
    subprocess.run(
        ["git", "apply"], input=patch, text=True, cwd=portal, check=True, encoding="utf-8"
    )
    assert "名称: 区教局" in (portal / "content/units.yaml").read_text("utf-8")
    assert "没有登记的单位" not in gongkai("import", source, "-o", target).out


def test_the_report_does_not_replace_the_source_or_the_list(source: Path) -> None:
    done = gongkai("import", source, "--report", source)
    assert done.code == 2
    assert source.read_text("utf-8") == LIST


def test_a_list_with_errors_is_not_revised(source: Path, portal: Path) -> None:
    target = portal / "content/catalogs/qd-2026.yaml"
    target.write_text("标题: [没有写完\n", "utf-8")
    done = gongkai("import", source, "-o", target)
    assert done.code == 1
    assert "已有的清单有错误，改好再导入" in done.err
    assert target.read_text("utf-8") == "标题: [没有写完\n"


def test_the_report_is_one_page_that_asks_for_nothing(source: Path, tmp_path: Path) -> None:
    report = tmp_path / "核对.html"
    assert gongkai("import", source, "--report", report).code == 0
    text = report.read_text("utf-8")
    assert "<script" not in text
    assert "http://" not in text
    assert "https://" not in text
    assert re.search('<dt>部分</dt><dd><a href="#c[0-9]+">主动公开</a>', text)
    for words in ("原件的字符，不计空白", "没有用到", "写入清单", "存疑"):
        assert words in text


@pytest.mark.parametrize(
    "pasted", [LIST, "<table><tr><th>任务<th>责任单位<tr><td>公开预算。<td>区财政局</table>"]
)
def test_what_is_pasted_is_read_from_standard_input(pasted: str) -> None:
    done = CliRunner().invoke(app, ["import", "-"], input=pasted.encode())
    assert "内容: 公开预算" in done.stdout


def _wrong_files(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    yield "空.txt", b"", "里面没有文字"
    yield "通知.txt", "各单位：请遵照执行。".encode(), "里面没有找到任务清单"
    yield "图.txt", b"\x89PNG\0\0", "不是文本文件"
    yield "旧.doc", b"\xd0\xcf\x11\xe0", ".doc 读不了，请另存为 .docx 再导入"
    yield "图.jpg", b"\xff\xd8", "不认识 .jpg 文件"
    book = io.BytesIO()
    workbook = openpyxl.Workbook()
    for row in (["姓名", "电话"], ["某甲", "80000001"]):
        workbook.worksheets[0].append(row)
    workbook.save(book)
    yield "通讯录.xlsx", book.getvalue(), "里面没有找到任务清单"
    yield "假.docx", "公开预算".encode(), ""
    yield "假.pdf", "公开预算".encode(), ""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "0" * 300_000_000)
    yield "炸弹.docx", packed.getvalue(), ""


def test_a_wrong_file_gives_one_clear_message_and_nothing_is_written(
    source: Path, tmp_path: Path
) -> None:
    for name, data, message in _wrong_files(tmp_path):
        wrong = tmp_path / name
        wrong.write_bytes(data)
        done = gongkai("import", wrong, "-o", "content/catalogs/qd.yaml", "--report", "r.html")
        assert done.code == 1, (name, done.err)
        assert done.err.startswith(f"{name}：{message}"), done.err
        assert len(done.err.splitlines()) == 1, done.err
        assert "Traceback" not in done.err
        assert not Path("content").exists()
        assert not Path("r.html").exists()


def test_a_file_of_200_mb_is_refused_before_it_is_read(source: Path, tmp_path: Path) -> None:
    big = tmp_path / "大.docx"
    with big.open("wb") as stream:
        os.truncate(stream.fileno(), 200 * 2**20)
    done = gongkai("import", big)
    assert done.code == 1
    assert done.err == "大.docx：文件有200 MB，超过50 MB；请删去图片和附件，只留清单\n"


def test_a_missing_file_and_a_bad_name_are_wrong_usage(source: Path) -> None:
    assert gongkai("import", "没有.docx").code == 2
    named = gongkai("import", source, "-o", "content/catalogs/清单.yaml")
    assert named.code == 2
    assert "文件名就是清单的标识" in named.err
