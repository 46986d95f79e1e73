"""Whether what stands on the pages is found: both readers of the index are asked for parts of them.

The terminal's reader is asked through Whoosh, the browser's through Node, where it is there.
"""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from generator import url
from generator.normaliser import normalise
from generator.own_text import own_lines
from generator.published_index import PublishedIndex
from generator.search import search

SUBSTRINGS = 200
NUMBERS = 50
TITLES = 50
_NUMBER = re.compile(r"[\u3400-\u9fff]{1,12}〔[0-9]{4}〕[0-9]{1,4}号")
_UNQUOTED = re.compile(r'[^\s"“”]{2,12}')
WHOOSH, BROWSER = "命令行", "浏览器"
TOO_OLD = 3
"""The exit code of search_reader.js where Node cannot inflate."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text that stands on a page."""

    query: str
    url: str


@dataclass(frozen=True, slots=True)
class Lost:
    question: Question
    reader: str

    def __str__(self) -> str:
        return f"{self.question.url}: 错误 lost-in-search：页面上有“{self.question.query}”，{self.reader}的检索没有找到这一页"


@dataclass(frozen=True, slots=True)
class Verdict:
    questions: int
    pages: int
    readers: tuple[str, ...]
    lost: tuple[Lost, ...]


def ask(output: Path, seed: int = 0) -> Verdict:
    """Raises NoIndex."""
    index = PublishedIndex(output)
    known = index.urls()
    addresses = sorted(known)
    questions = list(dict.fromkeys(_questions(output, addresses, random.Random(seed))))
    lost = [
        Lost(each, WHOOSH)
        for each in questions
        if not search(index, each.query, among={known[each.url]}, shown=0).hits
    ]
    readers = [WHOOSH]
    answers = _browser(output, [each.query for each in questions])
    if answers:
        readers.append(BROWSER)
        lost += [
            Lost(question, BROWSER)
            for question, answer in zip(questions, answers, strict=True)
            if question.url not in answer["urls"]
        ]
    pages = len({each.url for each in questions})
    return Verdict(len(questions), pages, tuple(readers), tuple(lost))


def _browser(output: Path, queries: Sequence[str]) -> list[dict[str, list[str]]]:
    """What the browser's reader finds; nothing where there is no Node, or one that is too old."""
    node = shutil.which("node")
    if node is None:
        return []
    engine = next((output / "static").glob("search-engine.*.js"))
    folder = output / Path(url.SEARCH_INDEX).parent
    with resources.as_file(resources.files("generator") / "search_reader.js") as reader:
        told = subprocess.run(
            [node, str(reader), str(engine), str(folder)],
            input=json.dumps(queries).encode(),
            stdout=subprocess.PIPE,
            check=False,
        )
    if told.returncode == TOO_OLD:
        return []
    told.check_returncode()
    answers: list[dict[str, list[str]]] = json.loads(told.stdout)
    return answers


# ── What to ask ───────────────────────────────────────────────────────────


def _questions(output: Path, addresses: list[str], chance: random.Random) -> Iterator[Question]:
    numbers: list[Question] = []
    for address in chance.sample(addresses, min(TITLES, len(addresses))):
        lines = own_lines((output / address).read_text("utf-8"))
        if lines and '"' not in lines[0]:
            yield Question(f'"{lines[0]}"', address)
        numbers += [Question(each, address) for each in _NUMBER.findall("\n".join(lines))[:3]]
    yield from numbers[:NUMBERS]
    for _each in range(SUBSTRINGS):
        address = chance.choice(addresses)
        found = _substring(own_lines((output / address).read_text("utf-8")), chance)
        if found:
            yield Question(found, address)


def _substring(lines: Sequence[str], chance: random.Random) -> str:
    """Of two to twelve characters that search looks for as they are: no blank, no quotation mark, no minus first."""
    for _try in range(10):
        line = chance.choice(lines) if lines else ""
        start = chance.randrange(max(1, len(line) - 1))
        found = _UNQUOTED.match(line, start)
        if found:
            text = found[0][: chance.randint(2, 12)]
            if text[0] not in "-－" and len(normalise(text)) > 1:
                return text
    return ""
