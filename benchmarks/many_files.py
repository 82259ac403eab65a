"""A tree of any number of assessments, written as people write them, for timing what looks across files."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import yaml

from scalecheck.storage.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANSWERS: Final = 45
"""How many questions the file of each site answers."""
FEW: Final = 5
"""How many questions a small file answers, and names."""
SITES: Final = 19
"""How many sites each innovation has, beside its programme's file, which answers the rest for all of them."""
_LEVELS: Final = ("not-started", "planned", "partly", "in-place")
_HEAD: Final = """\
format: scalecheck/assessment@1.0
checklist:
  id: pilot-to-scale
  version: "{version}"
innovation:
  id: innovation-{innovation}
  name: Innovation number {innovation}
  organisation: Northfield Hospital
{site}round: "2026-11"
respondent:
  id: operations-manager
  role: operations manager
  organisation: Hospital {hospital}
answers:
"""
_SITE: Final = """\
site:
  id: site-{site}
  name: Site number {site}
  organisation: Hospital {hospital}
"""
_ANSWER: Final = """\
  {item}:
    option: {option}
    basis: evidenced
    note: |
      What is known about this at number {number}, in one sentence as people write it.
"""
_MORE: Final = """\
    evidence:
      - what: Notes of two working sessions
        recorded: 2026-10-21
    owner:
      role: ward lead
      organisation: Hospital {hospital}
    actions:
      - what: The page of parts is agreed by the ward of number {number}
        who: ward lead
        organisation: Hospital {hospital}
        due: 2027-01-31
"""
_ANSWERED: Final = "    answered: {who: operations manager, date: 2026-11-12}\n"


def write_tree(folder: Path, files: int, *, small: bool = False) -> list[Path]:
    """Write this many assessments below a folder, whole ones or small ones, and return where they are."""
    return [_write(folder, number, FEW if small else len(_ITEMS)) for number in range(files)]


def change(path: Path) -> None:
    """Change one answer of a file, as somebody does who edits it."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("as people write it", "as people write it again", 1), encoding="utf-8")


def _write(folder: Path, number: int, most: int) -> Path:
    innovation, place = divmod(number, SITES + 1)
    path = folder / f"innovation-{innovation}" / "2026-11" / (f"site-{place}" if place else "programme") / "one.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(islice(_entries(number, innovation, place), most + 1)), encoding="utf-8")
    return path


def _entries(number: int, innovation: int, place: int) -> Iterator[str]:
    """Return the header of a file, and then one question after the other."""
    hospital = place % 7
    site = _SITE.format(site=place, hospital=hospital) if place else ""
    yield _HEAD.format(version=_CHECKLIST["version"], innovation=innovation, site=site, hospital=hospital)
    for count, (item, options, about) in enumerate(_ITEMS):
        if (item in _LEFT_TO_PROGRAMME) is (place > 0):
            yield f"  {item}:\n" if place or about != "site" else ""
            continue
        option = options[(number * 7 + count * 3 + (number * count) % 5) % len(options)]
        more = _MORE.format(hospital=hospital, number=number) if count % 3 == 0 else ""
        yield f"{_ANSWER.format(item=item, option=option, number=number)}{more}{_ANSWERED}"


def _items() -> list[tuple[str, list[str], str]]:
    scales = {name: [one["id"] for one in scale["options"]] for name, scale in _CHECKLIST["scales"].items()}
    sections = list(_CHECKLIST["domains"])
    found = []
    while sections:
        section = sections.pop(0)
        items = [item for item in section.get("items", []) if "retired" not in item]
        found += [(item["id"], scales[item["scale"]], item["about"]) for item in items]
        sections[:0] = section.get("sections", [])
    return found


_CHECKLIST: Final = yaml.load((shipped("checklists") / "pilot-to-scale.yaml").read_bytes(), yaml.CSafeLoader)
_ITEMS: Final = _items()
_SHARED: Final = [item for item, _, about in _ITEMS if about != "site"]
_LEFT_TO_PROGRAMME: Final = frozenset(_SHARED[: len(_ITEMS) - ANSWERS])
