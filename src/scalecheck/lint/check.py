"""What a rule about a checklist is: a code and a finder; the docstring of its module is its documentation."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.lint.remark import Remark


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of thing that is legal in a checklist and still wrong."""

    code: str
    """Its stable name."""
    find: Callable[[Outline, date], Iterator[Remark]]
    """Return every such thing in a checklist, as of a day."""
    place: int
    """Where it comes among the rules: first those that break a verdict, then what misleads, then how it reads."""

    @property
    def summary(self) -> str:
        """The first sentence of its documentation."""
        module = inspect.getmodule(self.find)
        return (module.__doc__ or "").partition("\n")[0] if module is not None else ""
