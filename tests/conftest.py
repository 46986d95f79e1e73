"""A portal in one string, so that every test contains its whole world."""

import re
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from generator.check import check_plan, check_site
from generator.diagnostic import Diagnostic, Rejected, errors
from generator.load import load
from generator.locator import Locator
from generator.page import Asset
from generator.plan import plan
from generator.resolve import resolve
from generator.rule import Published, Rule
from generator.site import Site
from generator.url import Url

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


@pytest.fixture
def site_of(folder_of: FolderOf) -> SiteOf:
    def link(text: str, as_of: date = AS_OF) -> Site:
        return resolve(load(folder_of(text)).records, as_of)

    return link


@pytest.fixture
def check_of(folder_of: FolderOf) -> CheckOf:
    def check(text: str, as_of: date = AS_OF) -> tuple[Diagnostic, ...]:
        folder = folder_of(text)
        return check_site(resolve(load(folder).records, as_of), Locator(folder))

    return check


@pytest.fixture
def told(folder_of: FolderOf) -> Told:
    def tell(
        rule: Rule, text: str, as_of: date = AS_OF, published: Iterable[str] = ()
    ) -> list[str]:
        folder = folder_of(text)
        site = resolve(load(folder).records, as_of)
        locate = Locator(folder)
        if rule.site is not None:
            found = check_site(site, locate)
        else:
            found = check_plan(plan(site, _STATIC), Published(frozenset(published)), locate)
        return [str(each) for each in found if each.rule == rule.name]

    return tell


@pytest.fixture
def refusal_of(folder_of: FolderOf) -> RefusalOf:
    def refuse(text: str) -> list[str]:
        folder = folder_of(text)
        with pytest.raises(Rejected) as caught:
            load(folder)
        return [str(each) for each in errors(caught.value.diagnostics)]

    return refuse


_STATIC = {
    name: Asset(Url(f"static/{name}"), b" ")
    for name in ("style.css", "theme.js", "site.js", "search.js")
}
"""Stand for the files of templates/static: a plan only asks for their addresses."""
