"""Every key of a question: what people call it, what another value means for answers, whether an overlay may set it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from scalecheck.model.checklist import Item, ProfileQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model.checklist import Question

KeyEffect: TypeAlias = Literal["identity", "wording", "record", "protection", "meaning", "scoring", "own"]
"""What another value of a key means for answers that were given before.

- `identity`: it can't be another, for it is what makes it the same question.
- `wording`: words beside the question read differently; every answer stays what it was.
- `record`: something is noted differently; every answer stays what it was.
- `protection`: other things can be done with it; every answer stays what it was.
- `meaning`: an answer means or counts something else.
- `scoring`: the options count differently, unless they come to the same in the end.
- `own`: that depends on the values, and has a rule of its own.
"""
Overlaying: TypeAlias = Literal["never", "whole", "by-option"]
"""Whether an overlay may set a key: not at all, as a whole, or for the options that it names."""


@dataclass(frozen=True, slots=True)
class ItemKey:
    """One key of an item or an opening question."""

    name: str
    """Its name in the model, and in files."""
    label: str
    """What people call it where two values are compared, such as `why it matters`."""
    changed: str
    """That it is different, as a clause that follows the question's name."""
    effect: KeyEffect
    """What another value means for answers that were given before."""
    overlay: Overlaying = "never"
    """Whether an overlay may set it."""


ITEM_KEYS: Final = (
    ItemKey("id", "id", "its id has changed", "identity"),
    ItemKey("ask", "question", "the question reads differently", "own", "whole"),
    ItemKey("scale", "options", "it is answered on another scale", "own"),
    ItemKey("meanings", "meanings", "what its options look like reads differently", "own", "by-option"),
    ItemKey("asked_as", "the same as before", "whether it means the same as before has changed", "own"),
    ItemKey("title", "title", "the title has changed", "wording", "whole"),
    ItemKey("why", "why it matters", "why it matters is worded differently", "wording", "whole"),
    ItemKey("guidance", "guidance", "the guidance is worded differently", "wording", "whole"),
    ItemKey("best_answered_by", "best answered by", "the roles to ask have changed", "record", "whole"),
    ItemKey("sources", "sources", "the sources have changed", "record"),
    ItemKey(
        "options_from",
        "options that are gone",
        "what answers with options that are gone become has changed",
        "record",
    ),
    ItemKey("step", "steps of scaling", "whether its options are steps of scaling has changed", "meaning"),
    ItemKey("retired", "retired", "whether it is asked has changed", "own"),
    ItemKey("about", "about", "what it is about has changed", "meaning"),
    ItemKey("importance", "importance", "its importance has changed", "meaning", "whole"),
    ItemKey("weight", "weight", "its weight has changed", "meaning", "whole"),
    ItemKey("improve", "next steps", "the next steps are worded differently", "wording", "by-option"),
    ItemKey("barriers", "barriers", "the barriers that it tackles have changed", "record"),
    ItemKey("patients", "patients and carers", "what it says of patients and carers has changed", "record"),
    ItemKey("core", "core", "whether local variants may change it has changed", "protection"),
    ItemKey(
        "inherited_for",
        "inherited for",
        "how long a site's own answer counts for each innovation there has changed",
        "protection",
        "whole",
    ),
    ItemKey("scores", "scores", "the scores of its options have changed", "scoring", "whole"),
    ItemKey("reverse", "the best option", "which end of its scale is the best has changed", "scoring"),
    ItemKey("met_from", "met from", "what counts as met has changed", "scoring", "whole"),
    ItemKey("partly_from", "partly there from", "what counts as partly there has changed", "scoring", "whole"),
    ItemKey("evidence", "evidence", "what is said of evidence has changed", "own", "whole"),
    ItemKey("not_applicable", "may be set aside", "whether it may be set aside has changed", "own", "whole"),
    ItemKey("relevant_when", "when it is asked", "when it is asked has changed", "own"),
)
"""The keys of items and opening questions, in the order in which changes are told."""

OVERLAY_KEYS: Final = tuple(key for key in ITEM_KEYS if key.overlay != "never")
"""The keys that an overlay may set."""


def keys_of(question: Question) -> Iterator[ItemKey]:
    """Return the keys that a question of this kind can have."""
    fields = (Item if isinstance(question, Item) else ProfileQuestion).model_fields
    return (key for key in ITEM_KEYS if key.name in fields)
