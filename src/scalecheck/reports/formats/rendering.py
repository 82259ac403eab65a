"""Templates to text: sandboxed, strict and bounded, with errors that name the template's file and line."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

from scalecheck.errors import CannotLookError
from scalecheck.plain import plain_lines
from scalecheck.reports.formats.html import html_link, html_prose, html_text
from scalecheck.reports.formats.markdown import markdown_link, markdown_prose, markdown_text
from scalecheck.words.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment, Template

LARGEST: Final = 20 * 1024 * 1024
"""How many bytes a template may print."""
MOST_NUMBERS: Final = 1_000_000
"""Over how many numbers the loops of a template may count, all together."""

_WRONG: Final = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
"""What the code in a template can run into, beside the errors of templates themselves."""


def render(template: str, folders: Sequence[Path], data: Mapping[str, Any], *, html: bool = False) -> str:
    """Return a template filled with data, with every sign shown that could act on a terminal, hide or turn.

    Args:
        template: The template's file name.
        folders: Where templates are looked for, the first place first; nothing outside them is included.
        data: The names that the template may use.
        html: Whether it is a template for a web page, in which every value is escaped; else it is one for Markdown.

    Raises:
        CannotLookError: there is no such template, or it is wrong, or it prints without end; with its file and line.
    """
    environment = _environment(tuple(folders), html=html)
    environment.globals["range"] = _Ranges()
    try:
        return _tidy(plain_lines(_printed(environment.get_template(template), data)))
    except (TemplateError, *_WRONG) as error:
        raise CannotLookError(_told(error, template, folders)) from error


class _Ranges:
    """What `range` is in a template: all loops of one report together count only so far, so that none runs on."""

    def __init__(self) -> None:
        self.left = MOST_NUMBERS

    def __call__(self, *ends: int) -> range:
        numbers = safe_range(*ends)
        self.left -= len(numbers)
        if self.left < 0:
            raise OverflowError(f"its loops count over more than {MOST_NUMBERS:,} numbers")
        return numbers


class _KnownNames(StrictUndefined):
    """What stands for a name that is not there: every use of it is an error."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return f"`{self._undefined_name}` is not among the names that can be used here"


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, quick where a template reads a field of a value that was made for it."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 (whatever a template holds)
        """Return an attribute; the fields of plain values need no further look, as each was put there on purpose."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _WithinFolders(FileSystemLoader):
    """Loads templates from folders, and nothing that a link would bring in from elsewhere."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text and its file.

        Raises:
            TemplateNotFound: none of the folders holds it.
        """
        source, file, is_current = super().get_source(environment, template)
        real = Path(file).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template)
        return source, file, is_current


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], *, html: bool) -> Environment:
    """Return what loads templates from these folders; kept, so that a template is compiled only once."""
    environment = _Sandbox(
        loader=_WithinFolders([str(folder) for folder in folders]),
        undefined=_KnownNames,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=html,
        optimized=False,  # it takes longer to work constants out beforehand than to print them once
    )
    if html:
        environment.filters |= {"text": html_text, "prose": html_prose, "link": html_link}
    else:
        environment.filters |= {"text": markdown_text, "prose": markdown_prose, "link": markdown_link}
    environment.filters["count_words"] = number_words
    # The same input gives the same report, so nothing is left to chance.
    del environment.filters["random"], environment.globals["lipsum"]
    return environment


def _printed(template: Template, data: Mapping[str, Any]) -> str:
    pieces: list[str] = []
    size = 0
    for piece in template.generate(data):
        size += len(piece.encode("utf-8", "replace"))
        if size > LARGEST:
            raise CannotLookError(f"{template.filename}: this template prints more than {LARGEST // 1024**2} MB.")
        pieces.append(piece)
    return "".join(pieces)


def _told(error: Exception, template: str, folders: Sequence[Path]) -> str:
    if isinstance(error, TemplateNotFound):
        where = _place(error, folders)
        if where:
            return f"{where}: there is no template `{error.name}` in the folders for templates."
        return f"There is no template {template}."
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or template}, line {error.lineno}: {error.message}"
    said = "it calls itself without end" if isinstance(error, RecursionError) else str(error) or "it needs too much"
    return f"{_place(error, folders) or template}: {said}"


def _place(error: Exception, folders: Sequence[Path]) -> str:
    """Say where in a template an error arose: the innermost place that stands in one of the folders."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if any(Path(file).is_relative_to(folder) for folder in folders):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _tidy(text: str) -> str:
    """Leave no more than one empty line between blocks, none at the ends of lines, one line end at the end."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
