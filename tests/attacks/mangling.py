"""Files and typed lines that nobody would write: sound ones with something broken, moved, doubled or put in."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

ODD: Final = (
    *(
        "",
        "~",
        "null",
        "true",
        "no",
        "0",
        "-1",
        "1e999",
        "1.0.\u00b2",
        "9" * 400,
        "0x1F",
        "1_000",
        "12:30",
        "2026-13-45",
    ),
    *("2026-02-29", "'", '"', "|", ">", "|2", "- ", "? ", ": ", "#", " #", "&a", "*a", "!!python/object:os.system x"),
    *(
        "---",
        "...",
        "%YAML 1.1",
        "<<: *a",
        "{",
        "}",
        "[",
        "]",
        "[[[[",
        "{a: {a: {a: ",
        ",",
        "\t",
        "\r",
        "\x00",
        "\x1b[2J",
    ),
    *("\u202e", "\ufeff", "\u2028", "\U000e0041", "\ud7ff", "\uffff", "é", "漢" * 40, "a" * 5000, "../../etc/passwd"),
    *(
        "javascript:alert(1)",
        "https://a.example/|x",
        "=1+1",
        "::error::x",
        "<script>x</script>",
        "{{ 7*7 }}",
        "{% x %}",
    ),
    *("<<<<<<< HEAD", "=======", ">>>>>>> x", "scalecheck/assessment@9.0", "scalecheck/nothing@1.0", "option: absent"),
    *(
        "dont_know: true",
        "not_mine: x",
        "waiting_for: x",
        "either: []",
        "item: nowhere",
        "all: []",
        "not: {}",
        "any: []",
    ),
)
"""What is put in."""
LINES: Final = (
    *("1", "2", "3", "4", "9", "0", "-1", "1 note", "d", "d why", "s", "x", "x no", "w chair", "w", "n", "n text", "e"),
    *(
        "e page",
        "o",
        "o ward lead",
        "a",
        "a do it; ward lead; 1 April 2027",
        "c",
        "g",
        "j",
        "j money",
        "l",
        "u",
        "p",
        "b",
    ),
    *("=", "= so", "?", "", " ", "yes", "no", "undo", "back", "quit now", "\x1b[D", "\x1b[A\x1b[B", "\x7f", "é 漢字"),
    *(
        "31/03/2027",
        "03/04",
        "2027-01-31",
        "a" * 5000,
        "1" * 500,
        "- x",
        "# y",
        "'",
        "{{ x }}",
        "::error::x",
        "\u202e1",
    ),
)
"""What is typed."""


def mangled(text: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return a text after one to four changes of any kind."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_CHANGES)(text, others, chance)
    return text


def typed(chance: Random) -> bytes:
    """Return lines as a cat would type them."""
    count = chance.randint(0, 25)
    return "".join(f"{chance.choice(LINES)}\n" for _ in range(count)).encode("utf-8", "surrogatepass")


def mangled_archive(data: bytes, chance: Random) -> bytes:
    """Return a workbook with one of its parts broken, doubled or gone, or with broken bytes of the archive itself."""
    if chance.random() < 0.2:
        return _broken_bytes(data, (), chance)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice(sorted(parts))
    fate = chance.randrange(4)
    if fate == 0:
        del parts[name]
    elif fate == 1:
        parts[chance.choice(sorted(parts))] = parts[name]
    else:
        parts[name] = mangled(parts[name], list(parts.values()), chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return made.getvalue()


def _place(text: bytes, chance: Random) -> int:
    return chance.randint(0, len(text))


def _put_in(text: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    place = _place(text, chance)
    return text[:place] + chance.choice(ODD).encode("utf-8", "surrogatepass") + text[place:]


def _cut(text: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    place = _place(text, chance)
    return text[:place] + text[place + chance.randint(1, 40) :]


def _cut_off(text: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return text[: _place(text, chance)]


def _line_changed(text: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    """Move, double, drop or indent a line, or give its key another value."""
    lines = text.split(b"\n")
    place = chance.randrange(len(lines))
    line = lines.pop(place)
    match chance.randrange(5):
        case 0:
            lines[place:place] = [line, line]
        case 1:
            lines.insert(chance.randint(0, len(lines)), line)
        case 2:
            lines.insert(place, b" " * chance.randint(1, 6) + line)
        case 3:
            lines.insert(place, line.partition(b":")[0] + b": " + chance.choice(ODD).encode("utf-8", "surrogatepass"))
        case _:
            pass
    return b"\n".join(lines)


def _spliced(text: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    if not others:
        return text
    other = chance.choice(others).split(b"\n")
    first = chance.randrange(len(other))
    lines = text.split(b"\n")
    place = chance.randint(0, len(lines))
    return b"\n".join([*lines[:place], *other[first : first + chance.randint(1, 8)], *lines[place:]])


def _broken_bytes(text: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    broken = bytearray(text)
    for _change in range(chance.randint(1, 6)):
        if broken:
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


_CHANGES: Final = (
    _put_in,
    _put_in,
    _cut,
    _cut_off,
    _line_changed,
    _line_changed,
    _line_changed,
    _spliced,
    _broken_bytes,
)
