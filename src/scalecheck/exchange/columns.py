"""The columns of a workbook: what people read at their head, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scalecheck.exchange.pack import collapsed

FORMAT: Final = "scalecheck/pack@1.0"
"""What the cell says above the cells that are for scalecheck."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    key: str
    """Its name in the code."""
    heading: str
    """What people read at its head; no two columns of a workbook read alike."""
    width: int
    """How wide it is, in characters."""
    free: bool = True
    """Whether the respondent writes in it."""
    is_day: bool = False
    """Whether a day belongs in it."""


_ID: Final = Column("id", "For scalecheck: question", 8, free=False)
_ASKED: Final = Column("asked", "For scalecheck: fingerprint", 8, free=False)
HIDDEN: Final = (_ID.key, _ASKED.key)
"""The columns that are not shown."""
QUESTIONS: Final = (
    _ID,
    _ASKED,
    Column("question", "Question", 44, free=False),
    Column("meanings", "What each answer means", 60, free=False),
    Column("answer", "Your answer", 20),
    Column("reason", "Why it does not apply, or whom to ask", 20),
    Column("note", "Note: why you answer so", 36),
)
"""The columns of the sheet with the questions."""
DETAILS: Final = (
    _ID,
    _ASKED,
    Column("title", "About the question", 22, free=False),
    Column("basis", "What your answer rests on", 20),
    Column("evidence", "What shows it", 26),
    Column("link", "Where that is", 18),
    Column("recorded", "From which day it is", 12, is_day=True),
    Column("valid_until", "Until which day it counts", 12, is_day=True),
    Column("owner", "Which role keeps it true", 18),
    Column("owner_organisation", "In which organisation is that", 18),
    Column("action", "What will be done", 28),
    Column("who", "Which role does it", 16),
    Column("action_organisation", "For which organisation", 16),
    Column("due", "By which day", 12, is_day=True),
)
"""The columns of the sheet with what backs the answers."""
BY_HEADING: Final = {collapsed(one.heading): one for one in (*QUESTIONS, *DETAILS)}
"""Every column by its heading, as headings are compared."""
BY_KEY: Final = {one.key: one for one in BY_HEADING.values()}
"""Every column by its key."""
