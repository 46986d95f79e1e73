"""Arguments and options: what several commands share, and what takes many words."""

from pathlib import Path
from typing import Annotated

import typer

Site = Annotated[
    Path, typer.Argument(metavar="网站文件夹", help="含有 site.yaml 的文件夹，默认为当前文件夹")
]
SiteOption = Annotated[Path | None, typer.Option("--site", metavar="文件夹", help="同“网站文件夹”")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="文件夹", help="输出到哪里，默认为网站文件夹下的 output"
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="日期",
        help="按什么时候生成，如 2026-11-20 或“2026-11-20 09:00”；默认为现在（北京时间）",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="个数", help="同时用几个进程，默认为可用的处理器个数"
    ),
]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="引擎",
        help="由谁生成页面：serial 本进程，processes 本机的几个进程，dask:调度器地址 多台机器",
    ),
]
Earlier = Annotated[
    Path | None,
    typer.Option(
        "--published",
        metavar="文件",
        help="以前的 sitemaps 文件夹、其中的文件或网址清单，用来检查公开过的网址是否还在",
    ),
]
WebOnly = Annotated[
    bool, typer.Option("--web-only", help="只做网页，不做“另存”里写的 WORD、PDF 版")
]
Start = Annotated[str, typer.Argument(metavar="起算日期", help="如 2022-07-27，当天不算")]
Limit = Annotated[str, typer.Argument(metavar="时限", help="如“20个工作日内”“9月底前”“每季度”")]
Holidays = Annotated[
    Path | None,
    typer.Option(
        "--site",
        metavar="文件夹",
        help="网站文件夹，site.yaml 里的“节假日”也算；默认为当前文件夹，没有 site.yaml 时只算程序自带的",
    ),
]

ReportForm = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="格式", help="html、xlsx、json、text 之一；不写时看文件名，默认 text"
    ),
]
ReportFile = Annotated[
    Path | None,
    typer.Option("--out", metavar="文件", help="写到哪里，如 自查.html；默认显示在屏幕上"),
]
Forecast = Annotated[
    int | None,
    typer.Option(
        "--forecast",
        min=1,
        max=400,
        metavar="天数",
        help="再往后看这么多天：如果什么也不发布，哪天会出什么问题",
    ),
]

Original = Annotated[
    str,
    typer.Argument(
        metavar="原件", help=".docx、.xlsx、.pdf、.html 或 .txt；- 是粘贴到标准输入的文字"
    ),
]
Catalogue = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="文件",
        help="写成哪个清单，如 content/catalogs/yd-2026.yaml；已有的，保留手工的修改。默认显示在屏幕上",
    ),
]
KnownUnits = Annotated[
    Path | None,
    typer.Option("--units", metavar="文件", help="已登记的单位，默认为网站的 content/units.yaml"),
]
ReportPage = Annotated[
    Path | None,
    typer.Option("--report", metavar="文件", help="核对用的网页：原件和清单并排，每个字有着落"),
]
Accepted = Annotated[
    list[str] | None,
    typer.Option(
        "--clean", metavar="编号", help="接受这一处修改，可以写几次；“全部”是列出的都接受"
    ),
]
