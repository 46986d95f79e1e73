"""What was changed in a record that stays, and when: the log that its page shows."""

from typing import ClassVar

from generator.record import Record, term
from generator.value import Day, Text


class Revision(Record):
    """A change, as an editor tells it."""

    noun: ClassVar[str] = "变更"

    day: Day = term("日期")
    what: Text = term("说明")
