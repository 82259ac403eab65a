"""The rules of a folder: one for each module in it, found there, so that there is no list to keep."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, TypeVar

from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

Kind = TypeVar("Kind", bound=Rule[Any])


def rules_in(folder: ModuleType, kind: type[Kind]) -> Mapping[str, Kind]:
    """Return what each module of a folder calls `RULE`, by its code and in the order of its place.

    Raises:
        TypeError: a module has no rule of that kind.
    """
    found = []
    for module in modules_in(folder):
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, kind):
            raise TypeError(f"{module.__name__} has no RULE of the kind {kind.__name__}")
        found.append(rule)
    return {rule.code: rule for rule in sorted(found, key=lambda one: (one.place, one.code))}


def modules_in(folder: ModuleType) -> Iterator[ModuleType]:
    """Return the modules of a folder in the order of their names."""
    for found in sorted(iter_modules(folder.__path__), key=lambda one: one.name):
        yield import_module(f"{folder.__name__}.{found.name}")
