"""A source that nobody has looked at for long: half a year for a rule that changes, two years for anything else.

A rule that changes (`regulatory: true`) has to carry the day on which somebody last looked; without one, nobody can
tell whether it still holds. Other sources may do without.

Passing, on 23 November 2026:

    source: {title: DTAC, regulatory: true, checked: 2026-06-01}

Failing, because the rule may have changed in the eight months since:

    source: {title: DTAC, regulatory: true, checked: 2026-03-01}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.days import later
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.lint.subject import DatedChecklist
    from scalecheck.model.checklist import Source

REGULATORY: Final = "6 months"
"""How long a look at a rule that changes holds."""
OTHER: Final = "2 years"
"""How long a look at any other source holds."""


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return a warning for every source that nobody has looked at for too long, as of a day."""
    for name, source in checked.outline.checklist.sources.items():
        if source.checked is None:
            if source.regulatory:
                message = f"The source `{name}` is a rule that changes, and it has no day on which somebody checked it."
                yield _spot(("sources", name), message, name)
        elif _is_stale(source, source.checked, checked.as_of):
            last, holds = source.checked.isoformat(), _holds(source)
            message = f"The source `{name}` was last checked on {last}, more than {holds} ago."
            yield _spot(("sources", name, "checked"), message, name)


def _is_stale(source: Source, checked: date, today: date) -> bool:
    ends = later(checked, _holds(source))
    return ends is not None and ends < today


def _holds(source: Source) -> str:
    return REGULATORY if source.regulatory else OTHER


def _spot(path: tuple[str | int, ...], message: str, at: str) -> Spot:
    hint = "Look at the page itself, change what has changed, and set `checked` to the day of the look."
    return Spot(path, message, hint, at=at)


RULE: Final = Rule("stale-source", find, place=170)
