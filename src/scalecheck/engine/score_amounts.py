"""Scores as amounts that grow with the answers: the tree of sections, each with its own rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from scalecheck.engine.amounts import Amount, least, least_that_rounds_to, product, reaches, rounded, total
from scalecheck.engine.formulas import Formula, all_of
from scalecheck.engine.outcomes import VOID
from scalecheck.engine.scoring import Reading, Value, _item_values
from scalecheck.model.conditions import OVERALL, AboutOnly, Weakest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.prospects import Prospect
    from scalecheck.engine.scoring_rule import Rule
    from scalecheck.model.checklist import Item, Section
    from scalecheck.model.conditions import ScoreFact
