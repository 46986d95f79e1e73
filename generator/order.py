"""What a build is asked to do, and for which site."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator.scan import Seen


@dataclass(frozen=True, slots=True)
class Order:
    """What the webmaster asked for."""

    root: Path
    output: Path
    moment: datetime
    """Beijing time: what is shown is what is public then."""
    jobs: int = 1
    engine: str = "processes"
    clean: bool = False
    is_explained: bool = False
    """Whether the summary says of every file why it was written."""
    is_web_only: bool = False
    """Whether WORD and PDF are left out, whatever the site's settings say."""
    live: Path | None = None
    """The output of the site that this is a preview of: drafts and what is to come are shown too."""
    published: Path | None = None
    """An earlier sitemap, for builders without memory."""
    seen: Seen | None = None
    """What the short way has looked at already: every file once is most of a small change."""

    @property
    def as_of(self) -> date:
        return self.moment.date()

    @property
    def is_preview(self) -> bool:
        return self.live is not None

    @property
    def has_only_web(self) -> bool:
        """Who previews waits for what he has written."""
        return self.is_web_only or self.is_preview
