"""What editors, webmasters and the calendar do to a portal: functions that a test draws from."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from tests.portals import (
    Fields,
    Portal,
    Text,
    column,
    document,
    first_template,
    small_portal,
    task,
)

T = TypeVar("T")


class Draw(Protocol):
    def __call__(self, strategy: st.SearchStrategy[T]) -> T: ...


Edit = Callable[[Portal, Draw], object]

DAYS = ("2025-12-31", "2026-01-10", "2026-01-11", "2026-03-10", "2026-06-15", "2026-09-01")
TURNS = ("2026-06-15", "2026-06-16", "2026-07-01", "2026-09-01", "2026-12-31")
"""Days on which something may come into force, expire, appear or go; some are past."""
MOMENTS = (
    datetime(2026, 6, 15, 12),
    datetime(2026, 6, 15, 23, 59),
    datetime(2026, 6, 16),
    datetime(2026, 7, 1, 9, 29),
    datetime(2026, 7, 1, 9, 30),
    datetime(2026, 9, 2),
    datetime(2027, 1, 1),
)
TOPICS = ("财政、金融、审计/预算", "财政 金融 审计/预算", "综合政务", "没有这一类", None)
"""The first two are different words with one address."""
GENRES = ("通知", "意见", "同志", None)
UNITS = (
    "区政府",
    "示例区人民政府",
    "区财政局",
    "财政局",
    "区司法局",
    "法制办",
    "区水利局",
    "东坝镇",
)
COLUMNS = ("zcwj-qtwj", "zcwj-fzsx", "tjxx", "reports", "guide")


def pick(draw: Draw, values: Sequence[T]) -> T:
    return draw(st.sampled_from(values))


def put(fields: Fields, word: str, value: Any) -> None:
    """None takes the field away."""
    if value is None:
        fields.pop(word, None)
    else:
        fields[word] = value


def _text(portal: Portal, draw: Draw, *families: str) -> Text | None:
    names = [name for family in families for name in portal.of(family)]
    return portal.texts[pick(draw, names)] if names else None


def _documents(portal: Portal, draw: Draw) -> list[str]:
    """One or two ids."""
    names = [name.removeprefix("documents/") for name in portal.of("documents")]
    return draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []


ARTICLES = ("documents", "interpretations", "pages")


# ── Texts ─────────────────────────────────────────────────────────────────


def change_title(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, *ARTICLES)
    if text:
        text.front["标题"] = pick(draw, ("关于第0号事项的通知", "新的标题", "另一个标题"))


def change_body(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, *ARTICLES)
    if text:
        text.body = [
            *text.body[:2],
            pick(draw, ("第三条 补充。", "补充", "## 附则", "第二条 重复。")),
        ]


def link_from_body(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, *ARTICLES)
    targets = [f"document:{name}" for name in _documents(portal, draw)]
    more = (
        "unit:qczj",
        "collective:jjbm",
        "catalog:2026",
        "task:2026/1",
        "column:tjxx",
        "page:help",
    )
    if text:
        target = pick(draw, (*targets, *more))
        anchor = pick(draw, ("", "", "#c1", "#a2", "#a3"))
        text.body = [*text.body[:2], f"见[这里]({target}{anchor})。"]


def change_dates(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, "documents", "interpretations")
    if text:
        text.front["发布日期"] = pick(draw, DAYS)


def change_fields(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, "documents")
    values: dict[str, Sequence[Any]] = {
        "主题分类": TOPICS,
        "体裁": GENRES,
        "有效性": ("有效", "废止", "失效", "尚未施行", None),
        "施行日期": (*TURNS, None),
        "有效期至": (*TURNS, None),
        "发文字号": ("示府发〔2026〕1号", "示府发〔2026〕2号", "示府发〔2025〕3号", None),
        "索引号": ("11500383009336512R/2026-00001", "A-1", None),
        "统一编号": ("GF-1", "GF-2-2026", None),
        "规范性文件": ("是", None),
        "废止日期": (*TURNS, None),
        "废止依据": ("某政发〔2026〕5号", None),
        "制发程序": ([{"环节": "集体审议", "日期": "2025-12-20"}], None),
        "摘要": ("摘要甲。", "摘要乙。", None),
        "需解读": ("是", None),
        "未解读说明": ("无需。", None),
        "成文日期": ("2025-12-30", "2026-01-05"),
        "附注": ("公开方式：主动公开", None),
    }
    if text:
        word = pick(draw, sorted(values))
        put(text.front, word, pick(draw, values[word]))


def change_issuers(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, *ARTICLES)
    if text:
        word = "发布机构" if "发布机构" in text.front else "单位"
        text.front[word] = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2))


def change_columns(portal: Portal, draw: Draw) -> None:
    text = _text(portal, draw, *ARTICLES)
    if text:
        chosen = draw(st.lists(st.sampled_from(COLUMNS), max_size=2, unique=True))
        put(text.front, "栏目", chosen or None)


def change_effects(portal: Portal, draw: Draw) -> None:
    """What it amends and repeals, what it interprets."""
    text = _text(portal, draw, "documents", "interpretations")
    if text and "形式" in text.front:
        text.front["解读对象"] = _documents(portal, draw) or text.front["解读对象"]
        text.front["形式"] = pick(draw, ("简明问答", "图解", "文字"))
        put(text.front, "摘要", pick(draw, ("摘要甲。", "摘要乙。", None)))
    elif text:
        put(text.front, pick(draw, ("修改", "废止")), _documents(portal, draw) or None)


def change_times(portal: Portal, draw: Draw) -> None:
    """When it appears and goes, and whether it is a draft."""
    text = _text(portal, draw, *ARTICLES)
    if text:
        word = pick(draw, ("发布时间", "撤下日期", "草稿"))
        moments = ("2026-06-15", "2026-06-15 23:59", "2026-07-01 09:30", "2026-12-31", None)
        values = {"发布时间": moments, "撤下日期": (*TURNS, None), "草稿": ("是", "否", None)}
        put(text.front, word, pick(draw, values[word]))


def change_layout(portal: Portal, draw: Draw) -> None:
    """The same said otherwise: in another file, further down, with a byte order mark."""
    text = _text(portal, draw, *ARTICLES)
    if text:
        text.beside = draw(st.booleans())
        text.remarks = pick(draw, (0, 1, 3))
        text.has_mark = draw(st.booleans())


def add_documents(portal: Portal, draw: Draw) -> None:
    """Up to a page and more, many of one day."""
    first = len(portal.texts) * 10
    unit, where = pick(draw, UNITS), pick(draw, ("zcwj-qtwj", "zcwj-qtwj", "tjxx"))
    for number in range(first, first + pick(draw, (1, 2, 18, 21))):
        fields = {"发布机构": [unit], "栏目": [where], "发布日期": pick(draw, DAYS[1:3])}
        portal.texts[f"documents/2026/d{number}"] = document(number, **fields)


def add_interpretation(portal: Portal, draw: Draw) -> None:
    front = {
        "标题": "另一份解读",
        "解读对象": _documents(portal, draw) or ["2026/d0"],
        "形式": pick(draw, ("文字", "专家")),
        "单位": [pick(draw, UNITS)],
        "发布日期": pick(draw, DAYS),
    }
    portal.texts[f"interpretations/2026/j{len(portal.texts)}"] = Text(front, ["解读。"])


def _redirect(portal: Portal, source: str, target: str) -> None:
    """Only ever to a page that is there."""
    redirects = portal.config["重定向"]
    for each in redirects:
        if each["到"] == source:
            each["到"] = target
    redirects[:] = [each for each in redirects if each["从"] not in {source, each["到"]}]
    redirects.append({"从": source, "到": target})


def delete_text(portal: Portal, draw: Draw) -> None:
    """Mostly with a redirect, and mostly nothing refers to it."""
    names = [name for family in ARTICLES for name in portal.of(family)]
    if names:
        name = pick(draw, names)
        del portal.texts[name]
        if pick(draw, (True, True, True, False)):
            _redirect(portal, f"{name}.html", "index.html")


def delete_documents(portal: Portal, draw: Draw) -> None:
    """From one end of the lists."""
    names = portal.of("documents")
    count = pick(draw, (1, 2, 19))
    for name in names[-count:] if draw(st.booleans()) else names[1 : 1 + count]:
        del portal.texts[name]
        _redirect(portal, f"{name}.html", "index.html")


def rename_text(portal: Portal, draw: Draw) -> None:
    names = [name for family in ARTICLES for name in portal.of(family)]
    if names:
        name = pick(draw, names)
        folder = name.rpartition("/")[0] if "2026" in name else name.partition("/")[0]
        new = f"{folder}/{pick(draw, ('x1', 'x2', 'x3'))}"
        if new not in portal.texts:
            portal.texts[new] = portal.texts.pop(name)
            portal.config["重定向"] = [
                each for each in portal.config["重定向"] if each["从"] != f"{new}.html"
            ]
            _redirect(portal, f"{name}.html", f"{new}.html")


def drop_redirect(portal: Portal, draw: Draw) -> None:
    if portal.config["重定向"]:
        portal.config["重定向"].remove(pick(draw, portal.config["重定向"]))


def restore_text(portal: Portal, draw: Draw) -> None:
    """Something comes back to an address that led elsewhere."""
    given_up = [
        each for each in portal.config["重定向"] if each["从"].startswith("documents/2026/d")
    ]
    if given_up:
        redirect = pick(draw, given_up)
        portal.config["重定向"].remove(redirect)
        name = redirect["从"].removesuffix(".html")
        portal.texts.setdefault(name, document(int(name.rpartition("d")[2])))


# ── Attachments and other files ───────────────────────────────────────────


def attach(portal: Portal, draw: Draw) -> None:
    """Files change, are replaced, go and are named otherwise; what nothing names is a reminder."""
    folder = "content/documents/2026"
    name = pick(draw, ("biao.csv", "Biao.csv", "fu.csv", "t.svg"))
    content = pick(draw, (b"a,b\n1,2\n", b"a,b\n3,4\n", b"a,b\n", None))
    if name == "t.svg" and content is not None:
        size = pick(draw, ("10", "20"))
        content = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="10"/>'.encode()
    if content is None:
        portal.files.pop(f"{folder}/{name}", None)
    else:
        portal.files[f"{folder}/{name}"] = content
    text = _text(portal, draw, "documents")
    if text is None:
        return
    if name == "t.svg" and content is not None:
        text.body = [*text.body[:2], "![图](t.svg)"]
    elif content is not None and draw(st.booleans()):
        title = pick(draw, (None, "附表"))
        text.front["附件"] = [{"文件": name, "名称": title} if title else name]
    else:
        text.front.pop("附件", None)


def rename_attachment(portal: Portal, draw: Draw) -> None:
    """`biao.csv` becomes `Biao.csv`: to some systems the same name."""
    for old, new in (("biao.csv", "Biao.csv"), ("Biao.csv", "biao.csv")):
        users = [each for each in portal.texts.values() if each.front.get("附件") == [old]]
        path = f"content/documents/2026/{old}"
        if users and path in portal.files:
            portal.files[f"content/documents/2026/{new}"] = portal.files.pop(path)
            for each in users:
                each.front["附件"] = [new]
            return


def change_table(portal: Portal, draw: Draw) -> None:
    """What a table says of itself: where it stands, how often it is kept up, for how long it is shown."""
    table = portal.tables[pick(draw, sorted(portal.tables))]
    values: dict[str, Sequence[Any]] = {
        "标题": ("救助情况", "另一张表"),
        "种类": ("救助", "补贴"),
        "单位": (["区财政局"], ["区司法局", "东坝镇"], ["法制办"]),
        "栏目": (["tjxx"], ["zcwj-qtwj", "tjxx"]),
        "更新日期": ("2026-05-06", "2026-06-15", None),
        "更新周期": ("每季度", "每月", None),
        "相关文件": (["2026/d0"], None),
    }
    word = pick(draw, sorted(values))
    if not (word == "更新周期" and "各期" in table):
        put(table, word, pick(draw, values[word]))


def change_rows(portal: Portal, draw: Draw) -> None:
    table = portal.tables[pick(draw, sorted(portal.tables))]
    if table is portal.tables.get("zh"):
        days = ("2026-06-14", "2026-06-15", "2026-06-20", "")
        bases = ("2026/d0", "2026/d1；2026/d2", "")
        table["数据"] = [[each, pick(draw, bases), pick(draw, days)] for each in ("甲事", "乙事")]
        return
    rows = pick(draw, ([["东坝镇", "3"]], [["区司法局", "5"], ["东坝镇", "6"]], [["没有局", "1"]]))
    if "各期" in table:
        quarter = pick(draw, ("第一季度", "第二季度"))
        issue = {"期": f"2026年{quarter}", "发布日期": "2026-06-14", "数据": rows}
        others = [each for each in table["各期"] if each["期"] != issue["期"]]
        table["各期"] = [*others, issue]
    elif isinstance(table["数据"], str):
        lines = ("镇街,人数", *(",".join(row) for row in rows))
        portal.files["content/tables/jz.csv"] = "\n".join(lines).encode()
    else:
        table["数据"] = rows
        table["公示"] = {"起": pick(draw, ("2026-06-12", "2026-06-16")), "至": "2026-06-30"}


def change_matter(portal: Portal, draw: Draw) -> None:
    """How far it has come, what it is tied to."""
    names = portal.of("matters")
    if not names:
        return
    front = portal.texts[pick(draw, names)].front
    outcome = {"日期": "2026-06-20", "收到": "2", "采纳": "2"}
    values: dict[str, Sequence[Any]] = {
        "标题": ("征求意见", "另一件"),
        "种类": ("意见征集", "重大行政决策", "会议开放", "辟谣", "没有这一种"),
        "单位": (["区财政局"], ["东坝镇", "法制办"]),
        "栏目": (["tjxx"], ["zcwj-qtwj"]),
        "年度": ("2025", "2026", None),
        "更新日期": ("2026-05-06", "2026-06-15", None),
        "反馈": (outcome if "征集" in front else None, None),
        "环节": ([{"环节": "公众参与", "日期": pick(draw, TURNS), "事项": "2026/m0"}], None),
        "日程": (
            {"时间": f"{pick(draw, TURNS)} 09:00"},
            {"时间": "2026-07-01", "取消": "维修"},
            None,
        ),
        "相关文件": (["2026/d0", "2026/d1"], None),
        "相关事项": (["2026/m0"], ["2026/m1"], None),
    }
    word = pick(draw, sorted(values))
    put(front, word, pick(draw, values[word]))


def leave_about(portal: Portal, draw: Draw) -> None:
    name = pick(draw, ("content/documents/2026/yi.csv", "content/pages/d0.yaml", "content/.x.swp"))
    if portal.files.pop(name, None) is None:
        portal.files[name] = b"x\n"


def change_template(portal: Portal, draw: Draw) -> None:
    names = (
        "base.html", "pages/document.html", "pages/column.html", "pages/feed.xml", "pages/robots.txt",
        "pages/moved.html", "pages/withdrawn.html", "pages/sitemap.xml", "pages/sitemap-index.xml",
        "pages/archive.html", "parts/list.html", "parts/footer.html", "static/style.css",
        "static/theme.js",
    )  # fmt: skip
    name = pick(draw, names)
    how = pick(draw, ("own", "longer", "gone"))
    portal.files.pop(f"templates/{name}", None)
    if how != "gone":
        more = b"\n/* x */\n" if name.startswith("static/") else b"\n{# x #}<!-- x -->\n"
        portal.files[f"templates/{name}"] = first_template(name) + (
            more if how == "longer" else b""
        )


def change_static(portal: Portal, draw: Draw) -> None:
    portal.files[f"templates/static/{pick(draw, ('a.svg', 'b.svg'))}"] = pick(draw, (b"<", b"< "))


# ── Units, collectives, catalogs ──────────────────────────────────────────


def _unit(portal: Portal, draw: Draw) -> Fields:
    return pick(draw, portal.units)


def change_unit(portal: Portal, draw: Draw) -> None:
    unit = _unit(portal, draw)
    values: dict[str, Sequence[Any]] = {
        "类别": ("政府部门", "镇街", "党委机构", "事业单位"),
        "机构职能": ("管钱。", "管事。", None),
        "联系电话": ("80001201", None),
        "统一社会信用代码": ("11500383009336512R", None),
        "设立日期": (*TURNS, "2026-01-01", None),
    }
    word = pick(draw, sorted(values))
    put(unit, word, pick(draw, values[word]))


def change_fate(portal: Portal, draw: Draw) -> None:
    unit = _unit(portal, draw)
    fate = {
        "方式": pick(draw, ("并入", "更名", "撤销")),
        "单位": pick(draw, ("区财政局", "区政府", None)),
        "日期": pick(draw, (*TURNS, None)),
    }
    given = {word: value for word, value in fate.items() if value}
    put(unit, "去向", pick(draw, (given, given, None)))


def rename_unit(portal: Portal, draw: Draw) -> None:
    """Its name, with or without the old one as an alias; everyone may still use the old one."""
    unit = _unit(portal, draw)
    old = unit["名称"]
    unit["名称"] = old.removesuffix("新") if old.endswith("新") else f"{old}新"
    if pick(draw, (True, True, False)):
        aliases = [each for each in unit.get("别名", []) if each != unit["名称"]]
        unit["别名"] = [*aliases, old]


def change_alias(portal: Portal, draw: Draw) -> None:
    unit = _unit(portal, draw)
    dated = {"名称": "法制办", "自": pick(draw, ("2025-01-01", "2026-01-01"))}
    put(unit, "别名", pick(draw, (None, ["法制办"], [dated], ["别名局"], ["经济部门"])))


def readdress_unit(portal: Portal, draw: Draw) -> None:
    unit = _unit(portal, draw)
    old = unit["标识"]
    new = old.removesuffix("-x") if old.endswith("-x") else f"{old}-x"
    unit["标识"] = new
    if old in portal.apart:
        portal.apart = {*portal.apart, new} - {old}
    redirects = portal.config["重定向"]
    redirects[:] = [each for each in redirects if each["从"] != f"units/{new}.html"]
    _redirect(portal, f"units/{old}.html", f"units/{new}.html")


def move_unit(portal: Portal, draw: Draw) -> None:
    """To a file of its own and back, or to another place among the others."""
    unit = _unit(portal, draw)
    if draw(st.booleans()):
        portal.apart ^= {unit["标识"]}
    else:
        portal.units.remove(unit)
        portal.units.insert(0, unit)


def add_unit(portal: Portal, draw: Draw) -> None:
    number = len(portal.units)
    new: Fields = {
        "标识": f"x{number}",
        "名称": f"第{number}镇",
        "类别": pick(draw, ("镇街", "政府部门")),
    }
    portal.units.append(new)


def remove_unit(portal: Portal, draw: Draw) -> None:
    unit = _unit(portal, draw)
    portal.units.remove(unit)
    portal.apart -= {unit["标识"]}
    _redirect(portal, f"units/{unit['标识']}.html", "units/index.html")


def change_collective(portal: Portal, draw: Draw) -> None:
    each = pick(draw, portal.collectives)
    members = (
        {"类别": ["镇街"]}, {"类别": ["镇街", "政府部门"]}, "不定", ["区财政局"],
        ["区财政局", "区水利局", "东坝镇"],
    )  # fmt: skip
    each["成员"] = pick(draw, members)
    put(each, "别名", pick(draw, (None, ["别名部门"])))


def change_task(portal: Portal, draw: Draw) -> None:
    catalog = portal.catalogs[pick(draw, sorted(portal.catalogs))]
    tasks = [each for section in catalog["部分"] for each in section["任务"]]
    if tasks:
        each = pick(draw, tasks)
        word = pick(draw, ("内容", "时限", "牵头单位", "责任单位", "分工"))
        parties = draw(
            st.lists(st.sampled_from((*UNITS, "各镇街", "经济部门", "有关单位")), max_size=2)
        )
        values = {"内容": pick(draw, ("公布甲。", "公布乙。")), "时限": "年底前", "分工": "会同"}
        each[word] = values.get(word, parties)


def move_tasks(portal: Portal, draw: Draw) -> None:
    """Added, taken away, in another order, in another part."""
    catalog = portal.catalogs[pick(draw, sorted(portal.catalogs))]
    section = pick(draw, catalog["部分"])
    tasks = section["任务"]
    match pick(draw, ("add", "remove", "turn", "part")):
        case "add":
            tasks.append(task(str(len(tasks) + 10), "公布新的。", [pick(draw, UNITS)], ["各镇街"]))
        case "remove" if tasks:
            gone = tasks.pop()
            name = f"{catalog['年度']}/{gone['序号']}"
            _redirect(portal, f"tasks/{name}.html", f"catalogs/{catalog['年度']}.html")
        case "turn":
            tasks.reverse()
        case "part":
            catalog["部分"].reverse()
        case _:
            pass


def change_catalog(portal: Portal, draw: Draw) -> None:
    catalog = portal.catalogs[pick(draw, sorted(portal.catalogs))]
    values: dict[str, Sequence[Any]] = {
        "标题": ("任务清单甲", "任务清单乙"),
        "来源文件": ("关于第0号事项的通知", "2026/d1", "没有的通知", None),
        "索引号": ("11500383009336512R/2026-00001", "A-1", None),
        "发布机构": (["区政府"], ["区委"], ["区司法局", "区委"], None),
        "成文日期": ("2025-03-09", "2026-03-09", None),
    }
    word = pick(draw, sorted(values))
    put(catalog, word, pick(draw, values[word]))


def replace_catalog(portal: Portal, draw: Draw) -> None:
    name = pick(draw, ("2025", "2026"))
    if name in portal.catalogs and len(portal.catalogs) > 1:
        del portal.catalogs[name]
        for number in range(1, 4):
            _redirect(portal, f"tasks/{name}/{number}.html", "catalogs/index.html")
        _redirect(portal, f"catalogs/{name}.html", "catalogs/index.html")
    elif name not in portal.catalogs:
        portal.catalogs[name] = small_portal().catalogs[name]
        portal.config["重定向"] = [
            each
            for each in portal.config["重定向"]
            if not each["从"].startswith((f"tasks/{name}/", f"catalogs/{name}."))
        ]


# ── Settings and the calendar ─────────────────────────────────────────────


def change_settings(portal: Portal, draw: Draw) -> None:
    values: dict[str, Sequence[Any]] = {
        "网站名称": ("示例区人民政府", "样例区人民政府"),
        "基准网址": ("https://www.shili.example.gov.cn/xxgk/", "https://xxgk.example.gov.cn"),
        "检索": ("是", "否"),
        "ICP备案": ("示ICP备99000001号", None),
        "承办单位": ("区财政局", "法制办", None),
        "联系方式": ({"电话": "80001201"}, None),
        "统一编号规则": ("GF-{序号}-{年}", None),
        "有效期规则": ({"参照": "上海"}, {"一般年限": 1, "到期前评估月数": 3}, None),
        "另存": (["docx"], None),
    }
    word = pick(draw, sorted(values))
    put(portal.config, word, pick(draw, values[word]))


def _tree(columns: list[Fields]) -> Iterator[list[Fields]]:
    yield columns
    for each in columns:
        yield from _tree(each.get("子栏目", []))


def change_tree(portal: Portal, draw: Draw) -> None:
    """Columns come, go, change places, and get columns of their own."""
    levels = [level for level in _tree(portal.config["栏目"]) if level]
    level = pick(draw, levels)
    each = pick(draw, level)
    is_top = level is portal.config["栏目"]
    match pick(draw, ("add", "below", "remove", "turn", "word", "gather")):
        case "add":
            level.append(column(f"c{sum(map(len, levels))}", "新栏目"))
        case "below" if not each.get("子栏目"):
            each["子栏目"] = [column(f"c{sum(map(len, levels))}", "下级栏目")]
        case "below":
            each.pop("子栏目", None)
        case "remove" if not is_top or level.index(each) > 3:
            level.remove(each)
            _redirect(portal, f"columns/{each['标识']}.html", "index.html")
        case "turn" if not is_top:
            level.reverse()
        case "word":
            put(each, "说明", pick(draw, ("用途。", None)))
            put(each, "不适用", pick(draw, ("没有。", None)))
        case "gather":
            put(each, "收录", pick(draw, ("废止失效文件", "政策解读", None)))
        case _:
            pass


def pass_time(portal: Portal, draw: Draw) -> None:
    """Mostly forward."""
    later = [each for each in MOMENTS if each > portal.moment]
    is_forward = draw(st.sampled_from((True, True, False)))
    portal.moment = pick(draw, later if later and is_forward else MOMENTS)


def pass_minutes(portal: Portal, draw: Draw) -> None:
    portal.moment += timedelta(minutes=pick(draw, (1, 60, 24 * 60)))


def slip(portal: Portal, draw: Draw) -> None:
    """Something that is refused whatever else there is."""
    names = sorted(portal.texts)
    if names:
        portal.texts[pick(draw, names)].front["标题 "] = "多了一个"


def mend(portal: Portal) -> None:
    for text in portal.texts.values():
        text.front.pop("标题 ", None)


EDITS: tuple[Edit, ...] = (
    change_title, change_body, link_from_body, change_dates, change_fields, change_fields,
    change_issuers, change_columns, change_effects, change_effects, change_times, change_times,
    change_layout, add_documents, add_interpretation, delete_text, delete_documents, rename_text,
    drop_redirect, restore_text, attach, attach, rename_attachment, change_table, change_rows,
    change_matter, change_matter,
    leave_about, change_template,
    change_static, change_unit, change_fate, rename_unit, change_alias, readdress_unit, move_unit,
    add_unit, remove_unit, change_collective, change_task, move_tasks, change_catalog,
    replace_catalog, change_settings, change_tree, change_tree, pass_time, pass_time, pass_minutes,
    slip,
)  # fmt: skip
