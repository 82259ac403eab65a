"""A site or partner has a file, and the programme names others.

The group decides about the places that it is asked about. What a place answers that the proposal, or the programme's
list of partners, does not name has no bearing on that, or the name is written in another way. Where a proposal counts
its sites, such as `Four community hospitals`, nothing is said.

Passing:

    site: {id: eastbrook, name: Eastbrook}
    proposal: {sites: [Eastbrook, Southgate]}

Failing:

    site: {id: eastbrook, name: Eastbrook}
    proposal: {sites: [Southgate]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.logic.wording import same_words
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted
from scalecheck.words.reach import proposed_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import Assessment


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where a file's place is not among those that the programme names."""
    site, programme = subject.assessment.site, _programme(subject)
    if site is None or subject.assessment.innovation is None:
        return
    own = {same_words(site.id), *((same_words(site.name),) if site.name else ())}
    if site.kind == "partner":
        partners = programme.partners if programme is not None else ()
        if partners and site.id not in {one.id for one in partners}:
            yield _spot(site.name or site.id, "list of partners", [one.name or one.id for one in partners])
        return
    proposal = subject.assessment.proposal or (programme.proposal if programme is not None else None)
    named = proposal.sites if proposal is not None else ()
    if named and proposed_sites(named) == len(named) and own.isdisjoint(map(same_words, named)):
        yield _spot(site.name or site.id, "proposal", named)


def _programme(subject: AssessmentSubject) -> Assessment | None:
    """Return the programme's file, by whatever checklist the place's own file is answered."""
    own = subject.assessment
    return subject.programme or next(
        (
            one
            for one in subject.around
            if one.site is None
            and one.round == own.round
            and one.innovation is not None
            and own.innovation is not None
            and one.innovation.id == own.innovation.id
        ),
        None,
    )


def _spot(name: str, what: str, named: Sequence[str]) -> Spot:
    return Spot(
        ("site",),
        f"The programme's {what} does not name {quoted(name)}: {quoted(', '.join(named))}.",
        "Add it there, or write both names alike.",
    )


RULE = AssessmentRule(
    "place-not-named",
    find,
    one="This place has a file, and the programme names others.",
    several="This place has a file, and the programme names others.",
    weakens=False,
    place=197,
)
