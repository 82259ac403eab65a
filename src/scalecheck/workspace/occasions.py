"""The assessments of a folder, brought together by innovation, site and round."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.inputs.occasions import Occasion, newest_round, occasion_of, speaking
from scalecheck.errors import CannotLookError
from scalecheck.model.assessment import Assessment
from scalecheck.model.overlay import Overlay
from scalecheck.problems import any_error
from scalecheck.words.roles import roles_apart
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.panel.open_rounds import OpenRound, named_from_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.documents.loading import Loaded
    from scalecheck.problems import Problem
    from scalecheck.workspace.reading import Reader

SEVERAL: Final = "There is more than one here. Choose with --innovation, --site, --round and --checklist"
"""What is said of a folder that holds several occasions, and how one is chosen."""
PROGRAMME: Final = "programme"
"""How the files without a site are named where a site is chosen."""
ANY_INNOVATION: Final = "any innovation"
"""How the files without an innovation are named, also where an innovation is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose of a folder."""

    innovation: str | None = None
    """This innovation; `any innovation` for the files without one."""
    site: str | None = None
    """This site; `programme` for the files without one."""
    round: str | None = None
    """This round; left out: the newest."""


class Filed(NamedTuple):
    """An assessment and where it is."""

    path: Path
    """Where it is."""
    assessment: Assessment
    """The assessment."""


@dataclass(frozen=True, slots=True)
class GatheredFolder:
    """What of a folder was chosen."""

    occasions: dict[Occasion, tuple[Filed, ...]]
    """The assessments of each occasion, in order of innovation, site and round."""
    problems: tuple[Problem, ...]
    """What is wrong in the folder's files."""
    open_rounds: dict[Occasion, OpenRound]
    """The occasions on which a round is open, or counts as open, so that nobody is shown the respondents' answers."""

    def speaker(self, occasion: Occasion) -> Filed | None:
        """Return the file that speaks for an occasion; None where nothing is agreed and several answered or may yet."""
        filed = self.occasions[occasion]
        spoken = speaking([one.assessment for one in filed])
        if spoken is None or (spoken.agreed is None and occasion in self.open_rounds):
            return None
        return next(one for one in filed if one.assessment is spoken)

    def not_agreed(self, occasion: Occasion) -> str:
        """Return the beginning of a sentence that on an occasion nothing is agreed."""
        filed = self.occasions[occasion]
        people = (one.assessment.respondent for one in filed)
        roles = roles_apart((one.role, one.organisation) for one in people if one is not None)
        if (open_round := self.open_rounds.get(occasion)) is not None:
            return f"{open_round.words}: {len(filed)} answered so far ({', '.join(roles)})"
        return f"Not agreed: {len(filed)} answered separately ({', '.join(roles)}), and no agreed answers are there yet"

    def ways_to_agree(self, occasion: Occasion, alone: str) -> tuple[tuple[str, str], ...]:
        """Return what can be done where nothing is agreed, each with its command.

        Args:
            occasion: What it is about.
            alone: The name of the command that looks at one respondent's file alone.
        """
        filed = self.occasions[occasion]
        folder = Path(os.path.commonpath([one.path.parent for one in filed]))
        open_round = self.open_rounds.get(occasion)
        if open_round is not None and open_round.broken is not None:
            place = Path(named_from_here(open_round.broken.file))
            return (("See what is to be put right in it:", command("validate", place)),)
        if open_round is not None:
            return (
                ("See who has answered:", command("panel", folder)),
                ("Close the round, so that the answers are shown:", command("panel", folder, "--close")),
            )
        return (
            ("See the answers side by side:", command("panel", folder)),
            ("Agree on them, question by question:", command("agree", folder)),
            ("Look at one file alone:", command(alone, filed[0].path)),
        )


def gather(reader: Reader, folder: Path, choice: Choice) -> GatheredFolder:
    """Read every assessment of a folder and keep what was chosen.

    Raises:
        CannotLookError: the folder holds no assessment, or none that was chosen.
    """
    filed: list[Filed] = []
    found: list[Loaded] = []
    problems: list[Problem] = []
    checklist = reader.catalogue.named_id(folder)
    for loaded in reader.in_folder(folder):
        if checklist is not None and _answers_another(loaded, checklist):
            continue
        problems.extend(loaded.problems)
        if isinstance(loaded.model, Assessment):
            filed.append(Filed(Path(loaded.name), loaded.model))
        else:
            found.append(loaded)
    if not filed and not any_error(tuple(problems)):
        raise CannotLookError(f"No assessment was found in {folder}.")
    chosen = [one for one in filed if is_chosen(occasion_of(one.assessment), choice)]
    if filed and not chosen:
        raise CannotLookError(f"{folder} holds no assessment like that. There are:", *_listed(filed))
    occasions = _by_occasion(chosen if choice.round else _newest(chosen))
    return GatheredFolder(occasions, tuple(problems), reader.open_rounds(filed, found))


def occasion_words(occasion: Occasion) -> str:
    """Return an occasion in a few words, with the ids by which it can be chosen."""
    return f"{occasion.innovation or ANY_INNOVATION}, {occasion.site or PROGRAMME}, {occasion.round}"


def listed(occasions: Sequence[Occasion]) -> tuple[str, ...]:
    """List occasions a line each, with the checklist where there are several."""
    several = len({occasion.checklist for occasion in occasions}) > 1
    named = (f"{occasion_words(one)}{f', {one.checklist}' if several else ''}" for one in occasions)
    return tuple(f"  {words}" for words in named)


def several(occasions: Sequence[Occasion]) -> CannotLookError:
    """Return what is raised where one occasion is needed and a folder holds several."""
    return CannotLookError(f"{SEVERAL}:", *listed(occasions))


def _answers_another(loaded: Loaded, checklist: str) -> bool:
    """Return whether a file answers, or extends, another checklist than the one that was named."""
    match loaded.rest.model:
        case Assessment() as model:
            return model.checklist.id != checklist
        case Overlay() as model:
            return model.extends.checklist != checklist
        case _:
            return False


def is_chosen(occasion: Occasion, choice: Choice) -> bool:
    """Return whether an occasion is what a person chose."""
    site = occasion.site or PROGRAMME
    return (
        choice.innovation in {None, occasion.innovation or ANY_INNOVATION}
        and choice.site in {None, site}
        and choice.round in {None, occasion.round}
    )


def _newest(filed: Sequence[Filed]) -> list[Filed]:
    """Return the assessments of each innovation's newest round."""
    occasions = [occasion_of(one.assessment) for one in filed]
    newest = {
        innovation: newest_round(one for one in occasions if one.innovation == innovation)
        for innovation in {one.innovation for one in occasions}
    }
    return [one for one, when in zip(filed, occasions, strict=True) if when.round == newest[when.innovation]]


def _by_occasion(filed: Sequence[Filed]) -> dict[Occasion, tuple[Filed, ...]]:
    found: dict[Occasion, tuple[Filed, ...]] = {}
    for one in filed:
        occasion = occasion_of(one.assessment)
        found[occasion] = (*found.get(occasion, ()), one)
    return dict(sorted(found.items(), key=lambda pair: tuple(part or "" for part in pair[0])))


def _listed(filed: Sequence[Filed]) -> tuple[str, ...]:
    return listed(tuple(_by_occasion(filed)))
