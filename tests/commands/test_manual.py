"""The editors' manual: its examples together are a portal, and it leaves out no kind of content."""

import json
import re
from pathlib import Path

from generator.scaffold import KINDS
from generator.schema import SCHEMAS
from tests.commands.portal import ROOT, build, write
from tests.offices import docx_of

MANUAL = (ROOT / "docs/editors.md").read_text("utf-8")


def examples() -> dict[str, str]:
    """The text of each file that the manual shows, by path."""
    return dict(re.findall(r"文件 `(\S+)`：\n\n```\w*\n(.*?)```\n", MANUAL, re.DOTALL))


def test_the_examples_of_the_manual_together_build_a_portal(tmp_path: Path) -> None:
    for name, text in examples().items():
        write(tmp_path / "portal" / name, text)
    write(tmp_path / "portal/content/documents/2026/qyjb-sqb.docx", docx_of(()))

    built = build(tmp_path / "portal")

    assert (built.code, [line for line in built.findings if ": 错误 " in line]) == (0, [])
    for page in ("cleanups/2026", "gazettes/2026-1", "reports/qczj-2025", "questions/2026/jb-tx"):
        assert (tmp_path / f"portal/output/{page}.html").is_file()


def test_every_file_that_the_manual_names_as_one_is_an_example() -> None:
    assert list(examples()) == re.findall(r"文件 `(\S+)`：$", MANUAL, re.MULTILINE)


def test_the_manual_makes_a_new_file_of_every_kind() -> None:
    assert set(re.findall(r"^gongkai new (\w+) ", MANUAL, re.MULTILINE)) == set(KINDS)


def test_the_manual_shows_the_folder_of_every_kind() -> None:
    tree = MANUAL.partition("网站文件夹\n├─")[2].partition("```")[0]

    assert {kind.family for kind in KINDS.values()} <= set(re.findall(r"─ (\w+)/", tree))


def test_the_manual_tells_editors_the_schema_of_every_kind_of_file() -> None:
    (told,) = re.findall(r"```json\n(\{\n  \"yaml.schemas\".*?)```", MANUAL, re.DOTALL)

    assert json.loads(told)["yaml.schemas"] == {
        f"./schemas/{name}.schema.json": files for name, (_, files) in SCHEMAS.items()
    }
