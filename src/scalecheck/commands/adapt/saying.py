"""What flags say of a site's change or of a part that must stay: complete, or refused with what is missing."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.commands.adapt.adapting import Adapted, part_id
from scalecheck.commands.flags import refuse, refuse_unrecordable
from scalecheck.engine.logic.wording import same_words
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.checks import is_name, is_past_day, is_role
from scalecheck.model.assessment import Adaptation, CorePart
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scalecheck.model.assessment import Assessment

Kind = Literal["core", "periphery"]
Holds = Literal["yes", "no", "unknown"]

_KEEPS: Final[Mapping[Holds, bool]] = {"yes": True, "no": False}
_LATER: Final = ("part", "keeps_core", "outcome")
"""What can still be said of a change that is recorded."""


@dataclass(frozen=True, slots=True)
class AdaptFlags:
    """What flags say; where all is left out, it is asked for."""

    must_stay: str | None = None
    """A part that must stay, in the programme's file."""
    what: str | None = None
    """What the site changed."""
    change: int | None = None
    """The number of a recorded change of which more is said."""
    kind: Kind | None = None
    """Whether the change touches what makes the innovation work; it does where a part is named."""
    part: str | None = None
    """The part that it touches, by its id or its words."""
    keeps_core: Holds | None = None
    """Whether that still does what it is there for."""
    why: str | None = None
    """Why it was changed, or why the part must stay."""
    decided_by: str | None = None
    """Which role decided."""
    date: date | None = None
    """When it was decided."""
    outcome: str | None = None
    """What happened."""
    kept: tuple[str, ...] = ()
    """The parts that the site has kept as they are, by id or by their words."""

    @property
    def nothing(self) -> bool:
        """Whether nothing was said."""
        return self == AdaptFlags()


def of_programme(said: AdaptFlags, programme: Assessment) -> Adapted:
    """Return the part that must stay, for the programme's file.

    Raises:
        CannotLookError: no part is named, it is there already, or something is said that belongs to a site.
    """
    refuse_unrecordable(getattr(said, one.name) for one in fields(said))
    if said.must_stay is None or _flags(said) - {"must_stay", "why"}:
        raise CannotLookError(
            "This is the programme's file. It takes a part that must stay (--must-stay), and why it brings the benefit "
            "(--why). What a site changed or kept goes into the site's file."
        )
    refuse(is_name(said.must_stay, {}), "--must-stay")
    there = next((one for one in programme.core if same_words(one.what) == same_words(said.must_stay)), None)
    if there is not None:
        raise CannotLookError(f"“{said.must_stay}” is named already: `{there.id}`.")
    name = part_id(said.must_stay, [one.id for one in programme.core])
    return Adapted(named=(CorePart(id=name, what=said.must_stay, why=said.why),))


def of_site(said: AdaptFlags, site: Assessment, core: tuple[CorePart, ...], today: date) -> Adapted:
    """Return what the site changed or kept.

    Raises:
        CannotLookError: half of it is missing, or does not fit what the files say.
    """
    refuse_unrecordable(getattr(said, one.name) for one in fields(said))
    if said.must_stay is not None:
        raise CannotLookError("What must stay is named in the programme's file. Name that file with --must-stay.")
    if said.what is not None and said.change is not None:
        raise CannotLookError("--what records a new change, --change says more of a recorded one: one at a time.")
    ids = [one.id for one in core]
    part = _id_of(said.part, core) if said.part is not None else None
    said = replace(said, part=part, kept=tuple(_id_of(one, core) for one in said.kept))
    adapted = Adapted(kept=said.kept)
    if said.what is not None:
        refuse(_recorded_already(said.what, site))
        adapted = Adapted(new=(_new(said, said.what, ids, today),), kept=said.kept)
    elif said.change is not None:
        adapted = Adapted(amended=_amended(said, said.change, site), kept=said.kept)
    elif _flags(said) - {"kept"}:
        raise CannotLookError("Say what the site changed (--what), or of which recorded change this is (--change).")
    touched = {one.part for one in (*site.adaptations, *adapted.new, *adapted.amended.values())}
    if changed := [part for part in said.kept if part in touched]:
        raise CannotLookError(f"A change touches {joined(changed)}, so it was not kept as it is.")
    return adapted


def _recorded_already(what: str, site: Assessment) -> str | None:
    for number, one in enumerate(site.adaptations, start=1):
        if same_words(one.what) == same_words(what):
            return f"“{what}” is recorded already. More of it can be said with --change {number}."
    return None


def _new(said: AdaptFlags, what: str, ids: Sequence[str], today: date) -> Adaptation:
    kind = said.kind or ("core" if said.part is not None else None)
    if kind is None:
        named = f" ({joined(ids, 'or')})" if ids else ""
        raise CannotLookError(
            f"Say what the change touches: --part ID for a part that must stay{named}, --kind core for something else "
            "that makes it work, or --kind periphery for nothing that must stay."
        )
    if kind == "periphery" and (said.part is not None or said.keeps_core is not None):
        raise CannotLookError("--kind periphery touches nothing that must stay: leave out --part and --keeps-core.")
    if kind == "core" and said.keeps_core is None:
        raise CannotLookError("Say whether it still does what it is there for: --keeps-core yes, no or unknown.")
    if said.date is not None and said.decided_by is None:
        raise CannotLookError("--date is the day on which it was decided. Say which role decided: --decided-by.")
    if said.decided_by is not None:
        refuse(is_role(said.decided_by, {}), "--decided-by")
    if said.date is not None:
        refuse(is_past_day(today)(said.date.isoformat(), {}), "--date")
    return Adaptation(
        what=what,
        kind=kind,
        part=said.part,
        keeps_core=True if said.keeps_core is None else _KEEPS.get(said.keeps_core),
        why=said.why,
        decided_by=said.decided_by,
        date=said.date,
        outcome=said.outcome,
    )


def _amended(said: AdaptFlags, number: int, site: Assessment) -> dict[int, Adaptation]:
    """Return a recorded change with what is new of it, by its place; what is recorded of its core stays as it is."""
    if not 1 <= number <= len(site.adaptations):
        changes = "; ".join(f"{place} {one.what}" for place, one in enumerate(site.adaptations, start=1))
        raise CannotLookError(f"There is no change {number}. Recorded: {changes or 'none'}.")
    change = site.adaptations[number - 1]
    told = _flags(said) - {"change", "kept"}
    if not told or told - set(_LATER):
        raise CannotLookError("Of a recorded change you can say --part, --keeps-core and --outcome, and nothing else.")
    if change.kind != "core" and told - {"outcome"}:
        raise CannotLookError(f"Change {number} touches nothing that must stay: leave out --part and --keeps-core.")
    values = {
        "part": said.part,
        "keeps_core": _KEEPS.get(said.keeps_core) if said.keeps_core is not None else None,
        "outcome": said.outcome,
    }
    new = {name: value for name, value in values.items() if value is not None}
    for name in ("part", "keeps_core"):
        if name in new and getattr(change, name) not in {None, new[name]}:
            raise CannotLookError(
                f"Of change {number} `{name}` is recorded otherwise. If that is wrong, put it right in the file."
            )
    amended = change.model_copy(update=new)
    return {number - 1: amended} if amended != change else {}


def _flags(said: AdaptFlags) -> set[str]:
    """Return the names of what is said."""
    return {one.name for one in fields(said) if getattr(said, one.name) not in {None, ()}}


def _id_of(text: str, core: Sequence[CorePart]) -> str:
    """Return the id of the part that must stay which is named by its id or its words."""
    for one in core:
        if text == one.id or same_words(text) == same_words(one.what):
            return one.id
    named = f"They are {joined([one.id for one in core])}." if core else "None is known here."
    raise CannotLookError(f"`{text}` is no part that must stay in the programme's file. {named}")
