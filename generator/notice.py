"""The notice around a task list: its title, number, issuers and dates (公文 form, GB/T 9704)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, zip_longest

from generator.draft import Facts
from generator.outline import marked
from generator.passage import Passage, joined
from generator.source import Grid, Line, Source
from generator.text import number

_LABELS = {
    "索引号": "index_number",
    "发文字号": "document_number",
    "文号": "document_number",
    "文件编号": "document_number",
    "发布机构": "issuers",
    "发文机关": "issuers",
    "成文日期": "formed",
    "发文日期": "formed",
    "印发日期": "formed",
    "发布日期": "published",
    "发布时间": "published",
    "公开日期": "published",
    "来源文件": "notice",
    "标题": "notice",
    "名称": "notice",
    "信息名称": "notice",
    "文件名称": "notice",
}
_IGNORED = (
    "年度|主题分类|组配分类|信息分类|体裁分类|服务对象|有效性|生效日期|失效日期|废止日期|生成日期|信息来源|来源|类别|"
    "关键词|主题词|浏览(?:次数|量)?|阅读(?:次数|量)?|公开方式|公开形式|公开时限|语种|内容概述|点击数|字体|责任编辑"
)
_LABEL = re.compile(
    "(?P<label>"
    + "|".join(r"\s*".join(each) for each in _LABELS)
    + rf"|{_IGNORED})(?:[^\S\n]*[:】]\s*|[^\S\n]*\n)"
)
_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*日?"
    r"|(?P<cy>[〇○零一二三四五六七八九]{4})年(?P<cm>[一二三四五六七八九十]{1,3})月(?P<cd>[一二三四五六七八九十]{1,3})日"
)
_COMMA = re.compile("、")
_BROKEN_DATE = re.compile(r"(?:19|20)\d\d\s*年\s*\d+\s*日?")
_NUMBER = re.compile(r"[\w()]{2,16}[〔\[【(〈](?:19|20)\d\d[〕\]】)〉]\s*(?:第)?\d+\s*号")
_NOTICE = re.compile(r".*(?:关于|印发).*(?:的?(?:通知|意见|函|公告|通报|决定|批复))$", re.DOTALL)
_LIST_WORD = re.compile(
    r"清单|要点|分工|分解|方案|计划|任务|目录|责任|一览表|台账|安排|表$|细则|意见$"
)
_ISSUER = re.compile(
    r"[\w()“”、\s]{2,40}(?:政府|办公室|办公厅|委员会|局|领导小组|街道办事处|管委会|县委|区委|市委|中心|委|办|厅)(?:\(代章\))?"
)
JOINT = re.compile(r"(?<=[室府会局委])\s(?=[^\s关]{2,20}(?:室|府|会|局|委)(?:\s|关于|印发))")
"""The blank or the line break between joint issuers in the title of a notice: a blank stays."""
_NO_TITLE = re.compile(
    r"(?:附件|附表|附)\s*\d*\s*[:]?|.*[。;!?]$|.*:$|\(.*\)|欢迎.*|.*文件$|[—–-]*\s*\d+\s*[—–-]*|第\s*\d+\s*页.*|.*(?:位置|网站首页|分享|打印|关闭|字体|字号).*"
)


def read(source: Source, start: int) -> Facts:
    """`source` in half width; `start` is the offset at which the list begins."""
    before = list(_lines(source, start))
    labelled = _metadata(before)
    issuers, formed = _signature(before, labelled)
    if not issuers:
        issuers, formed = _signature(list(_lines(source, start, after=True)), labelled)
    title, notice = _titles(before, labelled)
    facts = replace(
        labelled, issuers=issuers or labelled.issuers, formed=formed, title=title, notice=notice
    )
    if not facts.document_number:
        facts = replace(facts, document_number=_document_number(before))
    return facts


def _lines(source: Source, start: int, *, after: bool = False) -> Iterator[Passage]:
    """Everything before the list, or after its beginning, a line or a row of a table at a time."""
    for block in source.blocks:
        if isinstance(block, Line):
            lines: Iterable[Passage] = block.passage.lines()
        else:
            lines = _rows(block)
        for line in lines:
            text = line.strip()
            if text and (text.origin[0] >= start) is after:
                yield text


def _rows(grid: Grid) -> Iterator[Passage]:
    """The cells of a row as one line with breaks between them, so that 索引号 | 1150… reads like 索引号:1150…."""
    rows: dict[int, list[Passage]] = {}
    for cell in grid.cells:
        text = joined(each.strip() for each in cell.passage.lines())
        if text:
            rows.setdefault(cell.row, []).append(text)
    for cells in rows.values():
        # White space stands behind every cell in the source's text.
        yield joined(text + Passage("\n", (text.origin[-1] + 1,)) for text in cells).strip()


# ── Metadata ──────────────────────────────────────────────────────────────


def _metadata(lines: Sequence[Passage]) -> Facts:
    """`索引号: … 发布机构: …`, several to a line; the first filled one of each counts."""
    found: dict[str, Passage] = {}
    structure: list[Passage] = []
    for line in lines:
        labels = list(_LABEL.finditer(line.text))
        if not labels or (labels[0].start() > 0 and len(line) > 120):
            continue
        ends = [match.start() for match in labels[1:]] + [len(line)]
        for match, end in zip(labels, ends, strict=True):
            field = _LABELS.get("".join(match["label"].split()))
            value = line[match.end() : end]
            value = value[: (value.text + "\n").index("\n")].strip(" \t;,|")
            if field and value and field not in found and _suits(field, value.text):
                found[field] = _date(value) if field in {"formed", "published"} else value
                structure.append(line[match.start() : match.end()])
    issuers = found.pop("issuers", Passage())
    names = tuple(name for each in issuers.split(_COMMA) if (name := each.strip()))
    return Facts(issuers=names, structure=tuple(structure), **found)


def _suits(field: str, value: str) -> bool:
    if field in {"formed", "published"}:
        return bool(_DATE.search(value))
    if field == "document_number":
        return bool(re.search(r"\d", value))
    return len(value) < 120


def _date(value: Passage) -> Passage:
    match = _DATE.search(value.text)
    return value.group(match) if match else Passage()


def day(text: str) -> str:
    """A printed date as ISO 8601; empty where it is none."""
    match = _DATE.search(text)
    if not match:
        return ""
    if match["y"]:
        parts = [int(match[each]) for each in "ymd"]
    else:
        year = int("".join(str(number(each.replace("○", "〇"))) for each in match["cy"]))
        parts = [year, number(match["cm"]), number(match["cd"])]
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""


def _document_number(lines: Sequence[Passage]) -> Passage:
    """A line that is nothing but a number of the form 示府办发〔2026〕18号."""
    for line in lines:
        match = _NUMBER.fullmatch(line.squeezed().text)
        if match:
            return line.squeezed()
    return Passage()


# ── Signature ─────────────────────────────────────────────────────────────


def _signature(lines: Sequence[Passage], labelled: Facts) -> tuple[tuple[Passage, ...], Passage]:
    """(issuers, date): the last date that stands alone with an organ's name above it."""
    for index in range(len(lines) - 1, 0, -1):
        if not (_DATE.fullmatch(lines[index].text) or _BROKEN_DATE.fullmatch(lines[index].text)):
            continue
        issuers: list[Passage] = []
        for line in reversed(lines[max(0, index - 4) : index]):
            if not _ISSUER.fullmatch(line.text) or marked(line):
                break
            issuers.insert(0, line)
        if issuers:
            names = [part.strip() for line in issuers for part in line.split(re.compile(r"\s{2,}"))]
            formed = _date(lines[index]) if day(lines[index].text) else labelled.formed
            return tuple(names), formed or labelled.formed
    return (), labelled.formed


# ── Titles ────────────────────────────────────────────────────────────────


def _titles(lines: Sequence[Passage], labelled: Facts) -> tuple[Passage, Passage]:
    """(the list's, the notice's); one stands for the other where there is but one."""
    own = _list_title(lines)
    notice = labelled.notice or _notice_title(lines)
    return own or notice, notice or own


def _notice_title(lines: Sequence[Passage]) -> Passage:
    """关于…的通知, on one line or on up to four."""
    for index in range(min(len(lines), 40)):
        for count in (1, 2, 3, 4):
            together = _together(lines[index : index + count])
            if len(together) > 100 or any(
                _NO_TITLE.fullmatch(each.text)
                or _LABEL.match(each.text)
                or _NUMBER.fullmatch(each.squeezed().text)
                for each in lines[index : index + count]
            ):
                break
            if _NOTICE.fullmatch(together.text):
                return together
    return Passage()


def _list_title(lines: Sequence[Passage]) -> Passage:
    """The last lines that look like a heading: the title of the annex, or of the plan itself."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if not _is_title(line):
            continue
        first = index
        while (
            first > 0 and _is_title_line(lines[first - 1]) and not _NOTICE.match(lines[first].text)
        ):
            first -= 1
        return _together(lines[first : index + 1])
    return Passage()


def _is_title(line: Passage) -> bool:
    return _is_title_line(line) and bool(_LIST_WORD.search(line.text))


def _is_title_line(line: Passage) -> bool:
    text = line.text
    return (
        4 <= len(text) <= 45
        and not _NO_TITLE.fullmatch(text)
        and not _LABEL.search(text)
        and not _DATE.fullmatch(text)
        and not _BROKEN_DATE.fullmatch(text)
        and not _NUMBER.fullmatch(text)
        and not _ISSUER.fullmatch(text)
        and marked(line) is None
    )


def _together(lines: Sequence[Passage]) -> Passage:
    """Without blanks and line breaks, but for those between joint issuers."""
    breaks = [Passage("\n", (line.origin[-1] + 1,)) for line in lines[:-1]]
    whole = joined(chain.from_iterable(zip_longest(lines, breaks, fillvalue=Passage())))
    kept = {match.start() for match in JOINT.finditer(whole.text)}
    return joined(
        whole[at : at + 1] for at in range(len(whole)) if at in kept or not whole.text[at].isspace()
    )
