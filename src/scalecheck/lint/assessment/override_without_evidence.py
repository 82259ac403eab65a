"""A site rates something higher than what it inherits, and shows nothing for it.

A site may answer over what the programme answers, and over what it answers for itself without an innovation, and says
why in `override`. Where that lifts the answer, the better of two views counts, so it has to be shown. An answer that
counts as met is left to the rules about those.

Passing, because the programme's answer is `planned`, and what lifts it is listed:

    site: {id: eastbrook}
    answers:
      go-stop-rules:
        option: partly
        override: Our own board agreed its figures.
        basis: evidenced
        evidence:
          - what: Minute 7 of the Eastbrook board

Failing, because it is only said:

    site: {id: eastbrook}
    answers:
      go-stop-rules:
        option: partly
        override: We see it differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import AT_THE_QUESTION, Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.words.origins import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers below met that are above what is inherited, without evidence that counts."""
    for one in subject.rated:
        theirs = subject.handed_down.get(one.item.id)
        if theirs is None or theirs.origin is None or theirs.answer.option is None:
            continue
        place = subject.outline.ranks[one.item.id].place
        is_higher = place[one.option] > place[theirs.answer.option]
        if is_higher and not subject.is_met(one) and not subject.shows(one.answer):
            who = SOURCES[theirs.origin.source]
            yield Spot(
                (*one.path, "override" if one.answer.override else "option"),
                f"This file rates {one.named} higher than {who} did, and shows no evidence in date for it.",
                f"List what shows it, and say what it rests on ({AT_THE_QUESTION} e and c), or leave the question "
                "empty: then the other answer counts.",
            )


RULE = AssessmentRule(
    "override-without-evidence",
    find,
    one="One answer is better than the one that is inherited, and nothing shows it.",
    several="{} answers are better than those that are inherited, and nothing shows them.",
    weakens=True,
    place=110,
)
