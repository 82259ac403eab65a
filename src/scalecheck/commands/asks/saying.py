"""What flags say of a new ask: complete, or refused with what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.commands.asks.asking import is_new
from scalecheck.commands.flags import refuse, refuse_unrecordable
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.checks import is_day_after, is_organisation, is_past_day
from scalecheck.model.assessment import Ask
from scalecheck.workspace.command_line.questions import question_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import AskKind


@dataclass(frozen=True, slots=True)
class AskFlags:
    """What flags say; where all is left out, it is asked for."""

    what: str | None = None
    """What has to change."""
    kind: AskKind | None = None
    """What kind of thing it is."""
    items: tuple[str, ...] = ()
    """The questions that it would help to answer better, by id or title."""
    body: str | None = None
    """Who could change it."""
    put: date | None = None
    """When it was put to them."""
    due: date | None = None
    """By when it is needed."""

    @property
    def nothing(self) -> bool:
        """Whether nothing was said."""
        return self == AskFlags()


def ask_from(said: AskFlags, recorded: Sequence[Ask], outline: Outline, today: date) -> Ask:
    """Return the ask that flags say.

    Args:
        said: What they say.
        recorded: The asks that are in the file.
        outline: The checklist.
        today: The day on which it is recorded.

    Raises:
        CannotLookError: half of it is missing, or does not fit what the file says.
    """
    for flag, value in (("--what", said.what), ("--item", said.items), ("--body", said.body)):
        refuse_unrecordable((value,), flag)
    if said.what is None or said.kind is None:
        missing = "what has to change: --what" if said.what is None else "what kind of thing it is: --kind"
        raise CannotLookError(f"Say {missing}. Without --what and all that goes with it, --add asks for everything.")
    refuse(is_new(recorded)(said.what, {}), "--what")
    items = tuple(dict.fromkeys(question_id(outline, item, "--item") for item in said.items))
    if said.body is not None:
        refuse(is_organisation(said.body, {}), "--body")
    put = said.put.isoformat() if said.put is not None else ""
    if put:
        if said.body is None:
            raise CannotLookError("--put-on is the day on which it was put to somebody. Say to whom: --body.")
        refuse(is_past_day(today)(put, {}), "--put-on")
    if said.due is not None:
        refuse(is_day_after("put")(said.due.isoformat(), {"put": put}), "--due")
    return Ask(what=said.what, kind=said.kind, body=said.body, items=items, put=said.put, due=said.due)
