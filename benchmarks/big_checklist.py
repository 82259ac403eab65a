"""A checklist of any size that is written as the shipped one is, for timing."""

from __future__ import annotations

from typing import Final

_HEAD: Final = """\
format: scalecheck/checklist@1.0
id: large
version: "1.0.0"
title: A large checklist
summary: >-
  Written by a program, as long as a whole instrument, so that reading it can be timed.
scales:
  place:
    met_from: in-place
    partly_from: partly
    options:
      - {id: not-started, label: Not started, score: 0}
      - {id: planned, label: Planned, score: 1}
      - {id: partly, label: Partly in place, score: 2}
      - {id: in-place, label: In place, score: 3}
scoring:
  values: normalised
  aggregate: mean
  times: 100
  unanswered: lowest
  dont_know: lowest
  round: {decimals: 0, carry: exact}
domains:
"""

_DOMAIN: Final = """\
  - id: area-{number}
    title: Area {number}
    summary: How do we make part {number} fit?
    shift: From adoption to adaptation {number}
    items:
"""

_ITEM: Final = """\
      - id: question-{number}
        title: Question number {number}
        ask: Is it written down which few parts number {number} must not change, and why they bring the benefit?
        why: >-
          Every site changes something. If nobody knows which parts do the work, those may be the first to go, because
          they are often the hardest to keep going on a bad day.
        guidance: Being told, trained or surveyed is not helping to design.
        about: {about}
        importance: must
        weight: 1.5
        scale: place
        meanings:
          not-started: Nothing is written that says which parts must stay, number {number}.
          planned: A person and a date are set for writing it; no page exists yet for number {number}.
          partly: A page names the parts. The reasons are missing, or nobody outside the pilot has agreed it.
          in-place: One page names the parts, gives the reason for each, and a team outside the pilot has agreed it.
        evidence:
          examples:
            - The page that names the parts, with its date and its author's role
            - A diagram that links each part to the result that it brings
            - Minutes in which a team outside the pilot agreed it
          required_for: [in-place]
        not_applicable: {{allowed: false}}
        improve:
          not-started: One person is named to write the page, with a date.
          planned: The pilot team has met and put its parts on one page.
          partly: Each part has its reason, and a team that did not run the pilot has agreed the page.
        best_answered_by: [programme-lead, clinical-lead]
        barriers: [risk-averse-culture]
        relevant_when: {{not: {{item: question-0, is: [not-started]}}}}
        sources: [first-source, second-source]
"""

_TAIL: Final = """\
gates:
  - id: safe
    title: Safe
    because: Harm scales too.
    needs:
      ready: {item: question-1, at_least: in-place}
settles_when: {coverage: overall, at_least: 0.8}
verdicts:
  - id: ready
    title: Ready
    colour: green
    meaning: It can be carried.
    decision: Approve it.
    review_after: 6 months
    when: {share: partly, in: every-domain, at_least: 0.66}
  - id: not-yet
    title: Not yet
    colour: amber-red
    meaning: Close the gaps first.
    decision: Fund the gaps.
    review_after: 3 months
    default: true
sources:
  first-source:
    title: A first source
    url: https://example.org/first
    year: 2020
    checked: 2026-11-23
  second-source:
    title: A second source
    url: https://example.org/second
    year: 2021
"""

_DOMAINS: Final = 5


def checklist_text(items: int) -> str:
    """Return the text of a valid checklist with this many items in five areas."""
    parts = [_HEAD]
    for domain in range(min(_DOMAINS, items)):
        parts.append(_DOMAIN.format(number=domain))
        for number in range(domain * items // _DOMAINS, (domain + 1) * items // _DOMAINS):
            about = ("innovation", "site", "system")[number % 3]
            item = _ITEM.format(number=number, about=about)
            parts.append(item if number else _without_relevance(item))
    return "".join([*parts, _TAIL])


def _without_relevance(item: str) -> str:
    """Leave out what the first item cannot have: nothing is asked before it."""
    return "".join(line for line in item.splitlines(keepends=True) if "relevant_when" not in line)
