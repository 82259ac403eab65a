"""How the sites stand in a sentence for each verdict: never averaged, never reduced to the worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.wording import same_words
from scalecheck.words.numbers import number_words
from scalecheck.words.sentences import capital, headline, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.reports.material import Material

NAME: Final = 60
"""How many characters of a site's name are printed."""


def at_sites(material: Material) -> Iterator[str]:
    """Say which verdict each site has by its own file, by name, and which proposed site has none."""
    if not material.sites:
        return
    settled = [(one.name, one.result.verdict.id) for one in material.sites if one.result and one.result.settled]
    for verdict in material.outline.checklist.verdicts:
        there = [headline(name, NAME) for name, given in settled if given == verdict.id]
        if there:
            yield f"{verdict.title} at {joined(there)}."
    unsettled = [headline(one.name, NAME) for one in material.sites if one.result is None or not one.result.settled]
    if unsettled:
        yield f"No verdict yet at {joined(unsettled)}."
    if missing := _without_file(material):
        named = missing[:1] if len(missing) > 1 else missing
        more = [f"{number_words(len(missing) - 1)} more"] if len(missing) > 1 else []
        yield f"{capital(joined([*named, *more]))} {'has' if len(missing) == 1 else 'have'} no file yet."


def _without_file(material: Material) -> list[str]:
    proposal = material.assessment.proposal
    known = {same_words(one.name) for one in material.sites}
    proposed = proposal.sites if proposal is not None else ()
    return [headline(site, NAME) for site in proposed if same_words(site) not in known]
