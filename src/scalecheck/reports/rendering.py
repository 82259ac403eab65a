"""Templates to text: sandboxed and strict, with words from files made safe for Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scalecheck.errors import CannotLookError
from scalecheck.plain import plainly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ACTIVE: Final = re.compile(r"([\\`*_{}\[\]<>|~])")
"""Signs that Markdown (GitHub flavour) or HTML could act on anywhere in a line."""
_LEADING: Final = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-=]{2})|(\d{1,9})([.)])(?=\s|$))")
"""Signs that begin a heading, a list, or a line."""


def render(template: str, folders: Sequence[Path], data: Mapping[str, Any]) -> str:
    """Fill a template with data.

    Args:
        template: The template's file name.
        folders: Where templates are looked for, the first place first.
        data: The names that the template may use.

    Raises:
        CannotLookError: there is no such template, or it is wrong; with its name and line.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 (Markdown, made safe by the filters)
    )
    environment.filters |= {"text": markdown_text, "prose": markdown_prose}
    try:
        return _tidy(environment.get_template(template).render(data))
    except TemplateSyntaxError as error:
        raise CannotLookError(f"{error.filename or template}, line {error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise CannotLookError(f"The template {template} can't be used: {error}") from error


def markdown_text(value: object) -> str:
    """Give words as one line of Markdown that shows exactly these words."""
    line = plainly(" ".join(str(value).split()))
    escaped = _ACTIVE.sub(r"\\\1", line).replace("&", "&amp;")
    return _LEADING.sub(_escape_leading, escaped)


def markdown_prose(value: object) -> str:
    """Give words as paragraphs of Markdown: an empty line in the words parts two paragraphs."""
    paragraphs = re.split(r"\n\s*\n", str(value).strip())
    return "\n\n".join(markdown_text(paragraph) for paragraph in paragraphs)


def _escape_leading(found: re.Match[str]) -> str:
    if found[3]:
        return f"{found[1]}{found[3]}\\{found[4]}"
    return f"{found[1]}\\{found[2]}"


def _tidy(text: str) -> str:
    """Leave no more than one empty line between blocks, none at the ends of lines, one line end at the end."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
