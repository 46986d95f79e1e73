"""Arguments and options that several commands share."""

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
