"""Who answered and who did not, what each would have said alone, and who carries what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.panel.ownership import ownership, taking_part
from scalecheck.engine.panel.passed_on import passed_on
from scalecheck.engine.panel.spread import position_of, spreads
from scalecheck.model.assessment import OtherView, Standing
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.panel import judged_alone, ownership_words, passed_on_words
from scalecheck.words.roles import UNNAMED, the
from scalecheck.words.sentences import capital, first_words, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scalecheck.engine.judging.respondents import JudgedRespondent
    from scalecheck.engine.panel.ownership import TakingPart
    from scalecheck.engine.panel.spread import Spread
    from scalecheck.model.assessment import Respondent
    from scalecheck.reports.material import Material

NAMED: Final = 3
"""How many of those who have not answered are named at most; of more, only their number is told."""


def who_answered(material: Material) -> str:
    """Return how many people from how many organisations answered, and who was asked and did not; empty: not known."""
    agreed, own = material.assessment.agreed, material.assessment.respondent
    panel = material.others.panel
    invited = {one.id: one for one in (panel.invited if panel is not None else ())}
    people = {**invited, **{one.id: one for one in _own_and_beside(material)}}
    answered = dict.fromkeys([*(agreed.panel if agreed is not None else ()), *_ids(_own_and_beside(material))])
    missing = [one for name, one in invited.items() if name not in answered]
    if len(answered) + len(missing) < 2:  # noqa: PLR2004 (one person alone is said in other words)
        return ""
    organisations = {people[name].organisation if name in people else None for name in answered}
    said = capital(counted(len(answered), "person", "people"))
    if organisations and None not in organisations:
        said += f" from {counted(len(organisations), 'organisation')}"
    if own is not None and agreed is None:
        said += f" answered, nothing is agreed: this is what {the(own.role)} says"
    return f"{said}; {_not_yet(missing, organisations)}." if missing else f"{said}."


def who_answered_alone(material: Material) -> Iterator[Respondent]:
    """Return whose answers a group brought together: those beside an agreed file who answered anything."""
    for one in material.others.respondents if material.assessment.agreed is not None else ():
        answers = (*one.assessment.profile.values(), *one.assessment.answers.values())
        respondent, said = one.assessment.respondent, (answer for answer in answers if answer is not None)
        if respondent is not None and any(answer.standing is not Standing.UNANSWERED for answer in said):
            yield respondent


def _ids(people: Iterable[Respondent]) -> Iterator[str]:
    return (one.id for one in people)


def _own_and_beside(material: Material) -> Iterator[Respondent]:
    if material.assessment.respondent is not None:
        yield material.assessment.respondent
    yield from (one.assessment.respondent for one in material.others.respondents if one.assessment.respondent)


def _not_yet(missing: Sequence[Respondent], organisations: set[str | None]) -> str:
    """Return who has not answered; of many, how many.

    Where nobody answered for any of their organisations, these are named; else the role of each, so that people and
    organisations are not in one list, with the organisation for which nobody answered.
    """
    absent = [one.organisation if one.organisation not in organisations else None for one in missing]
    names = [
        where or the(one.role) if all(absent) else f"{the(one.role)} at {where}" if where else the(one.role)
        for one, where in zip(missing, absent, strict=True)
    ]
    named = [" ".join(name.split()) for name in dict.fromkeys(names)]
    if len(named) > NAMED:
        return f"{number_words(len(missing))} more were asked and have not answered"
    return f"{joined(named)} {'has' if len(named) == 1 else 'have'} not answered"


def each_alone(material: Material) -> Iterator[str]:
    """Return how many would have come to the same verdict by their own answers, and what the others would have said."""
    result, respondents = material.judgement.verdict, _shown(material)
    if material.assessment.agreed is None or not result.settled or not respondents:
        return
    said = judged_alone([one.verdict for one in respondents], material.outline, result.verdict.id)
    yield f"Judged alone, {said}."


def carried(material: Material) -> tuple[str, ...]:
    """Return who carries what, with the numbers; nothing where nobody owns anything and nobody was asked."""
    return tuple(ownership_words(ownership(material.judgement, asked_of(material)), material.outline))


def asked_of(material: Material) -> TakingPart:
    """Return those who were invited to say the same, and for an agreed file also those who did."""
    panel = material.others.panel
    invited = panel.invited if panel is not None else ()
    return taking_part(
        material.outline, material.assessment, invited, (one.assessment for one in material.others.respondents)
    )


def views_of_respondents(material: Material) -> Iterator[tuple[str, OtherView]]:
    """Return the answers behind the gates that respondents gave otherwise and that the agreed file says nothing of.

    Where it says how the group came to an answer, it also says who keeps to another; what is still open differs from
    nothing.
    """
    if material.assessment.agreed is None:
        return
    without_names = material.others.panel is not None and material.others.panel.without_names
    for item in dict.fromkeys(item for gate in material.judgement.gates for item in gate.items):
        if item in material.case.void or not _is_unexplained(material, item):
            continue
        for one in _shown(material):
            view = _view(material, one, item)
            if view is not None:
                yield item, view.model_copy(update={"role": UNNAMED}) if without_names else view


def left_to_others(material: Material) -> Mapping[str, str]:
    """Return in sentences what respondents left to somebody else or let wait before a group agreed, by question id."""
    if material.assessment.agreed is None:
        return {}
    without_names = material.others.panel is not None and material.others.panel.without_names
    return {
        question: " ".join(
            capital(sentence(f"{UNNAMED if without_names else the(one.respondent.role)}: {passed_on_words(one)}"))
            for one in listed
        )
        for question, listed in passed_on(material.outline, [one.assessment for one in _shown(material)]).items()
    }


def spreads_before(material: Material) -> Mapping[str, Spread]:
    """Return the spread of what the respondents of an agreed file answered before, by question id.

    Nothing is returned where fewer than two answered, or the round is open.
    """
    respondents = [one.assessment for one in _shown(material)]
    if material.assessment.agreed is None or len(respondents) < 2:  # noqa: PLR2004 (one alone has no spread)
        return {}
    return spreads(material.outline, respondents)


def _shown(material: Material) -> tuple[JudgedRespondent, ...]:
    """Return the respondents' files whose answers are shown: none while the round is open."""
    return () if material.others.is_open else material.others.respondents


def _is_unexplained(material: Material, item: str) -> bool:
    """Return whether an item is answered, and nothing is said of how the group came to that."""
    answer = material.case.answer(item)
    return answer is not None and answer.consensus is None and answer.standing is not Standing.UNANSWERED


def _view(material: Material, other: JudgedRespondent, item: str) -> OtherView | None:
    """Return what one respondent says of an item, where it is something else than what was agreed."""
    answer, respondent = other.assessment.answers.get(item), other.assessment.respondent
    if answer is None or respondent is None:
        return None
    agreed, aside = material.case.answer(item), answer.standing is Standing.NOT_APPLICABLE
    is_view = aside or answer.standing is Standing.ANSWERED
    if not is_view or (agreed is not None and position_of(answer) == position_of(agreed)):
        return None
    note = answer.note or answer.not_applicable
    return OtherView(
        role=respondent.role,
        option=answer.option,
        not_applicable=True if aside else None,
        note=first_words(note) if note else None,
    )
