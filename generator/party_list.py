"""Who leads and who carries out, read from a unit cell or from the ending of a paragraph."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from generator.passage import Passage
from generator.text import fold
from generator.vocabulary import Division


class Role(Enum):
    LEADS = auto()
    RESPONSIBLE = auto()


@dataclass(frozen=True, slots=True)
class Parties:
    """What a cell or an ending says."""

    leads: tuple[Passage, ...] = ()
    responsible: tuple[Passage, ...] = ()
    division: Division | None = None
    and_others: bool = False
    deadline: Passage = field(default_factory=Passage)
    structure: tuple[Passage, ...] = ()
    """Separators, labels and words such as 分别负责: understood, and no part of a name."""

    def __add__(self, other: "Parties") -> "Parties":
        return Parties(
            _once(self.leads + other.leads),
            _once(self.responsible + other.responsible),
            self.division or other.division,
            self.and_others or other.and_others,
            self.deadline or other.deadline,
            self.structure + other.structure,
        )

    @property
    def names(self) -> tuple[Passage, ...]:
        return self.leads + self.responsible


class Names:
    """The names that are known: those of the portal's units, and those the document itself uses."""

    def __init__(self, registered: Iterable[str] = (), printed: Iterable[str] = ()) -> None:
        self.registered = frozenset(map(fold, registered))
        self._printed = Counter(map(fold, printed))

    def knows(self, name: str) -> bool:
        folded = fold(name)
        return folded in self.registered or folded in self._printed

    def is_sure(self, name: str) -> bool:
        """Registered, or printed more than once."""
        folded = fold(name)
        return folded in self.registered or self._printed[folded] > 1

    def run_together(self, name: str) -> tuple[int, ...]:
        """Where a name breaks up into several known ones between which a separator was lost."""
        folded = fold(name)
        if self.is_sure(folded) or len(folded) != len(name):
            return ()
        ends: dict[int, tuple[int, ...]] = {0: ()}
        for end in range(1, len(folded) + 1):
            for start in range(max(0, end - 24), end - 2):
                if start in ends and self._stands_alone(folded[start:end]):
                    ends.setdefault(end, (*ends[start], end))
        return ends.get(len(folded), ())[:-1]

    def _stands_alone(self, name: str) -> bool:
        return self.is_sure(name) and not _GOVERNED.fullmatch(name)


# ── Words ─────────────────────────────────────────────────────────────────

_BODY = "单位|部门|科室|处室|股室|机构|机关|主体"
_WHOSE = "(?:分工|共同|主要|直接|第一|具体|主体|[省市州县区乡镇]级)?"
LEAD_LABEL = rf"{_WHOSE}(?:责任)?(?:牵头|主办|主责)(?:责任)?(?:{_BODY})"
HELP_LABEL = (
    rf"{_WHOSE}(?:责任|配合|协办|协同|协助|参与|参加|承办|落实|实施|会办|完成|公开|协作)(?:{_BODY})"
)
OTHER_LABEL = (
    "责任人员?|(?:责任|牵头|分管|包抓|联系|挂联)领导|负责人|联系人|联系电话|电话|任务来源|备注"
)
"""What stands beside the units and has no field in the catalogue."""
DUE_LABEL = (
    "(?:完成|办理|公开|落实|办结|工作|整改)?(?:时限|期限|时间)(?:要求|节点|安排)?|时间节点|进度要求"
)
_START = r"(?:(?<=^)|(?<=[\s;,。、(【]))"
_LABEL = re.compile(
    rf"{_START}(?:(?P<lead>(?:{LEAD_LABEL}|牵头)(?:\([^()]*\))?)(?::|(?<=[位门])\s+)"
    rf"|(?P<help>(?:{HELP_LABEL}|配合|协办)(?:\([^()]*\))?)(?::|(?<=[位门])\s+)"
    rf"|(?P<due>{DUE_LABEL})(?::|为)|(?P<other>{OTHER_LABEL}):)"
)
_TIMED = re.compile(
    r"(?:[0-9〇零一二三四五六七八九十]+(?:年|月|日|天|个?工作日|小时))|年底|年内|全年|本年|长期|适时|持续|动态|常态|季度|每[年月季周]|"
    r"按[月季年]|即时|及时|节点|按时|同步"
)
_FINISHED = re.compile(
    r"(?:(?:基本|全面|全部)?(?:完成|落实|办结|到位|报送|见效)|取得(?:阶段性)?成效)+$"
)
_HOPED = re.compile(r"(?:力争|确保|争取|并|须|应|要|于|在(?=[0-9]))+")
_REFERENCE = re.compile(
    r"(?:以上|上述)(?:[一二两三四五六七八九十几各\d]+[项条])?(?:任务|工作|事项|内容)?(?:均|都|全部)?由?"
)
_BY_DUTY = r"(?:(?:按照?|根据|依据|结合|依)(?:各自)?(?:职责|职能|工作|任务)(?:和?分工|权限)?)"
_DUTY = (
    rf"{_BY_DUTY}|为(?:配合|责任|协办|参加)(?:单位|部门)|共同|联合|具体|抓好|组织|统筹|做好|全面|切实|"
    "负责|落实|配合|协同|协助|参与|参加|实施|执行|承办|推进|办理|相关工作|抓"
)
_DOES = rf"(?:{_DUTY})*"
_LEADING = re.compile(
    rf"(?:由)?(?P<leads>.+?)(?P<apart>分别|各自)?(?<![(])(?P<verb>(?:共同|联合|总|具体)?"
    r"(?:牵头(?!单位|部门)|[为任]牵头(?:单位|部门)|(?:负责|主办|承办)(?=[^,;]*[,;].*(?:配合|协助|参加|参与|协同|协办)))"
    rf"{_DOES})"
    rf"(?:[,;、]?(?P<rest>.+))?",
    re.DOTALL,
)
_WITH = re.compile(
    rf"(?:由)?(?P<leads>.+?)(?P<verb>[,]?会同)(?P<rest>.+?)(?P<tail>{_DOES})", re.DOTALL
)
_APART = re.compile(
    rf"(?:由)?(?P<names>.+?)(?P<tail>{_BY_DUTY}?(?:分别|各自)(?:负责|落实|牵头|实施|承担){_DOES})",
    re.DOTALL,
)
_PLAIN = re.compile(rf"(?:由)?(?P<names>.+?)(?P<tail>{_DOES})", re.DOTALL)
ROLE_WORD = re.compile(
    r"牵头|会同|分别负责|分别落实|负责落实|负责$|落实$|配合$|负责实施$|组织实施$|按职责"
)
_MARKED = re.compile(
    r"(?P<name>.+?)[(](?P<role>牵头|牵头单位|主办|主办单位|主责|配合|协办|责任)[)]"
)

_TAIL_BODY = (
    r"(?:\d+[个家]|[一二三四五六七八九十]+[个家]|行政|执法|监管|主管|行业|所属|属地|县区|市县|镇|社区|村|市直|县直|区直|市级|县级|区级|州直|其他|各|有关|相关|成员|职能|以及|和|及|与|、|乡镇|镇街|街道|"
    r"镇|单位|部门|科室|机构|机关|企业)*"
)
NOTHING = re.compile(r"[-—―–/\\无\s]*")
_OTHERS = re.compile(rf"(?<![高初中平同])等{_TAIL_BODY}[。]?$")
_SEPARATOR = re.compile(r"[、,;/|\\]")
_GENERIC = re.compile(
    r"(?:[县区市乡镇]|街道|地区|镇街|乡镇|开发区|园区|管理区|高新区|新区|管委会|单位|部门|中心|科室|社区|村|[(][县市区、]+[)])+"
    r"(?:人民)?(?:政府|办事处|管委会)?|(?:人民)?政府|办事处"
)
_GOVERNED = re.compile(r"各?(?:部门|单位|科室|乡镇|镇街)|办公室|人民政府|管委会")
_SUFFIX = (
    "局|委|办|部|厅|室|院|处|科|股|队|所|站|中心|政府|街道|镇|乡|社区|村|公司|集团|银行|单位|部门|机构|馆|"
    "会|署|台|社|行|校|大学|学院|区|园|领导小组|专班|办事处|地区|县|市|州|小组|乡镇|镇街|街镇|成员|企业|机关|"
    "主体|学校|场|厂|科室|处室|股室|组|联|团委|协|店|热线|业主|融媒|电台|电视台|人|户|院所"
)
_PARTY = re.compile(rf"[^。!?:“”《》]{{0,28}}(?:{_SUFFIX})(?:[(][^()()]*[)])?")
_VERB = re.compile(
    r"(?:进一步|切实|全面|深入|不断|大力|积极|加快|持续|认真|严格|及时|主动|依法|建立|完善|加强|推进|做好|"
    r"开展|落实|制定|公开|发布|优化|提升|提高|健全|规范|推动|强化|深化|编制|梳理|组织|设立|设置|更新|构建|"
    r"创新|丰富|汇总|推行|加大|指导|督促)"
)
_CONNECTIVE = re.compile(
    rf"(?>[、,;:/。.()\s—-]|{LEAD_LABEL}|{HELP_LABEL}|{DUE_LABEL}|{_DUTY}|等{_TAIL_BODY}|由|会同|分别|各自|牵头|承担|"
    r"主办|主责|协办|责任|为|任|单位|部门|以及|和|及|与|完成|办结|到位|公开|报送|见效)*+"
)
_LONGEST = 80
"""Characters; what is longer is no name, nor a few run together."""
_BLANK = re.compile(r"[ \t]*\n\s*|[ \t]+")


def is_party(name: str) -> bool:
    """Whether a text could be the name of an organ or of a collective."""
    folded = fold(name)
    return len(folded) >= 2 and bool(_PARTY.fullmatch(folded)) and not _VERB.match(folded)


def is_collective(name: str) -> bool:
    """Whether a name says by itself that it means several: 各镇街, 区政府有关部门, 有关单位."""
    folded = fold(name)
    return folded.startswith(("各", "全")) or bool(
        re.search(
            r"各(?:工作|直属|职能)?(?:部门|单位)|(?:有关|相关|成员|直属|市直|区直|县直)(?:各)?(?:部门|单位)|成员单位",
            folded,
        )
    )


def is_party_list(text: str, names: Names) -> bool:
    """Whether a whole cell is nothing but units; the text of a task is not."""
    if re.search(r"[。!?]\s*\S", text) or len(text) > 400:
        return False
    passage = Passage.at(text.strip(), 0)
    if not passage or _VERB.match(passage.text):
        return False
    found = read(passage, Role.RESPONSIBLE, names).names
    return bool(found) and all(
        names.knows(each.text) or is_party(each.text) or _GENERIC.fullmatch(fold(each.text))
        for each in found
    )


# ── Reading ───────────────────────────────────────────────────────────────


def read(passage: Passage, role: Role, names: Names, *, first_leads: bool = False) -> Parties:
    """What a unit cell, or the inside of an ending's brackets, says.

    `role`: whom names without a word of their own are.  `first_leads`: the document states
    that the unit named first leads.
    """
    total = Parties()
    for label, body in _labelled(_without_reference(passage.strip())):
        if label == "other":
            continue
        due, doers = without_due(body)
        if label == "due" and not ROLE_WORD.search(doers.text):
            due = due or doers.strip(" \n。;,")
            doers = Passage()
        total += Parties(deadline=Passage() if NOTHING.fullmatch(due.text) else due)
        own = {"lead": Role.LEADS, "help": Role.RESPONSIBLE}.get(label, role)
        for segment in _segments(doers):
            total += _segment(segment, own, names)
    if first_leads and not total.leads:
        total = replace(total, leads=total.responsible[:1], responsible=total.responsible[1:])
    return replace(total, structure=tuple(_between(passage, total)))


def _without_reference(passage: Passage) -> Passage:
    """Without 以上两项由, which says for which items and not who."""
    match = _REFERENCE.match(passage.text)
    return passage[match.end() :] if match else passage


def _between(passage: Passage, parties: Parties) -> Iterator[Passage]:
    """What stands between the names, as far as it is nothing but separators and words of roles."""
    taken = {at for each in (*parties.names, parties.deadline) for at in each.origin}
    run: list[int] = []
    for index, at in enumerate((*passage.origin, -1)):
        if at >= 0 and at not in taken:
            run.append(index)
            continue
        if run and _CONNECTIVE.fullmatch(passage.text[run[0] : run[-1] + 1]):
            yield passage[run[0] : run[-1] + 1]
        run = []


def _labelled(passage: Passage) -> Iterator[tuple[str, Passage]]:
    """The parts of `牵头单位：…；责任单位：…；完成时限：…`, each with its kind of label; "" for none."""
    start, label = 0, ""
    for match in _LABEL.finditer(passage.text):
        if match.start() > start and passage.text[start : match.start()].strip(" \n;,。"):
            yield label, passage[start : match.start()]
        start, label = match.end(), match.lastgroup or ""
    yield label, passage[start:].strip()


def without_due(passage: Passage) -> tuple[Passage, Passage]:
    """(`6月底前`, the rest) of `区司法局牵头,6月底前完成;区财政局配合`."""
    due, rest, before = Passage(), Passage(), Passage()
    for piece, separator in _at_commas(passage):
        text = piece.squeezed().text
        is_due = _TIMED.search(text) and not ROLE_WORD.search(text) and not is_party(text)
        if is_due and not due:
            due = _bare_due(piece)
        elif is_due:
            due = due + before + _bare_due(piece)
        else:
            rest = rest + (before if rest else Passage()) + piece
        before = separator
    return due, rest


def _at_commas(passage: Passage) -> Iterator[tuple[Passage, Passage]]:
    """(piece, the separator behind it), outside of brackets."""
    depth, start = 0, 0
    for index, character in enumerate(passage.text):
        depth += (character in "(") - (character in ")")
        if depth <= 0 and character in ",;。":
            yield passage[start:index], passage[index : index + 1]
            start = index + 1
    yield passage[start:], Passage()


def _bare_due(piece: Passage) -> Passage:
    """Without 力争 and 完成."""
    piece = piece.squeezed().strip("。、")
    hoped = _HOPED.match(piece.text)
    piece = piece[hoped.end() :] if hoped else piece
    finished = _FINISHED.search(piece.text)
    return piece[: finished.start()] if finished and finished.start() else piece


def _segments(passage: Passage) -> Iterator[Passage]:
    """At semicolons, where the pieces say what their units do; otherwise they only divide names."""
    if not ROLE_WORD.search(passage.text):
        yield passage
        return
    depth, start = 0, 0
    for index, character in enumerate(passage.text):
        depth += (character in "(") - (character in ")")
        if character in ";。" and depth <= 0:
            yield passage[start:index]
            start = index + 1
    yield passage[start:]


def _segment(passage: Passage, role: Role, names: Names) -> Parties:
    passage = passage.strip(" \n。;,、")
    if not passage:
        return Parties()
    text = passage.text
    if (match := _WITH.fullmatch(text)) and "牵头" not in text.partition("会同")[0]:
        leads, some = _named(passage.group(match, "leads"), names)
        listed, others = _named(passage.group(match, "rest"), names)
        return Parties(leads, listed, Division.JOINTLY, some or others)
    if (match := _APART.fullmatch(text)) and not _LEADING.fullmatch(text[: match.start("tail")]):
        listed, others = _named(passage.group(match, "names"), names)
        is_lead = role is Role.LEADS or "牵头" in match["tail"]
        return _as(listed, Role.LEADS if is_lead else role, Division.SEPARATELY, others=others)
    if match := _LEADING.fullmatch(text):
        leads, some = _named(passage.group(match, "leads"), names)
        rest = passage.group(match, "rest")
        is_joint = rest.text.startswith("会同")
        helping = _plain(rest[2:] if is_joint else rest, Role.RESPONSIBLE, names)
        division = Division.SEPARATELY if match["apart"] else helping.division
        division = Division.JOINTLY if is_joint else division
        return Parties(leads, helping.names, division, some or helping.and_others)
    return _plain(passage, role, names)


def _plain(passage: Passage, role: Role, names: Names) -> Parties:
    passage = passage.strip(" \n。;,、")
    if not passage:
        return Parties()
    if match := _APART.fullmatch(passage.text):
        listed, others = _named(passage.group(match, "names"), names)
        return _as(listed, role, Division.SEPARATELY, others=others)
    match = _PLAIN.fullmatch(passage.text)
    body = passage.group(match, "names") if match else passage
    if match and re.search("配合|协同|协助|协办|参与|参加", match["tail"]):
        role = Role.RESPONSIBLE
    total = Parties()
    listed, others = _named(body, names)
    for name in listed:
        marked = _MARKED.fullmatch(name.text)
        own = role
        if marked:
            own = Role.LEADS if marked["role"][:2] in {"牵头", "主办", "主责"} else Role.RESPONSIBLE
            name = name.group(marked, "name")  # noqa: PLW2901
        total += _as((name,), own)
    return replace(total, and_others=others)


def _as(
    names: tuple[Passage, ...],
    role: Role,
    division: Division | None = None,
    *,
    others: bool = False,
) -> Parties:
    if role is Role.LEADS:
        return Parties(leads=names, division=division, and_others=others)
    return Parties(responsible=names, division=division, and_others=others)


def _once(names: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple({fold(each.text): each for each in reversed(names)}.values())[::-1]


# ── Names ─────────────────────────────────────────────────────────────────


def _named(passage: Passage, names: Names) -> tuple[tuple[Passage, ...], bool]:
    """(the names in printed order, whether the list ends in 等)."""
    passage = passage.strip(" \n。;,、")
    others = False
    if not names.knows(passage.text) and (match := _OTHERS.search(passage.text)):
        others = True
        passage = passage[: match.start()]
    pieces = [piece for each in _pieces(passage) for piece in _at_blanks(each, names)]
    found: list[Passage] = []
    for piece in _governed(pieces, passage, names):
        found.extend(_apart(piece, names))
    return tuple(each for each in found if each), others


def _pieces(passage: Passage) -> Iterator[Passage]:
    """At separators that stand outside of brackets."""
    depth, start = 0, 0
    for index, character in enumerate(passage.text):
        depth += (character in "(") - (character in ")")
        if depth <= 0 and _SEPARATOR.fullmatch(character):
            yield passage[start:index].strip()
            start = index + 1
    yield passage[start:].strip()


def _at_blanks(piece: Passage, names: Names) -> Iterator[Passage]:
    """At blanks and line breaks, where full names stand on both sides; otherwise a name was broken there."""
    whole = piece.squeezed()
    if len(whole) == len(piece) or names.is_sure(whole.text):
        yield whole
        return
    current = Passage()
    for part in piece.split(_BLANK):
        if current and _is_full(current.text, names) and _is_full(part.text, names):
            yield current
            current = part
        else:
            current += part
    yield current


def _is_full(name: str, names: Names) -> bool:
    return (
        names.knows(name)
        or (len(name) >= 2 and bool(_GENERIC.fullmatch(name)))
        or (len(name) >= 3 and name.count("(") == name.count(")") and is_party(name))
    )


def _governed(pieces: list[Passage], whole: Passage, names: Names) -> Iterator[Passage]:
    """各区、县(市)政府 is one: a 各 that governs what stands after the separator too."""
    current: Passage | None = None
    for piece in pieces:
        if current is None:
            current = piece
        elif _is_governed(current.text, piece.text, names) and current and piece:
            start, end = current.origin[0], piece.origin[-1]
            between = [i for i, at in enumerate(whole.origin) if start <= at <= end]
            current = whole[between[0] : between[-1] + 1].squeezed()
        else:
            yield current
            current = piece
    if current is not None:
        yield current


def _is_governed(first: str, second: str, names: Names) -> bool:
    if names.knows(f"{first}、{second}") and f"{first}、{second}" not in first:
        return True
    if not first.startswith(("各", "全")) or names.knows(second):
        return False
    return bool(_GENERIC.fullmatch(second))


def _apart(name: Passage, names: Names) -> Iterator[Passage]:
    """Names between which the separator was lost, or that 和 or 及 joins."""
    if len(name) > _LONGEST:
        yield name
        return
    if not names.is_sure(name.text):
        for match in re.finditer(r"以及|[和及与]", name.text):
            left, right = name[: match.start()], name[match.end() :]
            if _are_sides(left.text, right.text, names):
                yield from _apart(left, names)
                yield from _apart(right, names)
                return
        if cut := _after_brackets(name.text, names):
            yield name[:cut]
            yield from _apart(name[cut:], names)
            return
    start = 0
    for cut in names.run_together(name.text):
        yield name[start:cut]
        start = cut
    yield name[start:]


def _are_sides(left: str, right: str, names: Names) -> bool:
    """Whether 和 stands between two names: each is one by itself, or both begin as 县司法局, 县档案馆."""
    if left[:1] == right[:1] and left[:1] in tuple("市县区镇乡") and len(right) > 2:
        return is_party(left) and is_party(right)
    if is_collective(right) and is_party(right) and left[:1] in tuple("市县区镇乡"):
        return is_party(left)
    return _side(left, names) and _side(right, names)


def _side(name: str, names: Names) -> bool:
    """Whether it is a name by itself: known, or a collective that says so (各镇街, 有关单位)."""
    return names.knows(name) or (is_collective(name) and is_party(name))


def _after_brackets(name: str, names: Names) -> int:
    """区行政服务中心(A、B区)区档案馆: where the second begins; 0 for nowhere."""
    for match in re.finditer(r"[)]", name):
        rest = name[match.end() :]
        if rest and (names.knows(rest) or (rest[0] in "市县区省州各" and is_party(rest))):
            return match.end()
    return 0
