"""The top of page one: what it is about, the verdict in a sentence or two, and what the group is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.responses import own_answers
from scalecheck.engine.logic.choices import choices
from scalecheck.engine.panel.agreed_so_far import agreed_so_far
from scalecheck.model.assessment import Standing
from scalecheck.reports.contents import Option, Proposal
from scalecheck.reports.page_one.before import smaller_looked_at
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.reports.sections.conditions import smaller_step
from scalecheck.reports.sections.respondents import who_answered
from scalecheck.reports.sections.sites import at_sites, worse_at_sites
from scalecheck.reports.sections.variants import variant_in_short
from scalecheck.words.days import day_words, round_words
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.origins import taken_over_from_site
from scalecheck.words.panel import agreed_words
from scalecheck.words.reasons import side_decides
from scalecheck.words.roles import role_alone, role_words, the
from scalecheck.words.sentences import capital, first_words, joined, quoted, sentence
from scalecheck.words.sides import SIDE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.panel.agreed_so_far import AgreedSoFar
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.assessment import Proposal as AskedOfGroup
    from scalecheck.reports.material import Material
    from scalecheck.reports.page_one.before import Gathered
    from scalecheck.reports.sections.conditions import Before

TITLE: Final = 60
"""How many characters of a name and of a step are in the title."""
TITLE_WORDS: Final = 7
"""How many words of a name, so that the verdict comes soon after it."""
STEP_WORDS: Final = 10
"""How many words of a step."""
NAMED: Final = 3
"""How many sites with the same verdict the sentence on a smaller step names; more are counted."""


def title(material: Material) -> str:
    """Return what a report is about: the innovation, the site, and the step that is proposed where that is short."""
    assessment = material.assessment
    parts = [one for one in (assessment.innovation, assessment.site) if one is not None]
    subject = " at ".join(_short(one.name or "", TITLE_WORDS) or one.id for one in parts)
    step = _short((assessment.proposal.step if assessment.proposal is not None else None) or "", STEP_WORDS)
    return f"{subject}: {step}" if step else subject


def _short(name: str, words: int) -> str:
    """Return a name in one line; nothing where it is too long for a title."""
    line = " ".join(name.split())
    return line if len(line) <= TITLE and len(line.split()) <= words else ""


def verdict(material: Material, gathered: Sequence[Gathered]) -> tuple[str, ...]:
    """Return the verdict for the step proposed, and for the largest step that the answers support, in sentences."""
    result = material.judgement.verdict
    if not result.settled:
        return ("No verdict yet.", *_why_unsettled(material), *_smaller(material, gathered))
    first = f"{result.verdict.title}{_for_what(material)} ({result.verdict.colour})"
    ranks = material.outline.verdict_ranks
    if ranks[result.verdict.id] < material.outline.default_rank:
        first += _if_true(gathered, "proposed")
    return (f"{first}.", *_smaller(material, gathered))


def about(material: Material) -> tuple[str, ...]:
    """Return in words when and from whose answers, and what is beside the verdict."""
    said = [when_and_whose(material, names=material.names)]
    if material.programme is not None:
        said.append("What it left to the programme counts as the programme answered it.")
    said += taken_over_from_site(material.outline, material.case.responses, (item.id for item in material.case.items()))
    said += material.held_back
    if _leaves_out_sites(material):
        said.append("Each site is judged in its own file.")
    if material.variant is not None:
        said.append(variant_in_short(material.variant))
    return (*said, *beside_the_verdict(material))


def when_and_whose(material: Material, *, names: bool = False) -> str:
    """Return in words in which round, and from whose answers."""
    said = (_whose(material, names=names), _programmes_part(material, names=names))
    return " ".join(filter(None, (f"{round_words(material.assessment.round)}.", *said)))


def answered(material: Material) -> tuple[str, ...]:
    """Return in which round, who answered, and who was asked and did not, in sentences."""
    said = who_answered(material) or _whose(material, names=False)
    return tuple(filter(None, (f"{round_words(material.assessment.round)}.", said, _programmes_part(material))))


def beside_the_verdict(material: Material) -> tuple[str, ...]:
    """Return what belongs beside the verdict: where innovation and site are apart, and the warnings that hold."""
    said = [*filter(None, [" ".join(at_sites(material))]), *_sides_apart(material)]
    if warnings := [f"“{one.title}”" for one in material.judgement.warnings]:
        said.append(f"{'Warning' if len(warnings) == 1 else 'Warnings'}: {joined(warnings)}.")
    return tuple(said)


def decided(material: Material) -> str:
    """Return in words on which day it was decided, by whom, what, and why; nothing where that is not recorded."""
    made = material.assessment.decision
    if made is None:
        return ""
    verdicts = {one.id: f"“{one.title}”" for one in material.outline.checklist.verdicts}
    group = the(first_words(made.group))
    by = f" by {group}" if group else ""
    said = sentence(f"Decided on {day_words(made.date)}{by}: {verdicts.get(made.taken, made.taken)}")
    why = quoted(first_words(made.departs_because or ""))
    return f"{said} It departs from the verdict because: {why}" if why else said


def next_review(material: Material) -> str:
    """Return the day on which the group looks again: what it decided, else what is proposed."""
    made, asked = material.assessment.decision, proposal(material)
    if made is not None and made.review is not None:
        return day_words(made.review)
    return asked.next_review if asked is not None else ""


def proposal(material: Material) -> Proposal | None:
    """Return what the group is asked; for a site without a proposal of its own, what the programme proposes."""
    own = material.assessment.proposal
    given = own or (material.programme.proposal if material.programme is not None else None)
    if given is None:
        return None
    return Proposal(
        step=given.step or "",
        sites=given.sites,
        start=day_words(given.start) if given.start is not None else "",
        cost=given.cost or "",
        asks=given.asks or "",
        options=tuple(_options(given)),
        next_review=day_words(given.next_review) if given.next_review is not None else "",
        of_programme=own is None,
    )


def _options(given: AskedOfGroup) -> Iterator[Option]:
    """Return what the group can choose among; nothing where nobody says what could be done instead."""
    for one in choices(given.step, given.asks, given.options) if given.options else ():
        yield Option(one.words, one.mark)


def _for_what(material: Material) -> str:
    step, asked = material.judgement.step, proposal(material)
    judged = _short(material.step_words(step.proposed), STEP_WORDS) if step is not None and step.proposed else ""
    if asked is not None and asked.step:
        return f" for the step proposed, judged as {judged}" if judged else " for the step proposed"
    return f" for {judged}" if judged else ""


def _smaller(material: Material, gathered: Sequence[Gathered]) -> Iterator[str]:
    """Return in words which step the answers support, where it is another than the one proposed."""
    step, result, own = material.judgement.step, material.judgement.verdict, smaller_step(material)
    if step is None:
        return
    looked_at = smaller_looked_at(material)
    if looked_at is not None and own is not None and looked_at == own[0]:
        kind = "a smaller step" if step.proposed is not None else "the largest step that the answers support"
        first = f"{_if_true(gathered, 'smaller')}{_until_then(material, *own)}"
        yield f"{own[1].verdict.title} for {kind}, {material.step_words(own[0])}{first}."
    elif looked_at is not None:
        there = step.verdicts[looked_at]
        title = there.verdict.title if there.settled else "No verdict yet"
        first = _if_true(gathered, "smaller", ", before {} true")
        yield f"{title} for the smaller step, {material.step_words(looked_at)}{first}."
        if own is not None:
            yield f"{own[1].verdict.title} for a still smaller one, {material.step_words(own[0])}."
    elif step.supported is not None and step.supported != step.proposed:
        found = step.verdicts[step.supported]
        yield f"{found.verdict.title} for a larger step as well, {material.step_words(step.supported)}."
    elif step.supported is None and result.settled and result.verdict.default and _has_smaller(material):
        yield "The answers do not support a smaller step either."


def _has_smaller(material: Material) -> bool:
    step = material.judgement.step
    if step is None or step.proposed is None:
        return False
    return step.proposed != material.outline.checklist.scales[step.question.scale].options[0].id


def _if_true(gathered: Sequence[Gathered], before: Before, words: str = ", if {} true first") -> str:
    """Return how many things must be true before a step, and how many of them at sites alone; nothing where none is."""
    groups = [one for one in gathered if one.before == before]
    count = sum(len(one.conditions) for one in groups)
    if not count:
        return ""
    sites = [one for one in groups if one.site]
    where = sites[0].site if len(sites) == 1 else counted(len(sites), "site")
    there = sum(len(one.conditions) for one in sites)
    said = words.format(f"{counted(count, 'thing')} {'is' if count == 1 else 'are'}")
    if not there:
        return said
    how_many = "" if count == 1 else f"{'all' if there == count else number_words(there)} of them "
    return f"{said}, {how_many}at {where}"


def _until_then(material: Material, step: str, whole: VerdictResult) -> str:
    """Return at which sites a step gets a worse verdict by their own files; nothing where at none."""
    said = [
        f"“{title}” at {joined(names) if len(names) <= NAMED else counted(len(names), 'site')}"
        for title, names in worse_at_sites(material, step, whole)
    ]
    return f"; {joined(said)} until then" if said else ""


def _why_unsettled(material: Material) -> Iterator[str]:
    result = material.judgement.verdict
    if result.not_asked:
        total = len(material.case.items())
        yield f"This file asks only {total - len(result.not_asked)} of {total} questions."
    if result.missing:
        yield f"{counted(len(result.missing), 'question').capitalize()} behind the gates {_has(result)} no answer."
    elif not result.not_asked:
        yield from (falls_short(material, found) for found in result.unsettled_by)
    roles = _waited_for(material)
    if roles:
        yield f"We wait for {joined([the(one) for one in roles])}."


def _has(result: VerdictResult) -> str:
    return "has" if len(result.missing) == 1 else "have"


def _waited_for(material: Material) -> list[str]:
    missing = {item.id for item in material.judgement.verdict.missing}
    open_items = [item.id for item in material.case.items() if not missing or item.id in missing]
    answers = [material.case.answer(item) for item in open_items]
    roles = [one.waiting_for or one.not_mine for one in answers if one is not None]
    return list(dict.fromkeys(role_alone(" ".join(role.split())) for role in roles if role))


def _whose(material: Material, *, names: bool) -> str:
    respondent = material.assessment.respondent
    if material.assessment.agreed is None and respondent is None:
        return ""
    said = _from_whom(material.assessment, _so_far(material, material.assessment), names=names)
    if material.programme is not None and respondent is not None:
        return sentence(f"The site's part was answered by {said}")
    return sentence(capital(said) if respondent is None else f"Answered by one person alone: {said}")


def _programmes_part(material: Material, *, names: bool = False) -> str:
    """Return who answered what a site took over from the programme; nothing where it took over nothing."""
    programme = material.programme
    if programme is None:
        return ""
    said = _from_whom(programme, _so_far(material, programme), names=names)
    return sentence(f"The programme's part was {said if programme.agreed is not None else f'answered by {said}'}")


def _so_far(material: Material, assessment: Assessment) -> AgreedSoFar:
    own = material.case.responses if assessment is material.assessment else own_answers(material.outline, assessment)
    return agreed_so_far(material.outline, assessment, own)


def _from_whom(assessment: Assessment, so_far: AgreedSoFar, *, names: bool) -> str:
    """Return when a group agreed on answers and how many people's these were, or who gave them alone."""
    agreed, respondent = assessment.agreed, assessment.respondent
    if agreed is not None:
        return agreed_words(agreed.date, so_far, len(agreed.panel))
    if respondent is None:
        return "nobody who is named"
    return the(role_words(respondent.role, respondent.organisation, respondent.name if names else None))


def _leaves_out_sites(material: Material) -> bool:
    items = material.outline.items
    return any(items[item].about == "site" for item in material.case.left_out if items[item].retired is None)


def _sides_apart(material: Material) -> Iterator[str]:
    """Return how each side came out where they differ, and which of them decides."""
    judgement = material.judgement
    if judgement.verdict.side is not None:
        yield side_decides(judgement.verdict.side, judgement.verdict)
    results = {about: side.result for about, side in judgement.alone.items()}
    if len({(one.verdict.id, one.settled) for one in results.values()}) > 1:
        said = [f"{SIDE_TITLES[about].lower()} is {_side_words(material, one)}" for about, one in results.items()]
        yield f"Taken alone, {joined(said)}."


def _side_words(material: Material, result: VerdictResult) -> str:
    return material.verdict_title(result.verdict.id) if result.settled else "without a verdict yet"


def set_aside_behind_gates(material: Material) -> Iterator[str]:
    """Return which questions behind the gates were set aside as not applicable, why, and whether that is confirmed."""
    asked = dict.fromkeys(item for gate in material.judgement.gates for item in gate.items)
    for item in asked:
        if material.case.standing(item) is not Standing.NOT_APPLICABLE:
            continue
        who = material.confirmed_by(item)
        standing = f"confirmed by {who}" if who else "not confirmed by a second person, so no gate takes it as met"
        yield f"Set aside as not applicable: “{material.title(item)}”, {standing}. {quoted(material.note(item))}"
