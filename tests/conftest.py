"""A portal in one string, so that every test contains its whole world."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, time
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from generator import url
from generator.agenda import Agenda
from generator.arrange import Touched
from generator.assemble import Assembly
from generator.build import opened
from generator.check import check_addresses, check_site, site_rules
from generator.diagnostic import Diagnostic, Rejected, errors
from generator.locator import Locator
from generator.page import Asset, Page, Rendered
from generator.plan import Planning
from generator.planner import EachPlanner, OncePlanner
from generator.records import ENTRIES
from generator.rule import Rule
from generator.site import Site, Unresolved
from tests.chromium import browser

__all__ = ["browser"]  # a fixture

AS_OF = date(2026, 11, 20)

SITE = """
    -- site.yaml --
    网站名称: 示例区人民政府
    基准网址: https://www.shili.example.gov.cn/xxgk/
    栏目:
    - {标识: guide, 名称: 政府信息公开指南}
    - {标识: rules, 名称: 政府信息公开制度}
    - 标识: content
      名称: 法定主动公开内容
      子栏目:
      - {标识: zcwj, 名称: 政策文件}
    - {标识: reports, 名称: 政府信息公开年报}
"""
"""The site.yaml of every test that brings none of its own."""

# A failing comparison in one of these says what it compared.
pytest.register_assert_rewrite("tests.histories", "tests.indexes", "tests.portals")

# The same 100 examples in every run, and nothing left behind in the working folder.
set_hypothesis_home_dir(str(Path(tempfile.gettempdir(), "gongkai-hypothesis")))
settings.register_profile(
    "gongkai", max_examples=100, deadline=None, derandomize=True, database=None
)
settings.load_profile("gongkai")


class FolderOf(Protocol):
    """Writes a site, `-- file --` before each file, and returns its folder."""

    def __call__(self, text: str) -> Path: ...


class SiteOf(Protocol):
    """The linked site; its content must load."""

    def __call__(self, text: str, as_of: date = AS_OF) -> Site: ...


class CheckOf(Protocol):
    """What all rules over the site say of it."""

    def __call__(self, text: str, as_of: date = AS_OF) -> tuple[Diagnostic, ...]: ...


class Told(Protocol):
    """What one rule says of a site, as an editor reads it; `published` were addresses before."""

    def __call__(
        self, rule: Rule, text: str, as_of: date = AS_OF, published: Iterable[str] = ()
    ) -> list[str]: ...


class RefusalOf(Protocol):
    """The errors with which `load` refuses a site, as an editor reads them."""

    def __call__(self, text: str) -> list[str]: ...


def files_in(text: str) -> dict[str, str]:
    """The files of a site in one string; each is dedented by itself."""
    _, *parts = re.split(r"^[ \t]*-- (\S+) --[ \t]*\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], map(dedent, parts[1::2]), strict=True))


@pytest.fixture
def folder_of(tmp_path: Path) -> FolderOf:
    def write(text: str) -> Path:
        folder = tmp_path / f"site-{sum(1 for _ in tmp_path.iterdir())}"
        for name, content in (files_in(SITE) | files_in(text)).items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
        return folder

    return write


def moment_of(day: date) -> datetime:
    """The end of a day, which is what a build without an hour shows."""
    return datetime.combine(day, time.max)


@pytest.fixture
def site_of(folder_of: FolderOf) -> Iterator[SiteOf]:
    with ExitStack() as sites:

        def link(text: str, as_of: date = AS_OF) -> Site:
            return sites.enter_context(opened(folder_of(text), moment_of(as_of)))

        yield link


@pytest.fixture
def check_of(folder_of: FolderOf) -> CheckOf:
    def check(text: str, as_of: date = AS_OF) -> tuple[Diagnostic, ...]:
        folder = folder_of(text)
        with opened(folder, moment_of(as_of)) as site:
            return _checked(site, folder)

    return check


def _checked(site: Site, folder: Path) -> tuple[Diagnostic, ...]:
    found = set(site.memory.findings())
    for rule in site_rules().values():
        found.update(check_site(site, rule, Locator(folder)))
    return tuple(sorted(found))


@pytest.fixture
def told(folder_of: FolderOf) -> Told:
    def tell(
        rule: Rule, text: str, as_of: date = AS_OF, published: Iterable[str] = ()
    ) -> list[str]:
        folder = folder_of(text)
        with opened(folder, moment_of(as_of)) as site:
            if rule.addresses is None:
                found = _checked(site, folder)
            else:
                found = _checked_addresses(site, folder, published)
        return [str(each) for each in found if each.rule == rule.name]

    return tell


def _checked_addresses(
    site: Site, folder: Path, published: Iterable[str]
) -> tuple[Diagnostic, ...]:
    assembly = Assembly(site.memory, None, folder, is_first=True, is_anew="", restyled={})
    for page in assembly.stale((cell, "") for cell in all_cells(site)):
        assembly.take(Rendered(page.url, "", 0))
    assembly.drop_gone()
    assembly.expected = frozenset(filter(url.is_permanent, published))
    return tuple(sorted(check_addresses(site, assembly, Locator(folder))))


def all_cells(site: Site) -> Iterator[tuple[str, list[Page | Asset]]]:
    """Everything that a first build would make of a site."""
    return Planning(site, Agenda(site.memory, "首次生成"), Touched()).cells()


def pages_of(site: Site, planner: EachPlanner | OncePlanner) -> list[Page]:
    """The pages that one planner makes of a site."""
    if isinstance(planner, OncePlanner):
        found = list(planner.pages(site))
    else:
        found = [
            each
            for kind in planner.kinds
            for of in site.all(kind)
            for each in planner.pages(site, of)
        ]
    return [each for each in found if isinstance(each, Page)]


def unresolved(site: Site) -> tuple[Unresolved, ...]:
    """The references of all records that lead nowhere, or to several."""
    records = (record for kind in ENTRIES for record in site.all(kind))
    return tuple(found for record in records for found in site.unresolved(record))


@pytest.fixture
def refusal_of(folder_of: FolderOf) -> RefusalOf:
    def refuse(text: str) -> list[str]:
        with pytest.raises(Rejected) as caught, opened(folder_of(text), moment_of(AS_OF)):
            pass
        return [str(each) for each in errors(caught.value.diagnostics)]

    return refuse
