"""What must be right in a site's file where it answers over what it inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.assessment import Assessment


def check_overrides(found: Findings, site: Assessment, handed_down: Mapping[str, str]) -> None:
    """Check that every option by which a site answers over what it inherits says why.

    Args:
        found: What was found.
        site: The site's file.
        handed_down: Who has answered it as well, by question, as a sentence begins.
    """
    for name, who in handed_down.items():
        answer = site.answers.get(name)
        if answer is not None and answer.option is not None and answer.override is None:
            found.error(
                "override-without-reason",
                f"{who} has answered `{name}` as well; this file's answer counts, and does not say why.",
                ("answers", name, "option"),
                hint="Add `override:` with the reason, or take this answer out: then the other counts.",
            )
