"""A site rates something higher than the programme did, and shows nothing for it.

A site may answer over what it inherits, and says why in `override`. Where that lifts the answer, the better
of two views counts, so it has to be shown. An answer that counts as met is left to the rules about those.

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

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers below met that are above the programme's, without evidence that counts."""
    if subject.programme is None:
        return
    for one in subject.rated:
        theirs = subject.programme.answers.get(one.item.id)
        place = subject.outline.ranks[one.item.id].place
        if one.item.about == "site" or theirs is None or theirs.option is None:
            continue
        is_higher = theirs.option in place and place[one.option] > place[theirs.option]
        if is_higher and not subject.is_met(one) and not subject.shows(one.answer):
            yield Spot(
                (*one.path, "override" if one.answer.override else "option"),
                f"This site rates {one.named} higher than the programme did, and shows no evidence in date for it.",
                "List what shows it under `evidence`, with `basis: evidenced` or `observed`, or leave the question "
                "empty: then the programme's answer counts.",
            )


RULE = AssessmentRule(
    "override-without-evidence",
    find,
    one="One answer is better than the programme's, and nothing shows it.",
    several="{} answers are better than the programme's, and nothing shows them.",
    weakens=True,
    place=110,
)
