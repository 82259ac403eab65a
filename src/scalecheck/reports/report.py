"""The report on one assessment: what it says as plain values, and as Markdown by a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.reports.contents import Conditions, Report
from scalecheck.reports.formats.html import guarded
from scalecheck.reports.formats.rendering import render
from scalecheck.reports.page_one.before import conditions
from scalecheck.reports.page_one.dates import dates_that_collide
from scalecheck.reports.page_one.fitting import Whole, fitted, proposal_behind
from scalecheck.reports.page_one.reasons import reasons
from scalecheck.reports.page_one.since import since
from scalecheck.reports.page_one.system import system_changes
from scalecheck.reports.page_one.top import (
    about,
    answered,
    beside_the_verdict,
    decided,
    next_review,
    proposal,
    title,
    verdict,
)
from scalecheck.reports.places.adaptations import adapted
from scalecheck.reports.places.side_by_side import other_sites_in_words, partners_in_words, places
from scalecheck.reports.sections.answers import answers, opening
from scalecheck.reports.sections.barriers import barriers
from scalecheck.reports.sections.evidence import evidence_gaps
from scalecheck.reports.sections.firmness import NAMED, firmness, views_elsewhere, views_in_short, what_would_turn_it
from scalecheck.reports.sections.gates_and_areas import areas, coverage, gates, score_words
from scalecheck.reports.sections.method import STANDING, method
from scalecheck.reports.sections.open_points import actions, decision, unknown, views
from scalecheck.reports.sections.patients import patients
from scalecheck.reports.sections.profile import profile
from scalecheck.reports.sections.respondents import carried
from scalecheck.reports.sections.sides import partly_there, sides, sites
from scalecheck.reports.sections.way import way

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scalecheck.reports.material import Material

TEMPLATE: Final = "report"
"""The template that is used where none is named."""
MARKDOWN: Final = ".md.jinja"
"""How the file of a template for Markdown ends."""
HTML: Final = ".html.jinja"
"""How the file of a template for a web page ends; Word documents are made from it as well."""


def report_contents(material: Material) -> Report:
    """Return everything that the report on an assessment says."""
    gathered = conditions(material)
    why, also = reasons(material)
    to_do, done = actions(material)
    asked, moved = proposal(material), since(material)
    whole = Whole(
        title=title(material),
        answered=answered(material),
        verdict=verdict(material, gathered),
        proposal=asked,
        reasons=why,
        partly_there=partly_there(material),
        also=(*other_sites_in_words(material), *partners_in_words(material), *also, *beside_the_verdict(material)),
        conditions=tuple(Conditions(group.title, group.conditions, 0) for group in gathered),
        before=tuple(group.before for group in gathered),
        system=system_changes(material),
        views=views_in_short(material),
        views_elsewhere=views_elsewhere(material),
        since=moved,
        collide=dates_that_collide(material),
        turns=what_would_turn_it(material, NAMED),
        firm=firmness(material),
        next_review=next_review(material),
        decided=decided(material),
        standing=STANDING,
    )
    innovation = material.assessment.innovation
    page = fitted(whole)
    return Report(
        title=whole.title,
        page_one=page,
        verdict=" ".join(whole.verdict),
        summary=(innovation.summary or "") if innovation is not None else "",
        about=about(material),
        proposal=asked,
        proposal_behind=tuple(proposal_behind(asked, page)),
        reasons=why,
        also=whole.also,
        conditions=whole.conditions,
        collide=dates_that_collide(material),
        system=whole.system,
        turns=what_would_turn_it(material),
        firm=whole.firm,
        way=way(material),
        weak_spots=material.weak_spots,
        other_weak_spots=material.other_weak_spots,
        since=moved,
        gates=gates(material),
        coverage=coverage(material),
        scores=score_words(material),
        areas=areas(material),
        profile=profile(material),
        sides=sides(material),
        sites=sites(material),
        places=places(material, [(group.site, group.conditions) for group in gathered if group.site]),
        adapted=adapted(material),
        barriers=barriers(material),
        patients=patients(material),
        unknown=unknown(material),
        evidence_gaps=evidence_gaps(material),
        actions=to_do,
        done=done,
        carried=carried(material),
        views=views(material),
        decision=decision(material),
        opening=opening(material),
        answers=answers(material),
        method=method(material),
        standing=STANDING,
    )


def markdown_report(
    material: Material,
    folders: Sequence[Path],
    template: str = f"{TEMPLATE}{MARKDOWN}",
    used: Callable[[Sequence[str]], None] | None = None,
) -> str:
    """Return the report on an assessment as Markdown.

    Args:
        material: What it is made of.
        folders: Where templates are looked for, the first place first.
        template: The template's file name.
        used: Is told which files of others' were used, where all folders but the last may hold some.

    Raises:
        CannotLookError: there is no such template, or it is wrong or takes too much; with its file and line.
    """
    return render(template, folders, {"report": report_contents(material)}, used=used)


def html_report(
    material: Material,
    folders: Sequence[Path],
    template: str = f"{TEMPLATE}{HTML}",
    used: Callable[[Sequence[str]], None] | None = None,
) -> str:
    """Return the report on an assessment as a web page: one file that asks for nothing else.

    Args:
        material: What it is made of.
        folders: Where templates are looked for, the first place first.
        template: The template's file name.
        used: Is told which files of others' were used, where all folders but the last may hold some.

    Raises:
        CannotLookError: there is no such template, or it is wrong or takes too much; with its file and line.
    """
    return guarded(render(template, folders, {"report": report_contents(material)}, html=True, used=used))
