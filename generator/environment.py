"""Templates as Jinja sees them: where they are found, what they see, what is wrong with them."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    compiler,
    meta,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context
from markupsafe import Markup

from generator.diagnostic import Diagnostic, Location, Rejected
from generator.filter import FILTERS, Here, stand_at, standing
from generator.fingerprint import digest, program
from generator.form import FORMS
from generator.page import Shell

_SHOWN = "templates/"
"""Before the name of a template in messages and tracebacks, wherever the file is."""


def environment(
    folders: Iterable[Path],
    *,
    sources: Mapping[str, str] | None = None,
    cache: Path | None = None,
) -> Environment:
    """For templates in folders, the site's own first, or (`sources`) at hand.

    `cache` is a folder that keeps compiled templates.  An environment serves one shell.
    """
    found = DictLoader(sources) if sources is not None else _files(folders)
    made = Environment(
        loader=_Loader(found),
        extensions=[Frame],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Compiled.below(cache) if cache else None,
    )
    made.filters.update(FILTERS)
    return made


def _files(folders: Iterable[Path]) -> ChoiceLoader:
    return ChoiceLoader([FileSystemLoader(folder) for folder in folders])


class _Loader(BaseLoader):
    """Names templates in the same way wherever they come from."""

    def __init__(self, found: BaseLoader) -> None:
        self._found = found

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        return self._found.get_source(environment, template)[0], f"{_SHOWN}{template}", None


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates on disk: a build of one page need not compile ten.  A disk that refuses costs time only."""

    @classmethod
    def below(cls, cache: Path) -> "_Compiled | None":
        """By program and by compiler, as both are worked into what is compiled; those of others go."""
        made_by = digest(program().encode(), Path(compiler.__file__).read_bytes())
        folder = cache / "templates" / made_by
        try:
            if not folder.is_dir():
                _remove_compiled(folder.parent)
                folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return cls(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _remove_compiled(folder: Path) -> None:
    for file in folder.glob("*/__jinja2_*"):
        file.unlink(missing_ok=True)
    for each in folder.glob("*/"):
        with suppress(OSError):
            each.rmdir()


# ── Frames ────────────────────────────────────────────────────────────────


class Frame(Extension):
    """`{% frame "parts/footer.html" %}`: what all pages at one place share, rendered once for all of them.

    The template sees `shell` and `here` and nothing of the page, so that there is nothing
    by which two pages at one place could differ.
    """

    tags = {"frame"}  # noqa: RUF012 - as Jinja wants it
    _KEPT = 512

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._frames: dict[tuple[str, Here], Markup] = {}
        self._led_to: frozenset[str] | None = None

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        name = parser.parse_expression()
        call = self.call_method("_shown", [nodes.ContextReference(), name], lineno=line)
        # Never run: by it, Jinja knows that the one template refers to the other.
        never = with_context = ignore_missing = False
        include = nodes.Include(name, with_context, ignore_missing, lineno=line)
        shown = nodes.Output([call], lineno=line)
        return nodes.If(nodes.Const(never), [include], [], [shown], lineno=line)

    def _shown(self, context: Context, name: str) -> Markup:
        shell, at = context["shell"], standing()
        if self._led_to is None:
            self._led_to = _led_to(shell)
        here = Here(at.folder, at.prefix, at.url if at.url in self._led_to else "", at.entry)
        found = self._frames.get((name, here))
        if found is None:
            stand_at(here)
            found = Markup(self.environment.get_template(name).render(shell=shell, here=here))
            stand_at(at)
            if len(self._frames) >= self._KEPT:
                self._frames.clear()
            self._frames[name, here] = found
        return found


def _led_to(shell: Shell) -> frozenset[str]:
    """Pages that the shell links to: only they may look different to it."""
    links = (*shell.menu, *shell.help)
    return frozenset({shell.home, shell.search, *(link.url for link in links)})


# ── Digests ───────────────────────────────────────────────────────────────


def read_templates(folders: Iterable[Path]) -> dict[str, str]:
    """Every template, for workers that share no disk."""
    found = {}
    for folder in reversed(tuple(folders)):
        for file in folder.rglob("*"):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and not name.startswith("static/"):
                with suppress(UnicodeDecodeError):  # `Sources` tells it, where a page needs it
                    found[name] = file.read_text("utf-8")
    return found


class Sources:
    """Digests of templates with all that they refer to.

    Every template is read, so that none is ever taken for what it was; what refers to what
    is kept in the cache folder by the text that says so.
    """

    def __init__(self, folders: tuple[Path, ...], cache: Path | None = None) -> None:
        self._environment = environment(folders)
        self._kept = cache / "references.json" if cache else None
        self._references = _read_references(self._kept)
        self._used: dict[str, tuple[str, ...]] = {}
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def digest(self, name: str) -> str:
        """Raises Rejected where the template, or one that it refers to, cannot be used."""
        if name in FORMS:
            return name
        if name not in self._digests:
            self._digests[name] = digest(
                *(
                    part.encode()
                    for each in sorted(self._closure(name))
                    for part in (each, self._text(each))
                )
            )
        return self._digests[name]

    def digests(self, names: Iterable[str]) -> dict[str, str]:
        """Raises Rejected with everything that is wrong with any of them."""
        problems: set[Diagnostic] = set()
        found = {}
        for name in sorted(set(names)):
            try:
                found[name] = self.digest(name)
            except Rejected as rejected:
                problems.update(rejected.diagnostics)
        if problems:
            raise Rejected(tuple(sorted(problems)))
        self._keep()
        return found

    def _closure(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self._referenced(each)
        return found

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = _text(self._environment, name)
        return self._texts[name]

    def _referenced(self, name: str) -> tuple[str, ...]:
        text = self._text(name)
        key = digest(name.encode(), text.encode(), program().encode())
        if key not in self._used:
            known = self._references.get(key)
            if known is None:
                known = tuple(_references(self._environment, name, text))
            self._used[key] = known
        return self._used[key]

    def _keep(self) -> None:
        if self._kept is None or self._used.keys() <= self._references.keys():
            return
        with suppress(OSError):
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            new = self._kept.with_suffix(".new")
            new.write_text(json.dumps(self._used), "utf-8")
            new.replace(self._kept)


def template_cache(otherwise: Path) -> Path:
    """Where compiled templates are kept: beside the compiled modules, if we may write there."""
    beside = Path(__file__).parent / "__pycache__"
    return beside if beside.is_dir() and os.access(beside, os.W_OK) else otherwise


def page_templates(folders: Iterable[Path]) -> set[str]:
    """Names of the templates that are pages by themselves."""
    return {
        file.relative_to(folder).as_posix()
        for folder in folders
        for file in (folder / "pages").glob("*.*")
        if not file.name.startswith(".")
    }


def digest_templates(
    folders: tuple[Path, ...], names: Iterable[str], cache: Path | None = None
) -> dict[str, str]:
    """By name, what each template and all that it refers to are made of.  Raises Rejected."""
    return Sources(folders, cache).digests(names)


def _read_references(path: Path | None) -> dict[str, tuple[str, ...]]:
    if path is None:
        return {}
    try:
        return {key: tuple(names) for key, names in json.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _text(environment: Environment, name: str) -> str:
    loader = environment.loader
    try:
        return loader.get_source(environment, name)[0] if loader else ""
    except UnicodeDecodeError:
        reason = "文件不是 UTF-8 编码，请另存为 UTF-8"
    except TemplateNotFound:
        reason = "没有这个模板文件"
    raise Rejected((problem(_at(name), reason),))


def _references(environment: Environment, name: str, text: str) -> Iterator[str]:
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        raise Rejected((problem(_at(name, error.lineno), error.message or "语法不对"),)) from None
    for other in meta.find_referenced_templates(tree):
        if other is None:
            raise Rejected((problem(_at(name), "引用别的模板时要直接写出名称"),))
        yield other


# ── Problems ──────────────────────────────────────────────────────────────


def problem(where: Location, reason: str) -> Diagnostic:
    return Diagnostic(where, "template", f"模板有错：{reason}")


def _at(name: str, *line: int) -> Location:
    return Location(f"{_SHOWN}{name}", *line)


def location(error: Exception) -> Location | None:
    """The innermost template line that an error passed through, if that is where it began."""
    trace, found = error.__traceback__, None
    ours = str(Path(__file__).parent)
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(_SHOWN):
            found = Location(file, trace.tb_lineno)
        elif file.startswith(ours):
            found = None
        trace = trace.tb_next
    return found
