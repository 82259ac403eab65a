"""The day on which something is judged when nobody names one."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from scalecheck.errors import CannotLookError


def today() -> date:
    """Return the day that `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) names, else today by this machine's clock.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification.

    Raises:
        CannotLookError: the variable is set and is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise CannotLookError(f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {given}") from None
