"""What a site's file inherits: from the programme's file, and from what the site answered for itself.

One rule holds for both. An answer is handed down where the same question was asked, and counts where the file itself
has none or only a don't-know. What is left open is not handed down, so a don't-know of the file's stays a finding.

- The programme hands down the opening questions and the items about the innovation and the system.
- A file of the same site without an innovation hands down the items about the site, for a time (`inherited_for`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.occasions import speaking
from scalecheck.engine.inputs.responses import Origin, own_answers, speaks_over
from scalecheck.engine.logic.days import first_day, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.model.checklist import Item

INHERITED_FOR: Final = "12 months"
"""How long a site's own answer counts for each innovation there, where its checklist says nothing."""
NEVER: Final = "never"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file in which a site answers for itself, without an innovation."""

    assessment: Assessment
    """The file."""
    outline: Outline
    """The checklist that it answers."""


def counted_answers(
    outline: Outline,
    assessment: Assessment,
    as_of: date,
    programme: Assessment | None = None,
    own_files: Sequence[OwnFile] = (),
) -> dict[str, Response]:
    """Return the answers that count for a file: its own, and what it inherits where that says more.

    Args:
        outline: The checklist that the file answers.
        assessment: The file.
        as_of: The day on which what the site answered for itself has to be in force.
        programme: The programme's file of the same innovation and round.
        own_files: The files in which the site answers for itself, of every round.
    """
    own = own_answers(outline, assessment)
    inherited = handed_down(outline, assessment, as_of, programme, own_files)
    return {**own, **{name: one for name, one in inherited.items() if speaks_over(one, own.get(name))}}


def handed_down(
    outline: Outline,
    assessment: Assessment,
    as_of: date,
    programme: Assessment | None = None,
    own_files: Sequence[OwnFile] = (),
) -> dict[str, Response]:
    """Return what a file would inherit if it answered nothing itself, by question; the arguments as before."""
    found: dict[str, Response] = dict(_of_programme(outline, programme)) if programme is not None else {}
    for one in own_files_in_force(assessment, own_files, as_of):
        for name, response in _of_site(outline, one, as_of):
            found.setdefault(name, response)
    return {
        name: one
        for name, one in found.items()
        if one.answer.option is None or one.answer.option in outline.ranks[name].place
    }


def answered_over(
    outline: Outline, assessment: Assessment, programme: Assessment | None, own_files: Sequence[OwnFile]
) -> dict[str, Origin]:
    """Return the items to which a file gives an option over the option that it inherits, and whose that is.

    What the site answered for itself has to have been in force on the day on which the file answered.
    """
    days: dict[date, list[str]] = {}
    for name, response in own_answers(outline, assessment).items():
        if name in outline.items and response.answer.option is not None:
            days.setdefault(answered_on(response.answer, assessment), []).append(name)
    found = {}
    for day, names in days.items():
        inherited = handed_down(outline, assessment, day, programme, own_files)
        options = {name: (one.answer.option, one.origin) for name, one in inherited.items()}
        found.update({name: options[name][1] for name in names if name in options and options[name][0] is not None})
    return {name: origin for name, origin in found.items() if origin is not None}


def own_files_in_force(assessment: Assessment, own_files: Sequence[OwnFile], as_of: date) -> Iterator[OwnFile]:
    """Return the files that speak for the site itself: for each checklist that of the newest round begun by a day.

    Where several answered and nothing is agreed, none speaks. The newest comes first.
    """
    if assessment.innovation is None or assessment.site is None:
        return
    place = assessment.site.id, assessment.site.kind
    rounds: dict[tuple[str, str], list[OwnFile]] = {}
    for one in own_files:
        site, own = one.assessment.site, one.assessment
        if own.innovation is None and site is not None and (site.id, site.kind) == place:
            rounds.setdefault((own.checklist.id, own.round), []).append(one)
    begun = [key for key in rounds if first_day(key[1]) <= as_of]
    newest = {checklist: max(round_ for other, round_ in begun if other == checklist) for checklist, _ in begun}
    for checklist, round_ in sorted(sorted(newest.items()), key=lambda pair: pair[1], reverse=True):
        spoken = speaking([one.assessment for one in rounds[checklist, round_]])
        yield from (one for one in rounds[checklist, round_] if one.assessment is spoken)


def answered_on(answer: Answer, assessment: Assessment) -> date:
    """Return the day on which an answer was given: its own, else that of the agreement, else the round's first."""
    if answer.answered is not None:
        return answer.answered.date
    return assessment.agreed.date if assessment.agreed is not None else first_day(assessment.round)


def _of_programme(outline: Outline, programme: Assessment) -> Iterator[tuple[str, Response]]:
    for name, response in own_answers(outline, programme).items():
        item = outline.items.get(name)
        if item is None or item.about != "site":
            yield name, replace(response, origin=Origin("programme", answered_on(response.answer, programme)))


def _of_site(outline: Outline, own: OwnFile, as_of: date) -> Iterator[tuple[str, Response]]:
    """Return the answers that a site's own file hands down on a day.

    None where its checklist also asks about an innovation or the system, for then the questions about the site have an
    innovation in mind. For the same reason none to a question that is asked only under a condition.
    """
    if any(item.about != "site" for item in own.outline.items.values()):
        return
    held_back = _conditional(own.outline)
    for name, response in own_answers(own.outline, own.assessment).items():
        here, there = outline.items.get(name), own.outline.items.get(name)
        if here is None or there is None or here.about != "site" or there.retired is not None or name in held_back:
            continue
        if (response.answer.asked or own.outline.fingerprint(name)) != outline.fingerprint(name):
            continue
        origin = _origin(own, there, response.answer)
        if origin is not None and origin.day <= as_of and (origin.until is None or as_of <= origin.until):
            yield name, replace(response, origin=origin)


def _conditional(outline: Outline) -> frozenset[str]:
    """Return the items that are asked only under a condition, their own or that of a section around them."""
    below = (
        item.id
        for section in outline.sections.values()
        if section.relevant_when is not None
        for item in outline.items_below[section.id]
    )
    return frozenset(below) | {item.id for item in outline.items.values() if item.relevant_when is not None}


def _origin(own: OwnFile, item: Item, answer: Answer) -> Origin | None:
    """Return where an answer of a site's own comes from; None where its checklist hands it down to nobody."""
    term = item.inherited_for or own.outline.checklist.inherited_for or INHERITED_FOR
    day = answered_on(answer, own.assessment)
    return None if term == NEVER else Origin("site", day, later(day, term))
