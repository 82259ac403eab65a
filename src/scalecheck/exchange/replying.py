"""What a respondent can say about a question in a pack, and how two such replies compare."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from scalecheck.model.assessment import Answer, Standing
from scalecheck.model.fingerprints import canonical_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_IN_A_PACK: Final = frozenset(
    {"waiting_for", "override", "consensus", "confirmed", "answered", "asked", "name", "done"}
)
"""The keys of an answer that no pack asks for."""
_STANDING_KEYS: Final = ("option", "not_applicable", "dont_know", "waiting_for", "not_mine")


def says_the_same(one: Answer | None, other: Answer | None) -> bool:
    """Return whether two answers are alike in all that a pack asks for, white space at the ends of texts aside."""
    return _reply(one) == _reply(other)


def reply_digest(answer: Answer | None) -> str:
    """Return a short fingerprint of all that a pack asks for about a question."""
    return hashlib.sha256(canonical_json(_reply(answer)).encode("utf-8")).hexdigest()[:16]


def digests_of(shown: Mapping[str, Answer]) -> str:
    """Return the digests of the answers that a pack is filled with, as a text for `digests_in`."""
    return json.dumps({name: reply_digest(answer) for name, answer in shown.items()})


def digests_in(text: str) -> dict[str, str]:
    """Return the digests that a pack was filled with, by question id; none where the text is not whole."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def taken_over(new: Answer, old: Answer | None, *, seen: bool) -> Answer:
    """Return a new answer with what the old one holds that was not asked for, as far as it still goes with it.

    Where the new one chooses nothing, what was chosen before stays.

    Args:
        new: What the respondent sent back.
        old: What is in the file.
        seen: Whether the respondent saw the old answer, and so took away on purpose what is not in the new one.
    """
    if old is None:
        return new
    same = all(getattr(new, key) == getattr(old, key) for key in _STANDING_KEYS)
    if new.standing is Standing.UNANSWERED or (same and not seen):
        given = {key: value for key in Answer.model_fields if (value := getattr(new, key))}
        if new.standing is Standing.UNANSWERED:
            given |= {"asked": old.asked, "answered": old.answered}
        new = old.model_copy(update=given)
        same = True
    owner = new.owner
    if owner is not None and old.owner is not None and owner == old.owner.model_copy(update={"name": None}):
        owner = old.owner
    done = {action.what for action in old.actions if action.done}
    actions = tuple(one.model_copy(update={"done": one.done or one.what in done}) for one in new.actions)
    kept: dict[str, Any] = {"override": old.override, "owner": owner, "actions": actions}
    if same:
        kept |= {"consensus": old.consensus, "confirmed": old.confirmed}
    return new.model_copy(update=kept)


def _reply(answer: Answer | None) -> dict[str, Any]:
    dumped: dict[str, Any] = _tidy((answer or Answer()).model_dump(exclude_defaults=True))
    return dumped


def _tidy(value: Any) -> Any:  # noqa: ANN401 (any part of an answer)
    if isinstance(value, dict):
        return _without_foreign(value)
    if isinstance(value, tuple | list):
        return [_tidy(one) for one in value]
    return "\n".join(line.rstrip() for line in value.split("\n")).strip() if isinstance(value, str) else value


def _without_foreign(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tidy(one) for key, one in value.items() if key not in _NOT_IN_A_PACK}
