"""The family of content types.  A new one is a module here and a line in one of these tuples."""

from generator.matter_kind import MatterKind
from generator.record import Article, Entry, Record
from generator.records.annual_report import AnnualReport
from generator.records.catalog import Catalog, Event, Evidence, Part, Task
from generator.records.cleanup import Cleanup
from generator.records.config import Column, Config, Gathers, Redirect
from generator.records.data_table import DataTable
from generator.records.document import Document, ProcedureStep, Repost
from generator.records.gazette import Gazette
from generator.records.interpretation import Interpretation
from generator.records.matter import Matter
from generator.records.page import PlainPage
from generator.records.question import Question
from generator.records.service import Paper, Service, ServiceStep, Window
from generator.records.standard import Standard, StandardItem
from generator.records.synonym import SynonymBook
from generator.records.topic import Topic
from generator.records.unit import Collective, Unit, UnitBook
from generator.standing_duty import StandingDuty

ARTICLES: tuple[type[Article], ...] = (Document, Interpretation, Matter, Question, PlainPage)
"""A Markdown file each, `content/<family>/**/<id>.md`."""

SHEETS: tuple[type[Entry], ...] = (
    Catalog,
    Unit,
    AnnualReport,
    DataTable,
    Standard,
    Service,
    Topic,
    Cleanup,
    Gazette,
)
"""A YAML file each, `content/<family>/**/<id>.yaml`."""

BOOKS: dict[str, type[Record]] = {"units.yaml": UnitBook, "synonyms.yaml": SynonymBook}
"""YAML files of many records, `content/<name>`."""

ENTRIES: tuple[type[Entry], ...] = (
    Config,
    Column,
    StandingDuty,
    MatterKind,
    Unit,
    Collective,
    Catalog,
    Task,
    Document,
    Interpretation,
    Question,
    Service,
    Topic,
    AnnualReport,
    PlainPage,
    DataTable,
    Standard,
    Matter,
    Cleanup,
    Gazette,
    SynonymBook,
)
"""Everything that has an id, in the order in which findings about it are told."""

__all__ = [
    "ARTICLES",
    "BOOKS",
    "ENTRIES",
    "SHEETS",
    "AnnualReport",
    "Catalog",
    "Cleanup",
    "Collective",
    "Column",
    "Config",
    "DataTable",
    "Document",
    "Event",
    "Evidence",
    "Gathers",
    "Gazette",
    "Interpretation",
    "Matter",
    "MatterKind",
    "Paper",
    "Part",
    "PlainPage",
    "ProcedureStep",
    "Question",
    "Redirect",
    "Repost",
    "Service",
    "ServiceStep",
    "Standard",
    "StandardItem",
    "StandingDuty",
    "SynonymBook",
    "Task",
    "Topic",
    "Unit",
    "UnitBook",
    "Window",
]
