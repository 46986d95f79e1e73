"""The command line: words to one call.

Exit codes: 0 clean, 1 the content has errors,
2 wrong usage or a place that cannot be written to.
"""

import gc
import json
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__, papers
from generator import build as stages
from generator.build import Order
from generator.console import CONTENT_ERROR, Refusal, build_site, ending, fail, moment_of, telling
from generator.diagnostic import Rejected, errors
from generator.engine import NoEngine, cpus
from generator.load import config_of
from generator.option import (
    AsOf,
    Earlier,
    EngineName,
    Forecast,
    Holidays,
    Jobs,
    Limit,
    Output,
    ReportFile,
    ReportForm,
    Site,
    SiteOption,
    Start,
    WebOnly,
)
from generator.preview import folder
from generator.publish import Refused
from generator.query import Sort
from generator.records import Column, Document, Unit
from generator.report import Format, brief, explanation, report, tally, units
from generator.scaffold import KINDS, Known
from generator.scaffold import init as make_portal
from generator.scaffold import new as make_file
from generator.scan import CONFIG
from generator.schema import SCHEMAS
from generator.schema import schema as make_schema
from generator.text import did_you_mean
from generator.upkeep import rollback as rollback_release
from generator.upkeep import verified
from generator.usage import ChineseCommand, ChineseGroup, run
from generator.working_day import Calendar

app = typer.Typer(
    cls=ChineseGroup,
    help="公开：把任务清单和政策解读生成为政府信息公开栏目的静态网站。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(papers.exports, name="export")


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
) -> None:
    if show:
        typer.echo(f"gongkai {__version__}")
        raise typer.Exit


@app.command("build", cls=ChineseCommand)
def build(
    site: Site = Path(),
    *,
    site_option: SiteOption = None,
    output: Output = None,
    as_of: AsOf = None,
    jobs: Jobs = None,
    engine: EngineName = "processes",
    clean: Annotated[bool, typer.Option("--clean", help="全部重新生成，不利用上次的结果")] = False,
    published: Earlier = None,
    web_only: WebOnly = False,
    explained: Annotated[
        bool, typer.Option("--explain-rebuild", help="逐个说明新写的文件是为什么")
    ] = False,
) -> None:
    """生成网站。内容有错误时不发布，原来的网站不动。"""
    order = _order(
        site_option or site,
        output,
        as_of,
        jobs,
        engine=engine,
        clean=clean,
        published=published,
        explained=explained,
    )
    build_site(replace(order, is_web_only=web_only))


@app.command("check", cls=ChineseCommand)
def check(
    site: Site = Path(),
    *,
    site_option: SiteOption = None,
    output: Output = None,
    as_of: AsOf = None,
    jobs: Jobs = None,
    engine: EngineName = "processes",
    published: Earlier = None,
    web_only: WebOnly = False,
    form: Annotated[Format, typer.Option("--format", help="结果的格式")] = Format.TEXT,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="规则", help="说明一条规则的要求、依据和改法")
    ] = None,
    asked: Annotated[
        bool, typer.Option("--search", help="再从网页上随意取一些话来搜，看是不是都找得到")
    ] = False,
) -> None:
    """检查内容，做生成的全部步骤，只是不发布。"""
    if explain is not None:
        try:
            typer.echo(explanation(explain))
        except LookupError as unknown:
            fail(str(unknown.args[0]))
        return
    order = _order(site_option or site, output, as_of, jobs, engine=engine, published=published)
    order = replace(order, is_web_only=web_only)
    try:
        with telling() as tell:
            findings = stages.check(order, tell).findings
    except (Refused, NoEngine) as refused:
        fail(str(refused))
    except Rejected as rejected:
        findings = rejected.diagnostics
    text = report(findings, form)
    if text:
        typer.echo(text)
    if form is Format.TEXT:
        typer.echo(f"检查完毕：{tally(findings)}")
        typer.echo(units(findings), nl=False)
    if errors(findings):
        raise typer.Exit(CONTENT_ERROR)
    if asked:
        _check_search(order)


def _check_search(order: Order) -> None:
    from generator.gate import ask  # noqa: PLC0415 - brings Whoosh
    from generator.published_index import NoIndex  # noqa: PLC0415

    with ending(), tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        trial = replace(order, output=Path(folder) / "output", published=None)
        with telling() as tell:
            stages.build(trial, tell)
        try:
            verdict = ask(trial.output)
        except NoIndex:
            fail("site.yaml 写着“检索: 否”，没有可查的")
    for lost in verdict.lost:
        typer.echo(str(lost))
    typer.echo(
        f"检索核对：{verdict.pages}个网页上的{verdict.questions}句话，由{'、'.join(verdict.readers)}各搜一遍，"
        + (f"{len(verdict.lost)}次没有找到" if verdict.lost else "都找到了")
    )
    if verdict.lost:
        raise typer.Exit(CONTENT_ERROR)


@app.command("inspect", cls=ChineseCommand)
def inspect(
    site: Site = Path(),
    *,
    site_option: SiteOption = None,
    output: Output = None,
    as_of: AsOf = None,
    jobs: Jobs = None,
    engine: EngineName = "processes",
    form: ReportForm = None,
    target: ReportFile = None,
    days: Forecast = None,
) -> None:
    """自查：按检查指标逐条检查，写出自查报告；预测以后哪天会出问题。不发布。"""
    # Imported here: few ask for it.
    from generator.inspected import Wish, run  # noqa: PLC0415

    gc.enable()  # it goes through many days
    order = _order(site_option or site, output, as_of, jobs, engine=engine)
    with ending():
        run(Wish(order, form, target, days or 0))


@app.command("serve", cls=ChineseCommand)
def serve(
    site: Site = Path(),
    *,
    site_option: SiteOption = None,
    port: Annotated[
        int,
        typer.Option(
            "--port", "-p", min=0, max=65535, metavar="端口", help="在哪个端口；0是任选一个没有用的"
        ),
    ] = 5500,
    as_of: AsOf = None,
    jobs: Jobs = None,
    opens: Annotated[bool, typer.Option("--open", help="同时打开浏览器")] = False,
) -> None:
    """在本机预览：边写边看，草稿和还没到时间的内容也显示。公开的网站不动。"""
    # Imported here: what a server needs takes longer to load than a build without changes.
    from generator import serve as preview_server  # noqa: PLC0415

    gc.enable()  # a process that stays
    root = (site_option or site).resolve()

    def order() -> Order:
        now = _order(root, folder(root), as_of, jobs, engine="processes")
        return replace(now, live=root / "output")

    with ending():
        preview_server.run(root, order, port, opens=opens)


@app.command("rollback", cls=ChineseCommand)
def rollback(site: Site = Path(), *, site_option: SiteOption = None, output: Output = None) -> None:
    """退回上一个版本。再退回一次，就换回来。"""
    order = _order(site_option or site, output, None, 1, engine="serial")
    with ending():
        digest, changed = rollback_release(order.root, order.output)
    files = "" if changed is None else f"，与退下来的相差{changed}个文件"
    typer.echo(f"现在公开的是版本 {digest[:12]}{files}。改好内容后，照常运行 gongkai build")


@app.command("verify", cls=ChineseCommand)
def verify(site: Site = Path(), *, site_option: SiteOption = None, output: Output = None) -> None:
    """核对公开的每个文件，是否与发布时一字不差。"""
    order = _order(site_option or site, output, None, 1, engine="serial")
    with ending():
        files, damages = verified(order.output)
    for damage in damages:
        typer.echo(str(damage))
    if damages:
        typer.echo(
            f"核对完毕：{files}个文件，{len(damages)}处与发布时不同。恢复：gongkai build --clean"
        )
        raise typer.Exit(CONTENT_ERROR)
    typer.echo(f"核对完毕：{files}个文件，都与发布时相同")


@app.command("search", cls=ChineseCommand)
def search(
    query: Annotated[
        str, typer.Argument(metavar="查询", help='如 "停车 收费 -罚款"、国办发〔2019〕54号')
    ],
    *,
    site: Annotated[Path, typer.Option("--site", metavar="文件夹", help="网站文件夹")] = Path(),
    output: Output = None,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="单位", help="只要这个单位的，可以写几次")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="种类", help="如 政策文件、政策解读、任务")
    ] = None,
    year: Annotated[
        list[str] | None, typer.Option("--year", metavar="年份", help="发布的年份")
    ] = None,
    sort: Annotated[Sort, typer.Option("--sort", help="按相关还是按日期")] = Sort.SCORE,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="条数", help="最多列出几条")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="写成 JSON")] = False,
) -> None:
    """搜索已经生成的网站，与网页上的结果相同。"""
    # Imported here: Whoosh takes longer to load than a build without changes.
    from generator.found import as_data, as_text, objection  # noqa: PLC0415
    from generator.published_index import NoIndex, PublishedIndex  # noqa: PLC0415
    from generator.search import search as find  # noqa: PLC0415

    facets = {"unit": unit, "kind": kind, "year": year}
    chosen = {name: values for name, values in facets.items() if values}
    try:
        index = PublishedIndex((output or site / "output").absolute())
        wrong = objection(index, query, chosen)
        if wrong:
            fail(wrong)
        answer = find(index, query, facets=chosen, by_date=sort is Sort.DATE, shown=limit)
    except NoIndex as missing:
        fail(f"{missing}。先运行 gongkai build；site.yaml 里的“检索”不要写“否”")
    typer.echo(as_data(answer, limit) if as_json else as_text(answer, query, limit), nl=False)


@app.command("search-index", cls=ChineseCommand)
def search_index(
    folder: Annotated[Path, typer.Option("--whoosh", metavar="文件夹", help="写到哪里")],
    *,
    site: Annotated[Path, typer.Option("--site", metavar="文件夹", help="网站文件夹")] = Path(),
    output: Output = None,
) -> None:
    """把检索的索引写成 Whoosh 的文件夹，供自己的服务器程序使用。"""
    # Imported here: Whoosh takes longer to load than a build without changes.
    from generator.published_index import NoIndex, PublishedIndex  # noqa: PLC0415
    from generator.whoosh_index import export  # noqa: PLC0415

    with ending():
        try:
            count = export(PublishedIndex((output or site / "output").absolute()), folder)
        except NoIndex as missing:
            fail(f"{missing}。先运行 gongkai build")
    typer.echo(f"已写好 {folder}：{count}件")


app.command("import", cls=ChineseCommand)(papers.import_list)
app.command("draft-report", cls=ChineseCommand)(papers.draft_report)


@app.command("due", cls=ChineseCommand)
def due(start: Start, limit: Limit, *, site: Holidays = None) -> None:
    """推算时限到哪一天，逐日说明怎样数的。"""
    # Imported here: few ask for it.
    from generator.due import NotReckoned, reckoned  # noqa: PLC0415

    with ending():
        try:
            typer.echo(reckoned(start, limit, _calendar(site)))
        except NotReckoned as error:
            raise Refusal(str(error)) from None
        except Rejected as rejected:
            raise Refusal(brief(rejected.diagnostics).rstrip("\n")) from None


@app.command("init", cls=ChineseCommand)
def init(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="新网站放在哪里")],
    *,
    sample: Annotated[bool, typer.Option("--sample", help="带上示例区的全部内容")] = False,
) -> None:
    """新建一个可以直接生成的网站。"""
    with ending():
        make_portal(folder, sample=sample)
    typer.echo(f"已建好 {folder}。下一步：gongkai build {folder}")


@app.command("new", cls=ChineseCommand)
def new(
    kind: Annotated[str, typer.Argument(metavar="种类", help=f"{' '.join(KINDS)} 之一")],
    identity: Annotated[str, typer.Argument(metavar="标识", help="也是文件名和网址，如 2026/qyjb")],
    site: Annotated[Path, typer.Option("--site", metavar="文件夹", help="网站文件夹")] = Path(),
    *,
    as_of: AsOf = None,
) -> None:
    """新建一份文件、解读、清单、单位、年度报告、数据表或页面，填好即可。"""
    if kind not in KINDS:
        fail(f"没有“{kind}”这一种{did_you_mean(kind, KINDS) or '，可用的有：' + '、'.join(KINDS)}")
    with ending():
        now = moment_of(as_of)
        path = make_file(site, kind, identity, now.date(), _known(site, kind, now))
    typer.echo(f"已建好 {path}，请填写。")


@app.command("schema", cls=ChineseCommand)
def schema(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="写到哪里")] = Path("schemas"),
) -> None:
    """写出各类文件的 JSON Schema，供编辑器补全和检查。"""
    with ending():
        folder.mkdir(parents=True, exist_ok=True)
        for name, (_model, files) in SCHEMAS.items():
            path = folder / f"{name}.schema.json"
            path.write_text(
                json.dumps(make_schema(name), ensure_ascii=False, indent=1) + "\n", "utf-8"
            )
            typer.echo(f"{path}　{files}")


def main() -> None:
    run(app, "gongkai")


# ── Words to values ───────────────────────────────────────────────────────


def _order(
    root: Path,
    output: Path | None,
    as_of: str | None,
    jobs: int | None,
    *,
    engine: str,
    clean: bool = False,
    published: Path | None = None,
    explained: bool = False,
) -> Order:
    root = root.resolve()
    if published is not None and not published.exists():
        fail(f"没有这个文件：{published}")
    target = (output or root / "output").absolute()
    return Order(
        root,
        target,
        moment_of(as_of),
        jobs or cpus(),
        engine,
        clean=clean,
        is_explained=explained,
        published=published,
    )


def _calendar(root: Path | None) -> Calendar:
    """Of a portal, if there is one here: with the holidays that it announces itself."""
    if root is None and not Path(CONFIG).is_file():
        return Calendar()
    return Calendar(each.announced for each in config_of(root or Path()).holidays)


def _known(root: Path, kind: str, now: datetime) -> Known:
    """What a new file can refer to in this portal."""
    with stages.opened(root.resolve(), now) as site:
        units = {each.id: each.name for each in site.all(Unit)}
        documents = [each.id for each in site.all(Document)]
        columns = [each.id for each in site.all(Column) if not each.children]
        sponsor = site.config.operator or site.config.sponsor
        taken = frozenset(each.id for each in site.all(KINDS[kind]))
    if not units and kind in {
        "document",
        "interpretation",
        "catalog",
        "report",
        "cleanup",
        "gazette",
    }:
        fail("还没有单位，请先新建：gongkai new unit zfbgs")
    if not documents and kind == "interpretation":
        fail("还没有可以解读的文件，请先新建：gongkai new document 2026/wj")
    column = "zcwj-qtwj" if "zcwj-qtwj" in columns else columns[0]
    unit = sponsor or next(iter(units.values()), "")
    return Known(unit, (documents or [""])[-1], column, taken, units)
