"""JSON Schemas of the files that editors write, for the YAML plug-in of their editor."""

from typing import Any

from generator.record import OR_TEXT, Record
from generator.records import (
    AnnualReport,
    Catalog,
    Cleanup,
    Config,
    DataTable,
    Document,
    Gazette,
    Interpretation,
    Matter,
    PlainPage,
    Question,
    Service,
    Standard,
    SynonymBook,
    Topic,
    Unit,
    UnitBook,
)

SCHEMAS: dict[str, tuple[type[Record], str]] = {
    "site": (Config, "site.yaml"),
    "synonyms": (SynonymBook, "content/synonyms.yaml"),
    "units": (UnitBook, "content/units.yaml"),
    "unit": (Unit, "content/units/*.yaml"),
    "catalog": (Catalog, "content/catalogs/*.yaml"),
    "document": (Document, "content/documents/**/*.yaml"),
    "interpretation": (Interpretation, "content/interpretations/**/*.yaml"),
    "report": (AnnualReport, "content/reports/*.yaml"),
    "question": (Question, "content/questions/**/*.yaml"),
    "service": (Service, "content/services/*.yaml"),
    "topic": (Topic, "content/topics/*.yaml"),
    "page": (PlainPage, "content/pages/**/*.yaml"),
    "standard": (Standard, "content/standards/*.yaml"),
    "matter": (Matter, "content/matters/**/*.yaml"),
    "table": (DataTable, "content/tables/*.yaml"),
    "cleanup": (Cleanup, "content/cleanups/*.yaml"),
    "gazette": (Gazette, "content/gazettes/*.yaml"),
}
"""By name: the record, and the files it describes.  Markdown front matter follows the same schema."""


def schema(name: str) -> dict[str, Any]:
    """JSON Schema, draft 2020-12, with Chinese titles."""
    model, files = SCHEMAS[name]
    found = model.model_json_schema(by_alias=True)
    for each in (found, *found.get("$defs", {}).values()):
        # The docstrings are for those who read the code.
        each.pop("description", None)
        if "enum" in each:
            del each["title"]  # an enum is named by the field that uses it
        else:
            each["title"] = _title(each.get("title", ""))
        for field in each.get("properties", {}).values():
            if field.pop(OR_TEXT, False):
                items = {"anyOf": [{"type": "string"}, field["items"]]}
                field |= {"anyOf": [{"type": "string"}, {"type": "array", "items": items}]}
                del field["items"], field["type"]
    if name == "unit":
        found["required"].remove(Unit.word("id"))  # the file's name tells it
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **found,
        "description": f"公开（gongkai）：{files}",
    }


def _title(name: str) -> str:
    """The noun of a record type, by its class name; an enum keeps its own."""
    nouns = {each.__name__: each.noun for each in _types(Record)}
    return nouns.get(name) or name


def _types(kind: type[Record]) -> list[type[Record]]:
    return [kind, *(deeper for each in kind.__subclasses__() for deeper in _types(each))]
