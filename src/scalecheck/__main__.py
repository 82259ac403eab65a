"""`python -P -m scalecheck`, for machines where the script `scalecheck` is blocked or not on the path."""

from __future__ import annotations

import sys

from scalecheck.cli import main

sys.exit(main())
