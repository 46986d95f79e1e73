"""`export catalog` writes a list in the form asked for, or in that of the file's name."""

from pathlib import Path

import pytest

from tests.commands.portal import gongkai


def test_the_form_is_that_of_the_file_s_name_where_none_is_asked_for(
    portal: Path, tmp_path: Path
) -> None:
    named, asked = tmp_path / "清单.csv", tmp_path / "清单.txt"

    first = gongkai("export", "catalog", "sl-2026", "-o", str(named), "--site", portal)
    second = gongkai(
        "export", "catalog", "sl-2026", "--to", "csv", "-o", str(asked), "--site", portal
    )

    assert (first.code, first.out) == (0, f"已写好 {named}\n")
    assert second.code == 0
    assert named.read_bytes() == asked.read_bytes()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "写成哪种格式？请加“--to docx”，或者用“-o 清单.docx”写明文件名"),
        (["-o", "清单.pdf"], "没有“pdf”这种格式"),
    ],
)
def test_where_no_form_is_known_nothing_is_written(
    portal: Path, options: list[str], told: str
) -> None:
    ran = gongkai("export", "catalog", "sl-2026", *options, "--site", portal)

    assert ran.code != 0
    assert told in ran.err
    assert not Path("清单.pdf").exists()
