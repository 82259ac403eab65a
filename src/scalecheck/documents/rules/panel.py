"""What must be right in a panel by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.panel import Panel


def check_panel(found: Findings, panel: Panel) -> None:
    """Check a panel by itself, without its checklist."""
    found.unique("respondent", ((one.id, ("invited", place, "id")) for place, one in enumerate(panel.invited)))
    if panel.state == "open" and panel.closes is None and found.intact("closes") and found.intact("state"):
        found.warning(
            "no-closing-day",
            "This round is open and has no closing day, so nobody knows by when to answer.",
            ("state",),
            hint="Add `closes:` with a day, such as: closes: 2026-11-30",
            at_key=True,
        )
