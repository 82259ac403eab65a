"""Why a piece of evidence does not count, in words."""

from __future__ import annotations

from typing import Final

from scalecheck.engine.inputs.backing import EvidenceState

NOT_COUNTED: Final = {
    EvidenceState.OUT_OF_DATE: "out of date",
    EvidenceState.RECORDED_LATER: "recorded after the day judged",
}
"""What is said of a piece that does not count on the day judged, by its state."""
