"""The rules of a folder: one for each module in it, found there, so that there is no list to keep."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

Kind = TypeVar("Kind")


def rules_in(folder: ModuleType, kind: type[Kind]) -> Iterator[Kind]:
    """Return what each module of a folder calls `RULE`, in the order of the modules' names.

    Raises:
        TypeError: a module has no rule of that kind.
    """
    for module in modules_in(folder):
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, kind):
            raise TypeError(f"{module.__name__} has no RULE that is a {kind.__name__}")
        yield rule


def modules_in(folder: ModuleType) -> Iterator[ModuleType]:
    """Return the modules of a folder in the order of their names."""
    for found in sorted(iter_modules(folder.__path__), key=lambda one: one.name):
        yield import_module(f"{folder.__name__}.{found.name}")
