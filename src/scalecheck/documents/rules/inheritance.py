"""What must be right in a site's file beside the programme's file that it inherits from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.assessment import Assessment


def check_overrides(found: Findings, site: Assessment, programme: Assessment, names: Names) -> None:
    """Check that every option by which a site answers over the programme says why."""
    for name, answer in site.answers.items():
        item, handed_down = names.items.get(name), programme.answers.get(name)
        if item is None or item.about == "site" or answer is None or handed_down is None:
            continue
        if answer.option is not None and handed_down.option is not None and answer.override is None:
            found.error(
                "override-without-reason",
                f"The programme has answered `{name}` as well; this site's answer counts, and does not say why.",
                ("answers", name, "option"),
                hint="Add `override:` with the reason, or leave the answer to the programme.",
            )
