"""Templates to text: sandboxed, strict and bounded, with errors that name the template's file and line."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

from scalecheck import __version__
from scalecheck.errors import CannotLookError
from scalecheck.plain import plain_lines
from scalecheck.reports.formats.bounded import bounded
from scalecheck.reports.formats.compiled import CompiledTemplates
from scalecheck.reports.formats.html import html_link, html_prose, html_text
from scalecheck.reports.formats.markdown import markdown_link, markdown_prose, markdown_text
from scalecheck.reports.page_one.elsewhere import in_brackets, left_out, part_of
from scalecheck.words.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment, Template
    from jinja2.runtime import Context

LARGEST: Final = 20 * 1024 * 1024
"""How many bytes a template may print."""
LARGEST_TEMPLATE: Final = 256 * 1024
"""How many bytes the file of a template may have."""
MOST_NUMBERS: Final = 1_000_000
"""Over how many numbers the loops of a template may count, all together; and how large a number may be."""
LISTED: Final = 1_000
"""How many entries of a list the shipped templates print at most; nobody reads on, and Word takes long over them."""
_ENDING: Final = ".jinja"
"""How the file of a template ends."""
_SYNTAX: Final[Mapping[str, bool]] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "optimized": False,  # it takes longer to work constants out beforehand than to print them once
}
"""How templates are read and compiled."""
_HIGHEST_POWER: Final = 10
_LONGEST_TEXT: Final = 1000

_WRONG: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the code in a template can run into, beside the errors of templates themselves."""


def render(
    template: str,
    folders: Sequence[Path],
    data: Mapping[str, Any],
    *,
    html: bool = False,
    used: Callable[[Sequence[str]], None] | None = None,
) -> str:
    """Return a template filled with data, with every sign shown that could act on a terminal, hide or turn.

    Args:
        template: The template's file name.
        folders: Where templates are looked for, the first place first; nothing outside them is included.
        data: The names that the template may use.
        html: Whether it is a template for a web page, in which every value is escaped; else it is one for Markdown.
        used: Where others' templates may be among those of all folders but the last: it is told the files of theirs
            that were used, and they get only so much time and memory.

    Raises:
        CannotLookError: there is no such template, or it is wrong, or it takes too much; with its file and line.
    """
    places = tuple(folders)
    if used is None or (template.endswith(_ENDING) and not any(map(_holds_templates, places[:-1]))):
        return _filled(_environment(places, html=html), template, places, data)

    def fill() -> tuple[str, list[str]]:
        loader = _WithinFolders([str(folder) for folder in places], named=template)
        text = _filled(_new_environment(loader, html=html), template, places, data)
        return text, [str(file) for file in loader.files if not file.is_relative_to(places[-1])]

    text, files = bounded(fill, template)
    used(files)
    return str(text)


def _filled(environment: Environment, template: str, folders: Sequence[Path], data: Mapping[str, Any]) -> str:
    environment.globals["range"] = _Ranges()
    try:
        return _tidy(plain_lines(_printed(environment.get_template(template), data)))
    except (TemplateError, *_WRONG) as error:
        raise CannotLookError(_told(error, template, folders)) from error
    except PermissionError as error:
        raise CannotLookError(f"{error.filename}: you are not allowed to read this file.") from error


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
    """What is put for a name that is not there: every use of it is an error."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return f"`{self._undefined_name}` is not among the names that can be used here"


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, quick where a template reads a field of a value that was made for it."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 (the same)
        """Return the result of a calculation, of numbers and texts that do not grow large."""
        if operator == "*" and isinstance(left, str) and isinstance(right, int) and len(left) * right <= _LONGEST_TEXT:
            return left * right
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or abs(left) > MOST_NUMBERS or abs(right) > MOST_NUMBERS:
            raise TypeError(f"`{operator}` is only for numbers up to {MOST_NUMBERS:,}, and for short texts")
        if operator == "**" and abs(right) > _HIGHEST_POWER:
            raise TypeError(f"`**` is only for powers up to {_HIGHEST_POWER}")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 (whatever a template holds)
        """Return an attribute; the fields of plain values need no further look, as each was put there on purpose."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _WithinFolders(FileSystemLoader):
    """Loads templates from folders: nothing that a link would bring in, and from all but the last no other files."""

    def __init__(self, folders: Sequence[str], named: str = "") -> None:
        """Take the folders, the first place first, and the template that a person named, whatever its ending."""
        super().__init__(folders)
        self._named = named
        self.files: list[Path] = []
        """The files that were loaded."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text and its file.

        Raises:
            TemplateNotFound: none of the folders holds it, or it is no template.
            CannotLookError: it is too large.
        """
        for folder in self.searchpath:
            path = Path(folder, *split_template_path(template))
            if path.is_file() and path.stat().st_size > LARGEST_TEMPLATE:
                raise CannotLookError(f"{path}: a template of more than {LARGEST_TEMPLATE // 1024} KB is not read.")
        source, file, is_current = super().get_source(environment, template)
        real, shipped = Path(file).resolve(), Path(file).is_relative_to(self.searchpath[-1])
        ending = "" if shipped or template == self._named else _ENDING
        if not (template.endswith(ending) and real.name.endswith(ending)):
            raise TemplateNotFound(template)
        if not any(_is_within(real, Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template)
        self.files.append(Path(file))
        return source, file, is_current


def _is_within(real: Path, folder: Path) -> bool:
    """Return whether a file is in a folder, and not in the folder of git that may be there."""
    return real.is_relative_to(folder) and not any(part.lower() == ".git" for part in real.relative_to(folder).parts)


def _holds_templates(folder: Path) -> bool:
    """Return whether a folder holds templates; also where that cannot be told of all folders below."""
    closed: list[OSError] = []
    files = (name for _, _, names in os.walk(folder, onerror=closed.append) for name in names)
    return any(name.lower().endswith(_ENDING) for name in files) or (bool(closed) and folder.is_dir())


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], *, html: bool) -> Environment:
    """Return what loads templates from these folders; kept, so that a template is compiled only once."""
    environment = _new_environment(_WithinFolders([str(folder) for folder in folders]), html=html)
    environment.bytecode_cache = CompiledTemplates(folders[-1], f"{__version__} {sorted(_SYNTAX.items())}")
    return environment


def _new_environment(loader: _WithinFolders, *, html: bool) -> Environment:
    environment = _Sandbox(loader=loader, undefined=_KnownNames, autoescape=html, **_SYNTAX)
    if html:
        environment.filters |= {"text": html_text, "prose": html_prose, "link": html_link}
    else:
        environment.filters |= {"text": markdown_text, "prose": markdown_prose, "link": markdown_link}
    environment.filters |= {
        "count_words": number_words,
        "left_out": left_out,
        "in_brackets": in_brackets,
        "part_of": part_of,
        "listed": listed,
        "unlisted": unlisted,
    }
    # The same input gives the same report, so nothing is left to chance.
    del environment.filters["random"], environment.globals["lipsum"]
    return environment


def listed(entries: Sequence[object]) -> Sequence[object]:
    """Return the entries of a list that are printed."""
    return entries[:LISTED]


def unlisted(entries: Sequence[object]) -> str:
    """Return in a sentence how many entries of a list are not printed, and where they are; nothing where all are."""
    more = len(entries) - LISTED
    return f"{more:,} more are left out here; the report as JSON (--format json) has all of them." if more > 0 else ""


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
    """Return in words where in a template an error arose: the innermost place that is in one of the folders."""
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
