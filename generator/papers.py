"""Commands that take in and give out what offices write: lists, exports, drafts of reports."""

import re
from pathlib import Path
from typing import Annotated

import typer

from generator import build as stages
from generator.console import ending, fail, moment_of, needing
from generator.option import (
    Accepted,
    AsOf,
    Catalogue,
    KnownUnits,
    Original,
    ReportPage,
)
from generator.usage import ChineseCommand, ChineseGroup

exports = typer.Typer(
    cls=ChineseGroup,
    help="把网站的内容写成办公用的文件。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def import_list(
    source: Original,
    *,
    target: Catalogue = None,
    units: KnownUnits = None,
    new_units: Annotated[
        bool, typer.Option("--new-units", help="没有登记的单位，写成可以采用的 units.diff")
    ] = False,
    report: ReportPage = None,
    accepted: Accepted = None,
) -> None:
    """把机关的原件读成任务清单：说明读不准的，核对没有丢字。"""
    # Imported here: what reads documents is an extra of its own.
    with ending(), needing("import"):
        from generator.imported import Wish, run  # noqa: PLC0415

        words = (word for each in accepted or () for word in re.split(r"[,，、\s]", each))
        wanted = tuple(filter(None, words))
        run(Wish(source, target, units, new_units, report, wanted))


@exports.command("catalog", cls=ChineseCommand)
def export_catalog(
    identity: Annotated[str, typer.Argument(metavar="标识", help="清单的标识，如 sl-2026")],
    *,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="格式", help="docx、xlsx、csv、html 之一；不写的照文件名"),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="文件", help="写到哪里，已有的会被换掉；默认为“标识.格式”"
        ),
    ] = None,
    site: Annotated[Path, typer.Option("--site", metavar="文件夹", help="网站文件夹")] = Path(),
    as_of: AsOf = None,
) -> None:
    """把任务清单写成表格：像公文附件那样排好，再导入就是原来的清单。"""
    # Imported here: few ask for it.
    from generator.export import NoExport, export  # noqa: PLC0415

    form = to or (file.suffix.removeprefix(".").lower() if file else "")
    if not form:
        fail("写成哪种格式？请加“--to docx”，或者用“-o 清单.docx”写明文件名")
    target = file or Path(f"{identity.replace('/', '-')}.{form}")
    with ending(), stages.opened(site.resolve(), moment_of(as_of)) as content:
        try:
            target.write_bytes(export(content, identity, form))
        except NoExport as refused:
            fail(str(refused))
    typer.echo(f"已写好 {target}")


def draft_report(
    unit: Annotated[str, typer.Argument(metavar="单位", help="单位的名称，如 区财政局")],
    year: Annotated[int, typer.Argument(metavar="年度", help="报告哪一年，如 2026")],
    *,
    file: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="文件", help="写到哪里，已有的不动；默认显示在屏幕上"
        ),
    ] = None,
    site: Annotated[Path, typer.Option("--site", metavar="文件夹", help="网站文件夹")] = Path(),
    as_of: AsOf = None,
) -> None:
    """起草年度报告：本平台知道的先填好，其余写着“待填”。"""
    # Imported here: asked for once a year.
    from generator.annual_draft import NoUnit, draft  # noqa: PLC0415

    if file is not None and file.exists():
        fail(f"{file} 已经存在")
    with ending(), stages.opened(site.resolve(), moment_of(as_of)) as content:
        try:
            text = draft(content, unit, year)
        except NoUnit as refused:
            fail(str(refused))
    if file is None:
        typer.echo(text, nl=False)
        return
    with ending():
        file.write_text(text, "utf-8")
    typer.echo(f"已写好 {file}，请把“待填”的地方填完")
