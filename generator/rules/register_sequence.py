"""The numbers of a year's normative documents follow one another, and none is missing."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostic import Severity
from generator.listing import NORMATIVE, row_of
from generator.records import Document
from generator.register import reader
from generator.rule import Finding, over_site
from generator.site import Site
from generator.table import read

Numbered = tuple[int, str, str]
"""A serial number, the day of 成文, and the document's id."""


@over_site(severity=Severity.WARNING, title="统一编号不连续")
def register_sequence(site: Site) -> Iterator[Finding]:
    """同一年的统一编号依登记先后连续编：号小的成文在先；中间缺的号，往往是登记了而没有公开的文件。
    只在 site.yaml 写了“统一编号规则”时检查。

    依据：国办发〔2018〕37号（统一登记、统一编号、统一印发，未经公布的不得作为行政管理的依据）。
    怎么改：对照登记簿，没有公开的补发；写错的改正；确实空号的，在登记簿上注明，提醒可以不理。
    """
    pattern = site.config.register_pattern
    if pattern is None:
        return
    for (organ, year), found in sorted(_by_year(site, pattern).items()):
        ordered = sorted(found)
        for (_, earlier, _), (serial, day, identity) in pairwise(ordered):
            if day < earlier:
                yield _out_of_order(site, identity, serial, earlier)
        missing = _missing({serial for serial, _, _ in ordered})
        if missing:
            name = f"{year}年{f'（{organ}）' if organ else ''}"
            message = f"{name}的统一编号缺第{'、'.join(missing)}号，登记了的文件是不是都公开了"
            yield Finding(site.config.at("register_pattern"), message)


def _by_year(site: Site, pattern: str) -> dict[tuple[str, str], list[Numbered]]:
    found = defaultdict(list)
    for card in site.cards(NORMATIVE):
        row = read(Document.family, row_of(card))
        number = reader(pattern).fullmatch(row["统一编号"])
        if number:
            named = number.groupdict()
            key = (named.get("organ") or "", named["year"])
            found[key].append((int(named["serial"]), row["成文日期"], row["标识"]))
    return found


def _out_of_order(site: Site, identity: str, serial: int, earlier: str) -> Finding:
    document = site.get(Document, identity)
    place = document.at("register_number") if document else site.config.at("register_pattern")
    message = f"第{serial}号在前一号（{earlier} 成文）之前成文，次序颠倒"
    return Finding(place, message, document.party_names if document else ())


def _missing(serials: set[int]) -> list[str]:
    """From the first to the last, runs as `3—5`."""
    runs: list[list[int]] = []
    for each in range(1, max(serials)):
        if each in serials:
            continue
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs]
