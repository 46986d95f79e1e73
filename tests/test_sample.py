"""The sample portal as its readers and inspectors meet it: every page, from its HTML.

Built once, from the repository's own content, as of the day for which it was written.
"""

import csv
import io
import json
import posixpath
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest
import yaml
from lxml import html

from generator.build import Order, Summary, build
from generator.diagnostic import errors
from generator.normaliser import normalise
from generator.own_text import own_lines
from generator.published_index import PublishedIndex
from generator.url import is_permanent
from tests import recount
from tests.conftest import moment_of
from tests.counts import COUNTS, Count, Published
from tests.systems import System, systems

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
AS_OF = date(2026, 11, 20)
CONFIG = yaml.safe_load((ROOT / "site.yaml").read_text("utf-8"))
BASE = CONFIG["基准网址"]
PREFIX = urlsplit(BASE).path

ENTRIES = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"]
"""Of the portal and of every organ, under these names and in this order: 国办公开办函〔2019〕61号."""

NO_ORGANS = {"党委机构", "国有企业", "其他"}
"""Kinds of unit that 条例 asks no platform of."""

Element = html.HtmlElement


@dataclass(frozen=True, slots=True)
class Sample:
    output: Path
    summary: Summary
    pages: dict[str, Element] = field(repr=False)
    """Every HTML page by its address."""
    proper: dict[str, Element] = field(repr=False)
    """Without those that only lead on to a new address."""

    def under(self, *families: str) -> dict[str, Element]:
        return {
            address: page
            for address, page in self.proper.items()
            if address.split("/")[0] in families
        }


REDIRECTION = "//meta[@http-equiv='refresh']"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    output = tmp_path_factory.mktemp("sample") / "output"
    summary = build(Order(ROOT, output, moment_of(AS_OF)), lambda _progress: None)
    pages = {
        path.relative_to(output).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(output.rglob("*.html"))
    }
    proper = {address: page for address, page in pages.items() if not page.xpath(REDIRECTION)}
    return Sample(output, summary, pages, proper)


# ── Reading pages ─────────────────────────────────────────────────────────


def text(element: Element) -> str:
    return element.text_content().strip()


def title_of(page: Element) -> str:
    """The visible heading."""
    return text(page.findall(".//h1")[0])


def meta(page: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in page.iterfind("head/meta"):
        if "name" in each.attrib:
            found[each.attrib["name"]].append(each.attrib["content"])
    return found


def links(page: Element) -> Iterator[tuple[Element, str, str]]:
    """Whatever a browser follows or fetches: (element, attribute, value)."""
    for element in page.iter("*"):
        for name in ("href", "src", "action", "poster", "data", "srcset", "formaction"):
            if name in element.attrib:
                yield element, name, element.attrib[name].strip()


def leads_outside(value: str) -> bool:
    return re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", value, re.IGNORECASE) is not None


def target(address: str, value: str) -> str:
    """The file that a link on a page means, as an address of the site."""
    path = unquote(value.partition("#")[0].partition("?")[0])
    if not path:
        return address
    if path.startswith(PREFIX):
        return path.removeprefix(PREFIX)
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), path))


def targets(address: str, elements: Iterable[Element]) -> list[str]:
    return [target(address, each.attrib["href"]) for each in elements]


def address_of(absolute: str) -> str:
    """The file behind an absolute address of the site."""
    assert absolute.startswith(BASE)
    return unquote(absolute.removeprefix(BASE)) or "index.html"


def listed(page: Element, address: str) -> list[str]:
    """Where the lines of the lists on a page lead."""
    return [
        found
        for each in page.find_class("item-list")
        for found in targets(address, each.iterfind("li/a"))
    ]


# ── Reading content ───────────────────────────────────────────────────────


@cache
def articles(family: str) -> dict[str, dict[str, Any]]:
    """The front matter of every Markdown file of a family by id, every scalar as typed."""
    folder = CONTENT / family
    return {
        path.relative_to(folder).with_suffix("").as_posix(): yaml.load(
            path.read_text("utf-8").split("---\n")[1], yaml.BaseLoader
        )
        for path in sorted(folder.rglob("*.md"))
    }


@cache
def book() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.load(
        (CONTENT / "units.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    return found


def several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def columns() -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Every column with the ids of those above it."""

    def below(
        level: list[dict[str, Any]], above: tuple[str, ...]
    ) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
        for each in level:
            yield each, above
            yield from below(each.get("子栏目", []), (*above, each["标识"]))

    return below(CONFIG["栏目"], ())


# ── Links ─────────────────────────────────────────────────────────────────


def test_every_internal_link_leads_to_a_file_and_to_a_place_in_it(sample: Sample) -> None:
    files = {
        path.relative_to(sample.output).as_posix()
        for path in sample.output.rglob("*")
        if path.is_file()
    }
    ids = {address: set(page.xpath("//@id")) for address, page in sample.pages.items()}

    broken = []
    for address, page in sample.pages.items():
        for _, name, value in links(page):
            if leads_outside(value):
                continue
            found, fragment = target(address, value), unquote(value.partition("#")[2])
            if found not in files or (fragment and fragment not in ids.get(found, ())):
                broken.append((address, name, value))

    assert broken == []


def test_links_between_pages_are_relative_save_on_the_page_for_missing_addresses(
    sample: Sample,
) -> None:
    rooted = {
        address
        for address, page in sample.pages.items()
        for _, _, value in links(page)
        if value.startswith("/")
    }

    assert rooted == {"404.html"}


def test_the_page_for_missing_addresses_works_at_any_depth(sample: Sample) -> None:
    relative = [
        value
        for _, _, value in links(sample.pages["404.html"])
        if not leads_outside(value) and not value.startswith((PREFIX, "#"))
    ]

    assert relative == []


def test_only_links_that_a_reader_clicks_and_canonical_ones_name_another_host(
    sample: Sample,
) -> None:
    outside = [
        (address, element.tag, value)
        for address, page in sample.pages.items()
        for element, name, value in links(page)
        if leads_outside(value)
        and not (element.tag == "a" and name == "href")
        and not (element.tag == "link" and element.attrib["rel"] == "canonical")
    ]

    assert outside == []


def test_every_link_to_the_outside_is_marked_as_one(sample: Sample) -> None:
    unmarked = {
        value
        for page in sample.pages.values()
        for element, _, value in links(page)
        if element.tag == "a" and value.startswith(("http:", "https:"))
        if not {"noopener", "external"} <= set(element.attrib.get("rel", "").split())
    }

    assert unmarked == set()


def test_styles_and_scripts_fetch_nothing_from_elsewhere(sample: Sample) -> None:
    for path in sorted((sample.output / "static").iterdir()):
        assert (
            re.findall(r"(?:url\(|@import|[\"'`])\s*[\"']?(?:https?:)?//", path.read_text()) == []
        )


def test_every_page_names_its_own_address_as_the_canonical_one(sample: Sample) -> None:
    for address, page in sample.proper.items():
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")

        assert address_of(canonical) == address


def test_an_address_given_up_leads_on_to_its_new_page(sample: Sample) -> None:
    moved = {
        address: target(address, page.xpath(REDIRECTION)[0].attrib["content"].partition("url=")[2])
        for address, page in sample.pages.items()
        if page.xpath(REDIRECTION)
    }

    assert moved == {each["从"]: each["到"] for each in CONFIG["重定向"]}
    assert set(moved.values()) <= set(sample.proper)


# ── HTML ──────────────────────────────────────────────────────────────────


def test_a_strict_parser_finds_no_error_on_any_page(sample: Sample) -> None:
    found = {}
    for address in sample.pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse((sample.output / address).read_bytes(), override_encoding="utf-8")
        if parser.errors:
            found[address] = parser.errors

    assert found == {}


def test_no_page_needs_a_content_security_policy_to_allow_inline_code(sample: Sample) -> None:
    found = [
        (address, html.tostring(element)[:80])
        for address, page in sample.pages.items()
        for element in page.iter("*")
        if element.tag == "style"
        or "style" in element.attrib
        or any(name.startswith("on") for name in element.attrib)
        or element.attrib.get("href", "").startswith("javascript:")
        or (
            element.tag == "script"
            and "src" not in element.attrib
            and element.attrib.get("type") != "application/ld+json"
        )
    ]

    assert found == []


def test_every_page_has_one_heading_a_language_and_a_title(sample: Sample) -> None:
    for address, page in sample.pages.items():
        (title,) = page.findall("head/title")

        assert (address, len(page.findall(".//h1"))) == (address, 1)
        assert (address, page.attrib.get("lang")) == (address, "zh-CN")
        assert title_of(page), address
        assert text(title), address


def test_no_sentence_on_any_page_has_two_full_stops(sample: Sample) -> None:
    assert [address for address, page in sample.pages.items() if "。。" in text(page)] == []


def test_no_two_pages_of_one_kind_have_the_same_title(sample: Sample) -> None:
    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address, page in sample.proper.items():
        family, *rest = address.split("/")
        kind = f"{family}/{rest[0]}" if family == "lists" else family
        pages[kind, text(page.findall("head/title")[0])].append(address)

    assert [same for same in pages.values() if len(same) > 1] == []


def test_ids_are_unique_on_every_page(sample: Sample) -> None:
    for address, page in sample.pages.items():
        ids = [str(each) for each in page.xpath("//@id")]

        assert (address, [each for each in ids if ids.count(each) > 1]) == (address, [])


def test_every_label_and_control_refers_to_something_on_its_page(sample: Sample) -> None:
    for address, page in sample.pages.items():
        ids = set(page.xpath("//@id"))
        for name in (
            "for",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "popovertarget",
        ):
            wanted = {each for value in page.xpath(f"//@{name}") for each in value.split()}

            assert (address, name, wanted - ids) == (address, name, set())


def test_every_table_says_what_it_is(sample: Sample) -> None:
    nameless = {
        address
        for address, page in sample.pages.items()
        for table in page.iter("table")
        if not table.findall("caption")
        and not is_labelled(table)
        and not any(is_labelled(each) for each in table.xpath("ancestor::*[@role='region']"))
    }

    assert sorted(nameless) == []


def test_every_heading_of_a_table_says_what_it_heads(sample: Sample) -> None:
    unscoped = {
        address for address, page in sample.pages.items() if page.xpath("//th[not(@scope)]")
    }

    assert sorted(unscoped) == []


def is_labelled(element: Element) -> bool:
    return bool(element.attrib.get("aria-label") or element.attrib.get("aria-labelledby"))


def test_every_picture_has_words_or_is_hidden_from_those_who_cannot_see_it(sample: Sample) -> None:
    for address, page in sample.pages.items():
        for picture in page.iter("img"):
            assert picture.attrib.get("alt", "").strip(), (address, picture.attrib["src"])
        for drawing in page.iter("svg"):
            is_hidden = drawing.attrib.get("aria-hidden") == "true" or any(
                each.attrib.get("aria-hidden") == "true" for each in drawing.iterancestors()
            )

            assert is_hidden or is_labelled(drawing), address


# ── Tags that inspectors sample (政府网站发展指引) ─────────────────────────

SITE_TAGS = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN_TAGS = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
CONTENT_TAGS = {"ArticleTitle", "PubDate", "ContentSource"}

WITHOUT_COLUMN = {"404.html", "search.html", "site-map.html"}
LISTS = {"catalogs/index.html", "units/index.html", "data/index.html"}


def test_every_page_carries_the_tags_of_the_site(sample: Sample) -> None:
    for address, page in sample.proper.items():
        tags = meta(page)

        assert (address, SITE_TAGS - set(tags)) == (address, set())
        assert (tags["SiteName"], tags["SiteIDCode"]) == (
            [CONFIG["网站名称"]],
            [CONFIG["网站标识码"]],
        )


def test_no_tag_is_empty_or_stands_twice(sample: Sample) -> None:
    for address, page in sample.proper.items():
        wrong = {
            name for name, values in meta(page).items() if len(values) != 1 or not values[0].strip()
        }

        assert (address, wrong) == (address, set())


def test_the_home_page_carries_the_tags_of_the_home_column_and_none_of_an_item(
    sample: Sample,
) -> None:
    tags = meta(sample.pages["index.html"])

    assert set(tags) >= COLUMN_TAGS
    assert tags["ColumnType"] == ["首页"]
    assert not CONTENT_TAGS & set(tags)


def test_every_column_and_list_page_carries_the_tags_of_its_column_and_none_of_an_item(
    sample: Sample,
) -> None:
    for address, page in sample.proper.items():
        if address.split("/")[0] in {"columns", "lists"} or address in LISTS:
            tags = set(meta(page))

            assert (address, COLUMN_TAGS - tags, CONTENT_TAGS & tags) == (address, set(), set())


def test_every_column_page_carries_its_own_name_and_purpose(sample: Sample) -> None:
    for column, _ in columns():
        tags = meta(sample.pages[f"columns/{column['标识']}.html"])

        assert tags["ColumnName"] == [column["名称"]]
        assert tags["ColumnDescription"] == [column["说明"]]
        assert tags["ColumnType"] == [column["类型"]]


def test_pages_that_belong_to_no_column_claim_none(sample: Sample) -> None:
    for address in WITHOUT_COLUMN:
        tags = set(meta(sample.pages[address]))

        assert (address, tags & (COLUMN_TAGS | CONTENT_TAGS)) == (address, set())


def test_every_item_carries_all_three_groups_of_tags(sample: Sample) -> None:
    for address, page in sample.under("documents", "interpretations").items():
        tags = meta(page)
        (published,) = tags["PubDate"]

        assert (address, (COLUMN_TAGS | CONTENT_TAGS) - set(tags)) == (address, set())
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", published)
        assert datetime.strptime(published, "%Y-%m-%d %H:%M").date() <= AS_OF
        assert tags["ArticleTitle"] == [title_of(page)]


def test_an_item_names_its_column_and_the_day_it_was_published(sample: Sample) -> None:
    names = {column["标识"]: column["名称"] for column, _ in columns()}
    for identity, front in articles("documents").items():
        tags = meta(sample.pages[f"documents/{identity}.html"])

        assert tags["ColumnName"] == [names[several(front["栏目"])[0]]]
        assert tags["PubDate"] == [f"{front['发布日期']} 00:00"]


def test_whatever_page_carries_a_tag_of_an_item_carries_all_that_must_be(sample: Sample) -> None:
    for address, page in sample.proper.items():
        tags = meta(page)
        if CONTENT_TAGS & set(tags):
            assert (address, CONTENT_TAGS - set(tags)) == (address, set())
            assert (address, tags["ArticleTitle"]) == (address, [title_of(page)])


# ── For machines ──────────────────────────────────────────────────────────


def test_structured_data_is_json_and_speaks_of_its_own_page(sample: Sample) -> None:
    for address, page in sample.proper.items():
        for script in page.xpath("//script[@type='application/ld+json']"):
            found = json.loads(script.text)

            assert (found["@context"], bool(found["@type"])) == ("https://schema.org", True)
            assert address_of(found["url"]) == address
            if address.startswith(("documents/", "interpretations/")):
                assert found.get("name", found.get("headline")) == title_of(page)


def test_every_item_and_unit_has_structured_data(sample: Sample) -> None:
    for address, page in sample.under("documents", "interpretations").items():
        assert (address, len(page.xpath("//script[@type='application/ld+json']"))) == (address, 1)
    for unit in book()["单位"]:
        page = sample.pages[f"units/{unit['标识']}.html"]
        (script,) = page.xpath("//script[@type='application/ld+json']")

        assert json.loads(script.text)["name"] == unit.get("全称", unit["名称"])


ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")


def feeds(sample: Sample) -> dict[str, ElementTree.Element]:
    return {
        path.relative_to(sample.output).as_posix(): ElementTree.parse(path).getroot()
        for path in sorted((sample.output / "feeds").rglob("*.xml"))
    }


def one(element: ElementTree.Element, name: str) -> str:
    """The text of an element that must be there exactly once."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def test_every_feed_has_what_the_standard_requires(sample: Sample) -> None:
    for address, feed in feeds(sample).items():
        own = {each.attrib["rel"]: each.attrib["href"] for each in feed.iterfind(f"{ATOM}link")}

        assert feed.tag == f"{ATOM}feed"
        assert one(feed, "title")
        assert TIME.fullmatch(one(feed, "updated"))
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        assert (address_of(one(feed, "id")), address_of(own["self"])) == (address, address)
        assert address_of(own["alternate"]) in sample.pages


def test_every_entry_of_a_feed_has_what_the_standard_requires(sample: Sample) -> None:
    for feed in feeds(sample).values():
        for entry in feed.iterfind(f"{ATOM}entry"):
            (link,) = entry.findall(f"{ATOM}link[@rel='alternate']")

            assert TIME.fullmatch(one(entry, "updated"))
            assert entry.findtext(f"{ATOM}author/{ATOM}name")
            assert one(entry, "summary")
            assert one(entry, "id") == link.attrib["href"]
            assert one(entry, "title") == title_of(sample.pages[address_of(one(entry, "id"))])


def test_feeds_and_their_entries_have_ids_of_their_own(sample: Sample) -> None:
    found = feeds(sample)

    assert len({one(feed, "id") for feed in found.values()}) == len(found)
    for feed in found.values():
        ids = [one(entry, "id") for entry in feed.iterfind(f"{ATOM}entry")]
        assert 0 < len(ids) == len(set(ids))


def test_a_feed_is_newest_first_and_as_new_as_its_newest_entry(sample: Sample) -> None:
    for feed in feeds(sample).values():
        days = [one(entry, "updated") for entry in feed.iterfind(f"{ATOM}entry")]

        assert days == sorted(days, reverse=True)
        assert one(feed, "updated") == days[0]


def test_the_sitemap_lists_every_page_exactly_once_and_nothing_else(sample: Sample) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ElementTree.parse(sample.output / "sitemap.xml").getroot()
    parts = [address_of(each.text or "") for each in index.iterfind(f"{space}sitemap/{space}loc")]
    places = [
        place
        for part in parts
        for place in ElementTree.parse(sample.output / part).getroot().iterfind(f"{space}url")
    ]
    found = Counter(address_of(place.findtext(f"{space}loc") or "") for place in places)
    days = [place.findtext(f"{space}lastmod") for place in places]

    assert sorted(parts) == sorted(
        f"sitemaps/{path.name}" for path in (sample.output / "sitemaps").iterdir()
    )
    assert set(found.values()) == {1}
    assert set(found) == set(sample.proper) - {"404.html", "search.html"}
    assert all(date.fromisoformat(day) <= AS_OF for day in days if day)


def test_robots_are_told_where_the_sitemap_is(sample: Sample) -> None:
    lines = (sample.output / "robots.txt").read_text("utf-8").splitlines()

    assert f"Sitemap: {BASE}sitemap.xml" in lines


# ── As data ───────────────────────────────────────────────────────────────

FAMILIES = (
    "units",
    "collectives",
    "columns",
    "catalogs",
    "tasks",
    "documents",
    "interpretations",
    "reports",
    "questions",
    "services",
    "topics",
    "pages",
    "tables",
    "standards",
    "matters",
    "cleanups",
    "gazettes",
)


def test_every_record_is_json_that_names_its_own_page(sample: Sample) -> None:
    for family in FAMILIES:
        records = sorted((sample.output / family).rglob("*.json"))
        assert records
        for path in records:
            address = path.relative_to(sample.output).with_suffix(".html").as_posix()
            found = json.loads(path.read_text("utf-8"))

            assert address in sample.proper
            assert unquote(found["网址"]) == f"{BASE}{address}"


def test_every_item_task_and_unit_is_there_as_json(sample: Sample) -> None:
    expected = {f"units/{unit['标识']}" for unit in book()["单位"]}
    expected |= {f"collectives/{each['标识']}" for each in book()["集合"]}
    expected |= {f"columns/{column['标识']}" for column, _ in columns()}
    for family in ("documents", "interpretations", "pages"):
        expected |= {f"{family}/{identity}" for identity in articles(family)}
    expected |= {address.removesuffix(".html") for address in sample.under("tasks")}

    assert {each for each in expected if not (sample.output / f"{each}.json").is_file()} == set()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What data/index.html says of a table."""

    rows: int
    fields: list[str]
    downloads: dict[str, str]


def dictionary(sample: Sample) -> list[Dictionary]:
    address = "data/index.html"
    return [
        Dictionary(
            int(text(section.find_class("count")[0]).removesuffix("行")),
            [text(each) for each in section.iterfind(".//tbody/tr/th")],
            {
                (link.text or "").strip(): target(address, link.attrib["href"])
                for link in section.xpath(".//a[@download]")
            },
        )
        for section in sample.pages[address].iter("section")
        if section.xpath(".//a[@download]")
    ]


def test_every_table_is_in_the_dictionary(sample: Sample) -> None:
    named = {path for each in dictionary(sample) for path in each.downloads.values()}

    assert named == {
        path.relative_to(sample.output).as_posix()
        for path in (sample.output / "data").iterdir()
        if path.suffix in {".csv", ".json"}
    }


def test_the_open_data_catalogue_offers_what_is_there_and_every_table(sample: Sample) -> None:
    found = json.loads((sample.output / "data/catalog.jsonld").read_text("utf-8"))
    files = {
        unquote(file["dcat:downloadURL"]["@id"].removeprefix(BASE))
        for dataset in found["dcat:dataset"]
        for file in dataset["dcat:distribution"]
    }

    assert {each for each in files if not (sample.output / each).is_file()} == set()
    assert {path for each in dictionary(sample) for path in each.downloads.values()} <= files


def test_every_csv_file_opens_in_a_spreadsheet_and_is_what_the_dictionary_says(
    sample: Sample,
) -> None:
    for table in dictionary(sample):
        raw = (sample.output / table.downloads["CSV"]).read_bytes()
        header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))

        assert raw.startswith(b"\xef\xbb\xbf")
        assert (header, len(rows)) == (table.fields, table.rows)
        assert {len(row) for row in rows} <= {len(header)}


def test_every_table_as_json_is_the_same_table(sample: Sample) -> None:
    for table in dictionary(sample):
        found = json.loads((sample.output / table.downloads["JSON"]).read_text("utf-8"))

        assert [each["字段"] for each in found["字段"]] == table.fields
        assert len(found["数据"]) == table.rows
        assert all(list(row) == table.fields for row in found["数据"])


# ── Tables as data ────────────────────────────────────────────────────────


def tables() -> dict[str, dict[str, Any]]:
    """The data tables of the sample, as written."""
    found = sorted((CONTENT / "tables").glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in found}


def written_rows(table: dict[str, Any]) -> list[list[str]]:
    """Of a table that is published once, as they stand in its file."""
    data = table["数据"]
    if isinstance(data, str):
        lines = (CONTENT / "tables" / data).read_text("utf-8-sig").splitlines()
        return [row for row in csv.reader(lines[1:]) if row]
    return [["" if cell is None else str(cell) for cell in row] for row in data]


def published_rows(sample: Sample, identity: str) -> list[list[str]]:
    raw = (sample.output / f"tables/{identity}.csv").read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(raw, newline="")))[1:]


def test_every_row_of_a_table_is_on_its_page_and_in_its_csv_file(sample: Sample) -> None:
    counted = 0
    for identity, table in tables().items():
        if "各期" in table or "公示" in table:
            continue
        rows, page = written_rows(table), sample.pages[f"tables/{identity}.html"]
        shown = page.xpath("//table[@id='rows']/tbody/tr")
        counted += 1

        assert (identity, len(published_rows(sample, identity))) == (identity, len(rows))
        assert (identity, len(shown)) == (identity, len(rows))

    assert counted >= 30


def test_the_sums_under_a_table_are_those_of_its_csv_file(sample: Sample) -> None:
    counted = 0
    for identity, table in tables().items():
        page = sample.pages[f"tables/{identity}.html"]
        foot = page.xpath("//tfoot/tr/*")
        if "各期" in table or not foot:
            continue
        rows = published_rows(sample, identity)
        for at, each in enumerate(table["字段"]):
            if isinstance(each, dict) and each.get("合计") == "是":
                total = sum(Decimal(row[at]) for row in rows if row[at])
                counted += 1

                assert (identity, Decimal(text(foot[at]).replace(",", ""))) == (identity, total)

    assert counted >= 20


def test_a_table_by_period_has_a_page_for_every_period_published(sample: Sample) -> None:
    for identity, table in tables().items():
        if "各期" not in table:
            continue
        address = f"tables/{identity}.html"
        page = sample.pages[address]
        linked = {
            each for each in targets(address, page.xpath("//main//a")) if f"/{identity}/" in each
        }
        pages = {each for each in sample.proper if each.startswith(f"tables/{identity}/")}

        assert linked == pages
        assert len(pages) == len(table["各期"])


def test_the_rows_of_a_notice_are_there_until_it_is_over(sample: Sample) -> None:
    shown = [row[0] for row in published_rows(sample, "gdbt-lsc")]

    assert shown == [row[0] for row in written_rows(tables()["gdbt-lsc"])]
    assert "正在公示" in text(sample.pages["tables/gdbt-lsc.html"].findall("body")[0])
    assert not (sample.output / "tables/gdbt-xhc.csv").exists()
    assert "公示期满，名单已经撤下" in text(sample.pages["tables/gdbt-xhc.html"].findall("body")[0])


def test_every_table_is_on_the_page_of_all_tables_and_on_that_of_its_unit(sample: Sample) -> None:
    address = "tables/index.html"
    listing = set(targets(address, sample.pages[address].xpath("//main//a")))
    units = {unit["名称"]: unit["标识"] for unit in book()["单位"]}

    assert listing >= {f"tables/{identity}.html" for identity in tables()}
    for identity, table in tables().items():
        for name in several(table["单位"]):
            unit = f"units/{units[name]}.html"
            found = targets(unit, sample.pages[unit].xpath("//*[@id='tables']//a"))

            assert f"tables/{identity}.html" in found or len(found) > 10


# ── Documents and interpretations ─────────────────────────────────────────


def test_an_interpretation_leads_to_its_documents_and_they_lead_back(sample: Sample) -> None:
    there = {
        identity: {f"documents/{each}.html" for each in several(front["解读对象"])}
        for identity, front in articles("interpretations").items()
    }
    back: dict[str, set[str]] = defaultdict(set)
    for identity, documents in there.items():
        for document in documents:
            back[document].add(f"interpretations/{identity}.html")

    for identity, documents in there.items():
        address = f"interpretations/{identity}.html"
        found = sample.pages[address].xpath("//*[strong[.='解读的文件']]/p/a")
        assert (address, set(targets(address, found))) == (address, documents)
    for address, page in sample.under("documents").items():
        found = page.xpath("//*[h2[.='解读']]/ul/li/a")
        assert (address, set(targets(address, found))) == (address, back[address])


VOID = {"废止": "本文件已废止", "失效": "本文件已失效"}


def void() -> dict[str, str]:
    """Addresses of documents that are law no more, with what their banner must say."""
    return {
        f"documents/{identity}.html": VOID[front["有效性"]]
        for identity, front in articles("documents").items()
        if front.get("有效性") in VOID
    }


def test_a_document_that_is_law_no_more_keeps_its_address_and_says_so_first(
    sample: Sample,
) -> None:
    for address, words in void().items():
        page = sample.pages[address]
        (banner,) = page.find_class("is-alarm")
        everything = list(page.iter("*"))

        assert text(banner.findall("strong")[0]) == words
        assert everything.index(banner) < everything.index(page.findall(".//h1")[0])


def test_a_repealed_document_leads_to_what_repealed_it_and_back(sample: Sample) -> None:
    for identity, front in articles("documents").items():
        address = f"documents/{identity}.html"
        for repealed in several(front.get("废止", [])):
            old = f"documents/{repealed}.html"
            (banner,) = sample.pages[old].find_class("is-alarm")

            assert address in targets(old, banner.iter("a"))
            assert old in targets(address, sample.pages[address].iter("a"))


def test_only_void_documents_stand_in_their_column_and_in_no_other(sample: Sample) -> None:
    above = next(trail for column, trail in columns() if column["标识"] == "zcwj-fzsx")
    standing: dict[str, set[str]] = defaultdict(set)
    for address, page in sample.under("columns").items():
        column = address.removesuffix(".html").split("/")[1]
        standing[column] |= set(listed(page, address))

    assert standing["zcwj-fzsx"] == set(void())
    for column, found in standing.items():
        if column not in {"zcwj-fzsx", *above}:
            assert (column, found & set(void())) == (column, set())


def test_every_document_stands_in_the_column_it_names(sample: Sample) -> None:
    for identity, front in articles("documents").items():
        address = f"documents/{identity}.html"
        for column in several(front["栏目"]) if address not in void() else ():
            pages = [f"columns/{column}.html", *sample.under("columns")]
            first = next(each for each in pages if address in listed(sample.pages[each], each))

            assert first.startswith((f"columns/{column}.html", f"columns/{column}/"))


# ── Units and tasks ───────────────────────────────────────────────────────


def test_every_organ_has_the_four_statutory_entries_under_their_names_in_order(
    sample: Sample,
) -> None:
    for unit in book()["单位"]:
        address = f"units/{unit['标识']}.html"
        cards = [
            link
            for each in sample.pages[address].find_class("entries")
            for link in each.iterfind("li/a")
        ]
        expected = [] if unit["类别"] in NO_ORGANS or "去向" in unit else ENTRIES

        assert [text(link.findall("strong")[0]) for link in cards] == expected
        assert [title_of(sample.pages[each]) for each in targets(address, cards)] == expected


def test_the_portal_has_the_four_statutory_entries_first(sample: Sample) -> None:
    for address in ("index.html", "404.html"):
        cards = sample.pages[address].find_class("entries")[0].findall("li/a/strong")

        assert [text(each) for each in cards][:4] == ENTRIES


def test_a_unit_that_is_no_more_says_what_became_of_it_and_its_heir_says_so_too(
    sample: Sample,
) -> None:
    names = {unit["名称"]: f"units/{unit['标识']}.html" for unit in book()["单位"]}
    former = [unit for unit in book()["单位"] if "去向" in unit]
    assert {unit["去向"]["方式"] for unit in former} >= {"更名", "并入"}
    for unit in former:
        address, fate = f"units/{unit['标识']}.html", unit["去向"]
        heir = names[fate["单位"]]
        (banner,) = sample.pages[address].find_class("is-warn")
        day = date.fromisoformat(fate["日期"])

        assert fate["方式"] in text(banner)
        assert f"{day.year}年{day.month}月{day.day}日" in text(banner)
        assert heir in targets(address, banner.iter("a"))
        assert address in targets(heir, sample.pages[heir].find_class("identity")[0].iter("a"))


def test_a_closed_collective_lists_its_members_and_an_open_one_says_it_binds_nobody(
    sample: Sample,
) -> None:
    active = [unit for unit in book()["单位"] if "去向" not in unit]
    for collective in book()["集合"]:
        page = sample.pages[f"collectives/{collective['标识']}.html"]
        members = page.xpath("//section[h2[@id='h-members']]//li/a")
        rule: Any = collective["成员"]
        expected = (
            [unit["名称"] for unit in active if unit["类别"] in rule["类别"]]
            if isinstance(rule, dict)
            else []
            if rule == "不定"
            else rule
        )

        assert [text(link) for link in members] == expected
        assert ("不落到任何具体单位" in text(page)) == (rule == "不定")


def test_a_cell_that_repeats_the_one_above_it_is_marked_and_no_other(sample: Sample) -> None:
    for address, page in sample.under("catalogs").items():
        for section in page.xpath("//table[@id='tasks']/tbody"):
            for above, row in pairwise(section.find_class("task-row")):
                for upper, cell in zip(
                    above.findall("td")[1:-1], row.findall("td")[1:-1], strict=True
                ):
                    repeats = bool(text(cell)) and text(cell) == text(upper)

                    assert (address, row.attrib["id"], repeats) == (
                        address,
                        row.attrib["id"],
                        "is-same" in cell.attrib["class"].split(),
                    )


# ── Numbers ───────────────────────────────────────────────────────────────


def standing(sample: Sample) -> dict[str, set[str]]:
    """What each column and list holds, over all its pages and those it leaves its older items to."""
    found: dict[str, set[str]] = defaultdict(set)
    for address, page in sample.under("columns", "lists").items():
        first = re.sub(r"/\d+\.html$", ".html", address)
        found[first if first in sample.pages else address] |= set(listed(page, address))
    for column, above in columns():
        for each in above:
            found[f"columns/{each}.html"] |= found[f"columns/{column['标识']}.html"]
    for address in [each for each in found if each.startswith("lists/year/")]:
        for item in found[address]:
            found[f"lists/kind/{item.split('/')[0]}.html"].add(item)
    return found


def test_a_list_counts_what_it_holds(sample: Sample) -> None:
    for address, items in standing(sample).items():
        told = "".join(map(text, sample.pages[address].find_class("result-count")))
        number = re.search(r"共(\d+)条", told)

        assert (address, int(number[1]) if number else 0) == (address, len(items))


def test_a_number_beside_a_link_to_a_list_is_what_the_list_holds(sample: Sample) -> None:
    held = {address: len(items) for address, items in standing(sample).items()}

    for address in ("index.html", "lists/index.html", *sample.under("columns")):
        for link in sample.pages[address].xpath("//li[span[@class='count']]/a"):
            told, (leads_to,) = text(link.getnext()), targets(address, [link])
            if told.isdigit() and leads_to in held:
                assert (address, leads_to, int(told)) == (address, leads_to, held[leads_to])


def test_the_number_on_an_entry_of_a_unit_is_what_stands_behind_it(sample: Sample) -> None:
    """On the entry's own page or, if there is more, in the unit's list, to which it then leads.

    That list has the unit's interpretations as well, which no statutory entry of a unit counts.
    """
    held, wrong = standing(sample), []
    for unit in book()["单位"]:
        address, own = f"units/{unit['标识']}.html", f"lists/unit/{unit['标识']}.html"
        for link in sample.pages[address].xpath("//ul[contains(@class, 'entries')]/li/a"):
            number = re.search(r"(\d+)[条份]", text(link))
            (behind,) = targets(address, [link])
            page = sample.pages[behind]
            found = set(listed(page, behind))
            if own in targets(behind, page.xpath("//main//a")):
                more = held[own] & held[f"columns/{posixpath.basename(behind)}"]
                found |= {each for each in more if not each.startswith("interpretations/")}
            if number and int(number[1]) != len(found):
                wrong.append((behind, number[0], len(found)))

    assert wrong == []


# ── Whether it is enough to show ──────────────────────────────────────────


def test_the_sample_is_as_large_as_a_small_district(sample: Sample) -> None:
    units = [address for address in sample.under("units") if address.count("/") == 1]

    assert len(units) - 1 >= 45
    assert len(sample.under("tasks")) >= 150
    assert len(sample.under("documents")) >= 60
    assert len(sample.under("interpretations")) >= 30


@pytest.mark.parametrize(
    ("family", "field", "words"),
    [
        ("documents", "有效性", {"尚未施行", "有效", "已修改", "失效", "废止"}),
        (
            "interpretations",
            "形式",
            {"简明问答", "图解", "音视频", "文字", "专家", "负责人", "新闻发布会"},
        ),
    ],
)
def test_the_sample_uses_every_state_of_a_document_and_every_form_of_interpretation(
    family: str, field: str, words: set[str]
) -> None:
    assert {front[field] for front in articles(family).values() if field in front} == words


def test_the_sample_has_no_error_and_no_column_without_content(sample: Sample) -> None:
    empty = [str(each) for each in sample.summary.findings if each.rule == "empty-column"]

    assert errors(sample.summary.findings) == ()
    assert empty == []


# ── Search ────────────────────────────────────────────────────────────────


def test_every_line_of_a_page_that_search_knows_is_in_the_index(sample: Sample) -> None:
    index = PublishedIndex(sample.output)
    missing = []
    for address, document in index.urls().items():
        known = normalise("\n".join(index.text(unit)[1] for unit in index.units_of(document)))
        lines = own_lines((sample.output / address).read_text("utf-8"))
        missing += [(address, line) for line in lines if normalise(line) not in known]

    assert index.count > 200
    assert missing == []


def test_search_knows_every_page_of_content_and_no_page_that_only_leads_on(sample: Sample) -> None:
    known = set(PublishedIndex(sample.output).urls())
    content = {each for each in sample.proper if is_permanent(each)}
    lists = {each for each in content if each.endswith("/index.html")}

    assert known <= set(sample.proper)
    assert content - lists - known == set()


# ── The map of silence, recounted from its CSV and the content ────────────


def duty_rows(sample: Sample, year: int = 2026) -> list[dict[str, str]]:
    raw = (sample.output / f"data/duties-{year}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(raw, newline="")))


def periods_of(limit: str) -> int:
    """How many periods of a year a limit has; none where it does not come back."""
    words = [("按月", 12), ("每月", 12), ("季度", 4), ("半年", 2), ("按学年", 1), ("每年", 1)]
    if limit.startswith("全年不少于"):
        return 1
    return next((count for word, count in words if word in limit[:5] and "20" not in limit), 0)


def tasks_of(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from holder.get("任务", ())
    for each in holder.get("部分", ()):
        yield from tasks_of(each)


def bearers(names: list[str], on: date) -> int:
    """Units that names stand for: collectives by kind are the units that there were."""
    book = yaml.safe_load((CONTENT / "units.yaml").read_text("utf-8"))
    kinds = {
        each["名称"]: set(several(each["成员"]["类别"]))
        for each in book["集合"]
        if isinstance(each["成员"], dict)
    }
    return sum(
        sum(
            unit["类别"] in kinds[name] and not ("去向" in unit and unit["去向"]["日期"] <= on)
            for unit in book["单位"]
        )
        if name in kinds
        else 1
        for name in names
    )


def units_of(kinds: set[str], year: int = 2026) -> int:
    """Units of these kinds that there were in the year."""
    book = yaml.safe_load((CONTENT / "units.yaml").read_text("utf-8"))
    return sum(
        unit["类别"] in kinds and not ("去向" in unit and unit["去向"]["日期"] <= date(year, 1, 1))
        for unit in book["单位"]
    )


def test_the_map_of_silence_has_every_cell_and_no_other(sample: Sample) -> None:
    catalog = yaml.safe_load((CONTENT / "catalogs/sl-2026.yaml").read_text("utf-8"))
    expected: Counter[str] = Counter()
    for task in tasks_of(catalog):
        count = periods_of(task.get("时限", ""))
        alone = task.get("分工") == "分别负责"
        rows = bearers(task["责任单位"], catalog["成文日期"]) if alone else 1
        expected[f"sl-2026/{task['序号']}"] = rows * count
    for duty in CONFIG["公开义务"]:
        owed = len(several(duty["单位"])) + units_of(set(several(duty.get("单位类别", []))))
        rows = 1 if duty.get("分工") == "会同" else owed
        expected[duty["标识"]] = rows * periods_of(duty["时限"])

    found = Counter(row["义务标识"] for row in duty_rows(sample) if row["来源"] != "栏目")
    assert found == +expected


def test_no_cell_of_the_map_is_empty_and_each_says_what_its_own_data_say(sample: Sample) -> None:
    for row in duty_rows(sample):
        if int(row["已有次数"]) >= int(row["应有次数"]):
            right = "已公开"
        elif row["说明"]:
            right = "书面说明"
        else:
            right = "空缺" if row["截止日期"] < AS_OF.isoformat() else "未到期"

        assert row["情况"] == right, row
        assert len(row["佐证网址"].split()) == int(row["已有次数"])
        assert not (row["说明"] and not row["说明单位"])


def test_what_fills_a_cell_is_there_by_its_unit_and_of_its_days(sample: Sample) -> None:
    for row in duty_rows(sample):
        for address in row["佐证网址"].split():
            page = sample.proper[address_of(address)]
            if row["来源"] == "常设":
                day = meta(page).get("PubDate", [row["公开日期"]])[0][:10]
                assert row["起"] <= day <= row["止"], row


def test_the_sample_shows_every_kind_of_cell_and_few_gaps(sample: Sample) -> None:
    rows = duty_rows(sample)
    found = Counter(row["情况"] for row in rows)

    assert set(found) == {"已公开", "书面说明", "未到期", "空缺"}
    assert found["空缺"] < len(rows) / 20
    assert {row["来源"] for row in rows} == {"任务", "常设", "栏目"}


def test_the_page_of_the_map_shows_the_cells_of_its_data(sample: Sample) -> None:
    page = sample.pages["duties/index.html"]
    shown = Counter(
        text(each) for table in page.find_class("duty-table") for each in table.find_class("tag")
    )

    assert shown == Counter(row["情况"] for row in duty_rows(sample))


def test_every_state_is_what_an_independent_count_of_the_published_data_makes_it(
    sample: Sample,
) -> None:
    assert recount.differences(sample.output, AS_OF) == []


def test_the_independent_count_notices_a_proof_of_another_day(
    sample: Sample, tmp_path: Path
) -> None:
    shutil.copytree(sample.output, tmp_path / "copy", ignore=shutil.ignore_patterns("*.html"))
    file = tmp_path / "copy/documents/2026/ssw-zbb.json"
    document = json.loads(file.read_text("utf-8")) | {"发布日期": "2026-01-05"}
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")

    (told,) = recount.differences(tmp_path / "copy", AS_OF)
    assert told.startswith("sl-2026/1：已完成（已核）")
    assert told.endswith("重算是逾期 ['逾期']")


# ── The systems that task lists ask for ───────────────────────────────────


@pytest.mark.parametrize("system", systems(), ids=lambda system: system.name)
def test_the_table_of_systems_leads_to_what_is_there(sample: Sample, system: System) -> None:
    for address in system.addresses:
        if address.endswith(".html"):
            assert title_of(sample.proper[address])
        else:
            assert (sample.output / address).stat().st_size > 0


# ── Numbers ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: f"{count.address} {count.what}")
def test_the_independent_counts_from_the_json_equal_those_on_the_pages(
    sample: Sample, count: Count
) -> None:
    counted = count.counted(Published(sample.output, AS_OF))

    assert counted
    assert count.shown(sample.proper[count.address]) == counted
