"""Three sites or more have changed the same part that must stay.

Either that part is core, and then these sites no longer have what was tried; or it is not, and then each site can have
its own way. Within limits or not: where so many change it, somebody has to say which.

Passing (the programme's file, and below it those of its sites):

    core:
      - id: daily-call
        what: A call on the day after
    ---
    site: {id: north}
    adaptations:
      - what: The call is made by a nurse
        kind: core
        part: daily-call

Failing (the programme's file, and below it those of its sites):

    core:
      - id: daily-call
        what: A call on the day after
    ---
    site: {id: east}
    adaptations:
      - what: The call is made by a volunteer
        kind: core
        part: daily-call
    ---
    site: {id: north}
    adaptations:
      - what: The call is made by a nurse
        kind: core
        part: daily-call
    ---
    site: {id: west}
    adaptations:
      - what: There is a letter and no call
        kind: core
        part: daily-call
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.adaptations import changed_at_several
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import Assessment


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the parts of the core that at least three sites have changed."""
    core = subject.assessment.core
    for found in changed_at_several(core, subject.sites):
        sites = sorted(_name(subject.sites[place]) for place in found.sites)
        yield Spot(
            ("core", core.index(found.part)),
            f"{capital(counted(len(sites), 'site'))} have changed {quoted(found.part.what)}: {joined(sites)}.",
            "Decide whether it is core: if not, take it out here; if so, agree with those sites how it comes back.",
        )


def _name(site: Assessment) -> str:
    return (site.site.name or site.site.id) if site.site is not None else ""


RULE = AssessmentRule(
    "part-changed-at-several",
    find,
    one="Three sites or more have changed the same part that must stay, and nobody has said if it is core.",
    several="{} parts that must stay were each changed at three sites or more, and nobody has said if they are core.",
    place=176,
    reach=Reach.WHAT_SPEAKS,
)
