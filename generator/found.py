"""Answers of a search to what the terminal shows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from generator.published_index import PublishedIndex
from generator.query import readings
from generator.search import Answer, Hit
from generator.text import did_you_mean


def objection(index: PublishedIndex, query: str, facets: Mapping[str, Sequence[str]]) -> str:
    """Why it cannot be looked for; nothing where it can."""
    if not query.strip():
        return "没有写要找什么，如 gongkai search 停车收费"
    if not readings(query):
        return f"“{query}”里没有要找的词"
    for name, noun in (("unit", "单位"), ("kind", "种类")):
        known = index.choices(name)
        for value in facets.get(name, ()):
            if value not in known:
                shown = f"，可用的有：{'、'.join(known)}" if name == "kind" else ""
                return f"没有“{value}”这个{noun}{did_you_mean(value, known) or shown}"
    return ""


def as_text(answer: Answer, query: str, limit: int) -> str:
    """Title, address and snippet of each hit; where there is none, what may have been meant."""
    lines: list[str] = []
    for place, hit in enumerate(answer.hits[:limit], start=1):
        facts = "　".join(each for each in (hit.kind, hit.number, hit.day, hit.units) if each)
        lines += [f"{place}. {hit.title}", f"   {facts}", f"   {hit.url}"]
        if hit.snippet and hit.snippet != hit.title:
            lines.append(f"   {hit.snippet}")
    also = f"，也搜索了{'、'.join(answer.also)}" if answer.hits and answer.also else ""
    lines.append(f"“{query}”找到{len(answer.hits)}条{also}")
    if answer.meant:
        lines.append(f"您是不是要找：{'、'.join(answer.meant)}")
    if answer.named:
        lines.append("标题的拼音符合的：")
        lines += [f"   {each.title}　{each.url}" for each in answer.named[:limit]]
    return "\n".join(lines) + "\n"


def as_data(answer: Answer, limit: int) -> str:
    """A JSON list of `{url, title, kind, day, number, units, score, snippet}`."""
    hits = [asdict(hit) for hit in answer.hits[:limit]]
    named = [
        asdict(Hit(each.url, each.title, each.kind, "", "", "", 0.0, ""))
        for each in answer.named[:limit]
    ]
    return json.dumps(hits or named, ensure_ascii=False, indent=1) + "\n"
