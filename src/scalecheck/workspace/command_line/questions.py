"""Which question of a checklist a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.engine.logic.wording import same_words
from scalecheck.errors import CannotLookError
from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline


def question_id(outline: Outline, text: str, flag: str) -> str:
    """Return the id of the question that is named by its id or its title.

    Args:
        outline: The checklist.
        text: What the person wrote.
        flag: Where they wrote it, such as `--item`, to begin the sentence with.

    Raises:
        CannotLookError: there is no such question, or several have this title.
    """
    if text in outline.questions:
        return text
    asked = {
        name: one for name, one in outline.questions.items() if not (isinstance(one, Item) and one.retired is not None)
    }
    titled = [name for name, one in asked.items() if same_words(one.title) == same_words(text)]
    if len(titled) == 1:
        return titled[0]
    hint = did_you_mean(text, titled or asked, "questions")
    raise CannotLookError(f"{flag}: the checklist `{outline.checklist.id}` has no question `{text}`. {hint}")
