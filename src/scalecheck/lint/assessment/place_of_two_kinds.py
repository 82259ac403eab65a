"""A partner has the id or the name of a site.

A partner carries work for the sites and is asked other questions than they are. Where both have one id, what one of
them answers is taken for the other's.

Passing:

    partners: [{id: home-care, name: Home care}]
    proposal: {sites: [Eastbrook]}

Failing:

    partners: [{id: eastbrook, name: Eastbrook}]
    proposal: {sites: [Eastbrook]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.logic.wording import same_words
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.lint.remark import Path
    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import Partner, Site


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the partners that a site shares its id or name with, and a file's own place that is of two kinds."""
    files = (subject.assessment, *subject.around)
    sites = dict(_sites(subject))
    for place, partner in enumerate(subject.assessment.partners):
        if (site := _shared(partner, sites)) is not None:
            yield _spot(("partners", place, "id"), partner, site)
    own = subject.assessment.site
    if own is None:
        return
    others: list[Site | Partner] = [
        one.site for one in subject.around if one.site is not None and one.site.kind != own.kind
    ]
    others += [one for file in files if own.kind == "site" for one in file.partners]
    twin = next((one for one in others if one.id == own.id), None)
    if twin is not None:
        yield _spot(("site", "id"), own, twin.name or twin.id)


def _sites(subject: AssessmentSubject) -> Iterator[tuple[str, str]]:
    """Return the sites that are proposed or have a file, by id and by name, each with what people call it."""
    for file in (subject.assessment, *subject.around):
        if file.site is not None and file.site.kind == "site":
            name = file.site.name or file.site.id
            yield from ((file.site.id, name), (same_words(name), name))
        if file.proposal is not None and file.site is None:
            yield from ((same_words(name), name) for name in file.proposal.sites)


def _shared(partner: Partner, sites: Mapping[str, str]) -> str | None:
    return sites.get(partner.id) or (sites.get(same_words(partner.name)) if partner.name else None)


def _spot(path: Path, one: Partner | Site, other: str) -> Spot:
    return Spot(
        path,
        f"`{one.id}` is the id or name of a site and of a partner ({quoted(one.name or one.id)}, {quoted(other)}).",
        "Give the partner an id and a name of its own, such as that of its team; its own file has the same id.",
    )


RULE = AssessmentRule(
    "place-of-two-kinds",
    find,
    one="One partner has the id or name of a site.",
    several="{} partners have the id or name of a site.",
    weakens=True,
    place=42,
)
