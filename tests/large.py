"""The text of a checklist with as many items as wanted, for tests of whole interviews."""

from __future__ import annotations

from typing import Final

_HEAD: Final = """\
format: scalecheck/checklist@1.0
id: large
version: "1.0.0"
title: A large checklist
summary: As long as a whole instrument.
scales:
  place:
    options:
      - {id: not-started, label: Not started, score: 0}
      - {id: planned, label: Planned, score: 1}
      - {id: partly, label: Partly in place, score: 2}
      - {id: in-place, label: In place, score: 3}
domains:
  - id: everything
    title: Everything
    shift: From few to many
    items:
"""

_ITEM: Final = """\
      - id: question-{number}
        title: Question number {number}
        ask: Is it written down which part number {number} must not change?
        about: innovation
        importance: must
        scale: place
"""

_TAIL: Final = """\
gates:
  - id: safe
    title: Safe
    because: Harm scales too.
    needs:
      ready: {item: question-0, at_least: in-place}
verdicts:
  - id: ready
    title: Ready
    colour: green
    meaning: It can be carried.
    decision: Approve it.
    review_after: 6 months
  - id: not-yet
    title: Not yet
    colour: amber
    meaning: Close the gaps first.
    decision: Fund the gaps.
    review_after: 3 months
    default: true
"""


def checklist_text(items: int) -> str:
    """Return the text of a valid checklist with this many items in one area."""
    return "".join([_HEAD, *(_ITEM.format(number=number) for number in range(items)), _TAIL])
