"""What a respondent has answered already, as a page is filled with it, and as the file that comes back tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scalecheck.exchange.columns import FORMAT
from scalecheck.exchange.replying import digests_in, digests_of
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.exchange.pack import Pack
    from scalecheck.model.base import FileModel

_MARK: Final = f"# {FORMAT} "
"""What a line begins with that says what a page was filled with."""
_MARKED: Final = re.compile(rf"(?m)^{re.escape(_MARK)}(.*)$")


def prefilled(answer: Answer | None) -> Mapping[str, Any] | None:
    """Return what the fields of a question are filled with, in the form of a draft; None where there is no answer.

    A page has room for one piece of evidence and one action; the others are carried along beside them.
    """
    if answer is None or answer == Answer():
        return None
    owner = answer.owner
    pieces, actions = _texts(answer.evidence), _texts(answer.actions)
    piece, action = pieces[0] if pieces else {}, actions[0] if actions else {}
    fields = {
        "reason": answer.not_applicable or answer.not_mine,
        "note": answer.note.strip() if answer.note else None,
        "basis": answer.basis,
        "evidence": piece.get("what"),
        "link": piece.get("link"),
        "recorded": piece.get("recorded"),
        "valid_until": piece.get("valid_until"),
        "owner": owner.role if owner is not None else None,
        "owner_organisation": owner.organisation if owner is not None else None,
        "action": action.get("what"),
        "who": action.get("who"),
        "action_organisation": action.get("organisation"),
        "due": action.get("due"),
    }
    return {
        "chosen": _chosen(answer),
        "day": str(answer.answered.date) if answer.answered is not None else "",
        "fields": {name: value for name, value in fields.items() if value},
        "more": {"evidence": pieces[1:], "actions": actions[1:]},
    }


def told_in_file(pack: Pack) -> str:
    """Return the line by which a file that comes back says what its page was filled with; empty where with nothing."""
    shown = {one.id: one.answer for one in pack.questions if one.answer is not None}
    return f"{_MARK}{digests_of(shown)}\n" if shown else ""


def digests_told(text: str) -> Mapping[str, str]:
    """Return the digests of what a page was filled with, as the file that came back says them."""
    found = _MARKED.search(text)
    return digests_in(found[1]) if found is not None else {}


def _chosen(answer: Answer) -> str:
    """Return the key of what is chosen; of an answer that waits for somebody, none is."""
    if answer.option is not None:
        return f"option:{answer.option}"
    chosen = answer.standing in {Standing.DONT_KNOW, Standing.NOT_APPLICABLE, Standing.NOT_MINE}
    return str(answer.standing) if chosen else str(Standing.UNANSWERED)


def _texts(parts: Sequence[FileModel]) -> list[dict[str, str]]:
    """Return what evidence or actions say, as texts; what is done is known from the file."""
    dumped = (one.model_dump(mode="json", exclude_none=True, exclude={"done"}) for one in parts)
    return [{key: str(value) for key, value in one.items()} for one in dumped]
