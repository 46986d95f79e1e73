"""The stages, in order: `prepare()` thinks, `build()` writes."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generator import publish as publishing
from generator import url
from generator.check import check_plan, check_site
from generator.diagnostic import Diagnostic, Rejected, errors
from generator.index import index
from generator.load import find_templates, load, load_static, require_portal
from generator.locator import Locator
from generator.manifest import Manifest
from generator.page import Plan
from generator.plan import plan
from generator.publish import Contents, Refused, Store, publish, stale
from generator.render import fingerprints, render
from generator.resolve import resolve
from generator.rule import Published

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What the webmaster asked for."""

    root: Path
    output: Path
    as_of: date
    jobs: int = 1
    clean: bool = False
    published: Path | None = None
    """An earlier sitemap, for builders without memory."""


@dataclass(frozen=True, slots=True)
class Prepared:
    plan: Plan
    findings: tuple[Diagnostic, ...]
    templates: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    files: int
    written: int
    kept: int
    removed: int
    seconds: float
    findings: tuple[Diagnostic, ...]


def prepare(order: Order, tell: Progress) -> Prepared:
    """Everything but writing.  Raises Rejected where the content has errors."""
    tell("读取")
    content = load(order.root)
    locate = Locator(order.root)
    site = resolve(content.records, order.as_of)
    tell("检查")
    findings = _gate((*content.warnings, *check_site(site, locate)))
    tell("安排页面")
    templates = find_templates(order.root)
    planned = plan(site, load_static(templates))
    findings = _gate((*findings, *check_plan(planned, _published(order, site.config.base), locate)))
    return Prepared(planned, findings, templates)


def build(order: Order, tell: Progress) -> Summary:
    """Content to a published release.

    Raises Rejected where the content or a template has errors, Refused where the disk
    does not take the release; either way the live site stays as it was.
    """
    started = time.monotonic()
    publishing.check_output(order.output, order.root)
    require_portal(order.root)
    store = Store(order.output)
    # From the first look at the content on: a slower build must not publish an older state.
    with store.locked():
        ready = prepare(order, tell)
        outcome = _write(order, store, ready, tell)
    elapsed = time.monotonic() - started
    return Summary(
        outcome.written + outcome.kept,
        outcome.written,
        outcome.kept,
        outcome.removed,
        elapsed,
        ready.findings,
    )


def check(order: Order, tell: Progress) -> tuple[Diagnostic, ...]:
    """What `build` does, except publish: templates are tried on every page."""
    ready = prepare(order, tell)
    tell("试生成")
    fingerprints(ready.plan, ready.templates)  # reads every template, as a build does
    for _ in render(ready.plan.pages, ready.plan, ready.templates, order.jobs, _ignore):
        pass
    return ready.findings


def _write(order: Order, store: Store, ready: Prepared, tell: Progress) -> publishing.Outcome:
    last = Manifest() if order.clean else store.last()
    marks = fingerprints(ready.plan, ready.templates)
    todo = stale(store, ready.plan.pages, marks, last)
    written = {page.url for page in todo}
    kept = [page.url for page in ready.plan.pages if page.url not in written]
    done = 0

    def count(pages: int) -> None:
        nonlocal done
        done += pages
        tell(f"生成页面 {done}/{len(todo)}")

    rendered = render(todo, ready.plan, ready.templates, order.jobs, count)
    found = index(page.search for page in ready.plan.pages if page.search)
    contents = Contents(rendered, kept, (*ready.plan.assets, found), marks)
    outcome = publish(store, order.root, contents, last)
    tell("发布")
    return outcome


def _published(order: Order, base: str) -> Published:
    """Addresses that must still be there.  Raises Refused where the file tells none."""
    known = set(Store(order.output).last().addresses)
    if order.published is not None:
        found = set(_sitemap_addresses(order.published, base))
        if not found:
            raise Refused(
                f"{order.published} 里没有本站（{base}）的页面网址；请给出以前的 sitemaps 文件夹、其中的文件，或每行一个网址的清单"
            )
        known.update(found)
    return Published(frozenset(known))


def _sitemap_addresses(path: Path, base: str) -> Iterable[str]:
    """Of a sitemap, a folder of them, or a plain list of addresses, one a line."""
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    for file in files:
        try:
            text = file.read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused(f"{file} 不是 UTF-8 编码的文本") from None
        for address in re.findall(r"<loc>\s*(.*?)\s*</loc>", text) or text.split():
            inner = unquote(unescape(address).removeprefix(base.rstrip("/") + "/"))
            if url.is_permanent(inner):
                yield inner


def _gate(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    if errors(findings):
        raise Rejected(tuple(sorted(set(findings))))
    return tuple(sorted(set(findings)))


def _ignore(_pages: int) -> None:
    """Nobody watches."""
