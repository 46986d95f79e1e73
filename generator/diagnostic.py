"""What is wrong, and where: the values that every stage reports problems with."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build before anything is published; a warning is printed."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def word(self) -> str:
        return "错误" if self is Severity.ERROR else "提醒"


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a content file, by the keys that lead to it.

    Records remember places, not lines: a line is looked up again only for the few
    values that something is wrong with, so that a portal of 100,000 documents does not
    carry a million line numbers.  `line` is set where there are no keys (Markdown text, data
    files, where the column is known as well).
    """

    file: str
    path: tuple[str | int, ...] = ()
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place as an editor finds it: `file:line:column`, both counted from 1; 0 is the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return (
            f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"
        )


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem, in the editor's words.  `units` says whose it is, for the closing summary."""

    location: Location
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    units: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.word} {self.rule}：{self.message}"


class Rejected(Exception):  # noqa: N818 - it is the content that is wrong
    """The content has errors: nothing was published.  Carries every diagnostic of the stage."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


def errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR)
