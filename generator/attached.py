"""Files that lie beside a record, as an editor names them."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from generator.diagnostic import Place
from generator.record import OR_TEXT, Record, term
from generator.syntax import PLACE
from generator.value import Text


class Attachment(Record):
    """A file that lies beside the text."""

    noun: ClassVar[str] = "附件"

    file: Text = term("文件", hint="与正文同一文件夹里的文件名")
    name: Text | None = term("名称", default=None)


def _bare(value: Any) -> Any:
    """An attachment may be written as a bare file name."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return value
    return [{"文件": each, PLACE: Place("")} if isinstance(each, str) else each for each in value]


Attachments = Annotated[tuple[Attachment, ...], BeforeValidator(_bare)]


def attachments() -> Any:
    """The field of a record that has attachments."""
    return Field((), alias="附件", title="附件", json_schema_extra={OR_TEXT: True})


def named(attachments: Iterable[Attachment]) -> tuple[tuple[str, str], ...]:
    return tuple((each.file, each.name or "") for each in attachments)
