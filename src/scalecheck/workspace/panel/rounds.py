"""The panel of a folder: who is asked, the respondents' files, and the agreed one, for one occasion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from scalecheck.documents.writing.dumping import to_data
from scalecheck.engine.inputs.occasions import (
    Occasion,
    is_about,
    newest_round,
    occasion_asked,
    occasion_of,
    speaking,
)
from scalecheck.errors import CannotLookError, InvalidDocumentError, NoVerdictError
from scalecheck.model.assessment import Assessment
from scalecheck.model.panel import Panel
from scalecheck.problems import Severity
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.occasions import Choice, Filed, is_chosen, listed, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.documents.loading import Loaded
    from scalecheck.model.assessment import Innovation, Site
    from scalecheck.model.base import FileModel
    from scalecheck.model.checklist import Checklist
    from scalecheck.problems import Problem
    from scalecheck.workspace.reading import Reader

_Part = TypeVar("_Part", bound="FileModel")
_MANY: Final = 2
"""How many respondents make a panel where no file says who is asked."""


class FiledPanel(NamedTuple):
    """A panel and where it is."""

    path: Path
    """Where it is."""
    panel: Panel
    """The panel."""


@dataclass(frozen=True, slots=True)
class PanelRound:
    """Everything about one occasion that several were asked about."""

    occasion: Occasion
    """What it is about, and when."""
    checklist: Checklist
    """The checklist that is answered."""
    invitation: FiledPanel | None
    """Who is asked; None where no file says so."""
    respondents: tuple[Filed, ...]
    """The respondents' files, by path; one for each respondent, all of them on the same version of the checklist."""
    agreed: Filed | None
    """The agreed file that speaks; None where nothing is agreed yet."""
    problems: tuple[Problem, ...]
    """What is wrong in the folder's files."""

    @property
    def panel(self) -> Panel | None:
        """Who is asked; None where no file says so."""
        return self.invitation.panel if self.invitation is not None else None

    @property
    def answers(self) -> tuple[Assessment, ...]:
        """What the respondents' files hold."""
        return tuple(one.assessment for one in self.respondents)

    @property
    def innovation(self) -> Innovation | None:
        """What the files of the round say of the innovation: of what they say, the fullest."""
        return fullest([one.innovation for one in self._headers if one.innovation is not None])

    @property
    def site(self) -> Site | None:
        """What the files of the round say of the site: of what they say, the fullest."""
        return fullest([one.site for one in self._headers if one.site is not None])

    @property
    def _headers(self) -> tuple[Assessment | Panel, ...]:
        agreed = (self.agreed.assessment,) if self.agreed is not None else ()
        panel = (self.panel,) if self.panel is not None else ()
        return (*self.answers, *agreed, *panel)


def fullest(parts: Sequence[_Part]) -> _Part | None:
    """Return the part that says most; the first of those that say equally much."""
    return max(parts, key=lambda one: len(to_data(one)), default=None)


def panel_round(reader: Reader, folder: Path, choice: Choice) -> PanelRound:
    """Read the panel of a folder: of what was chosen, and of the newest round where none was.

    Where several occasions are there, the one with a panel is meant, else the one with several respondents. A panel in
    the folder above that is about what is answered here is the panel of this folder too.

    Raises:
        CannotLookError: there is no panel and no assessment, or more than one occasion, or the checklist is missing.
        InvalidDocumentError: the file that says who is asked is not valid.
        NoVerdictError: two files say who is asked, or are by one respondent, or respondents answered different
            versions of the checklist.
    """
    if not folder.is_dir():
        raise CannotLookError(f"{folder}: there is no such folder. A panel is the folder that holds its files.")
    loaded = tuple(_with_the_panel_above(reader, folder))
    broken = [one for each in loaded if each.is_broken_panel for one in each.problems]
    if broken:
        raise InvalidDocumentError(tuple(one for one in broken if one.severity is Severity.ERROR))
    panels = [FiledPanel(Path(one.name), one.model) for one in loaded if isinstance(one.model, Panel)]
    filed = [Filed(Path(one.name), one.model) for one in loaded if isinstance(one.model, Assessment)]
    named = reader.catalogue.named_id(folder)
    filed = [one for one in filed if named in {None, one.assessment.checklist.id}]
    occasion = _the_one(_occasions(panels, filed, choice), panels, filed, folder)
    own_panels = [one for one in panels if is_about(one.panel, occasion)]
    own = [one for one in filed if occasion_of(one.assessment) == occasion]
    _check(own_panels, own)
    agreed = speaking([one.assessment for one in own if one.assessment.agreed is not None])
    return PanelRound(
        occasion,
        _checklist(reader, own_panels, own),
        own_panels[0] if own_panels else None,
        tuple(one for one in own if one.assessment.respondent is not None),
        next((one for one in own if one.assessment is agreed), None),
        tuple(problem for one in loaded for problem in one.problems),
    )


def _with_the_panel_above(reader: Reader, folder: Path) -> Iterator[Loaded]:
    found = tuple(reader.in_folder(folder))
    yield from found
    here = {Path(one.name).resolve() for one in found}
    answered = [occasion_of(one.model) for one in found if isinstance(one.model, Assessment)]
    for one in reader.panels_around(folder.resolve()) if answered else ():
        is_theirs = isinstance(one.model, Panel) and any(is_about(one.model, occasion) for occasion in answered)
        if Path(one.name).resolve() not in here and (is_theirs or one.is_broken_panel):
            yield one


def _occasions(panels: Sequence[FiledPanel], filed: Sequence[Filed], choice: Choice) -> list[Occasion]:
    """Return the occasions of the panels and the files that were chosen, each once, of the newest round alone."""
    answered = [occasion_of(one.assessment) for one in filed]
    asked = [
        occasion_asked(one.panel, one.panel.checklist.id if one.panel.checklist is not None else "")
        for one in panels
        if one.panel.checklist is not None or not any(is_about(one.panel, occasion) for occasion in answered)
    ]
    found = [one for one in dict.fromkeys([*asked, *answered]) if is_chosen(one, choice)]
    newest = newest_round(found) if found else ""
    return [one for one in found if choice.round is not None or one.round == newest]


def _the_one(found: Sequence[Occasion], panels: Sequence[FiledPanel], filed: Sequence[Filed], folder: Path) -> Occasion:
    """Return the one occasion that is meant."""
    if not found:
        there = listed(sorted(_occasions(panels, filed, Choice()), key=lambda one: tuple(part or "" for part in one)))
        there_is = " There is:" if there else ""
        raise CannotLookError(
            f"{folder} holds no panel like that: neither who is asked nor anybody's answers.{there_is}", *there
        )
    with_panel = [one for one in found if any(is_about(each.panel, one) for each in panels)]
    respondents = [occasion_of(one.assessment) for one in filed if one.assessment.respondent is not None]
    of_many = [one for one in found if respondents.count(one) >= _MANY]
    meant = with_panel or of_many or list(found)
    if len(meant) > 1:
        raise several(meant)
    return meant[0]


def _check(panels: Sequence[FiledPanel], filed: Sequence[Filed]) -> None:
    if len(panels) > 1:
        raise NoVerdictError(f"Several files say who is asked: {_paths(panels)}. Keep one of them.")
    by_respondent: dict[str, list[Filed]] = {}
    by_version: dict[str, list[Filed]] = {}
    for one in filed:
        if one.assessment.respondent is not None:
            by_respondent.setdefault(one.assessment.respondent.id, []).append(one)
            by_version.setdefault(one.assessment.checklist.version, []).append(one)
    for name, files in by_respondent.items():
        if len(files) > 1:
            raise NoVerdictError(
                f"Several files of this round are by the respondent `{name}`: {_paths(files)}. Keep one of them, or "
                "give one another id."
            )
    if len(by_version) > 1:
        raise NoVerdictError(
            "Respondents answered different versions of the checklist, so their answers can't be compared:",
            *(f"  {version}: {_paths(files)}" for version, files in sorted(by_version.items())),
            f"Take all to one version with: {command('migrate', 'FILE', '--to', 'VERSION')}",
        )


def _paths(files: Iterable[Filed | FiledPanel]) -> str:
    return ", ".join(str(one.path) for one in files)


def _checklist(reader: Reader, panels: Sequence[FiledPanel], filed: Sequence[Filed]) -> Checklist:
    """Return the checklist that the respondents answered, else the one that the panel names."""
    answered = sorted(filed, key=lambda one: one.assessment.respondent is None)
    named = [(one.assessment.checklist, one.path) for one in answered]
    named += [(one.panel.checklist, one.path) for one in panels if one.panel.checklist is not None]
    if not named:
        raise CannotLookError(f"{_paths(panels)} names no checklist, and nobody has answered one. Add: checklist:")
    reference, path = named[0]
    checklist = reader.checklist_named(reference.id, reference.version, path)
    if checklist is None:
        missing = reader.catalogue.why_none(reference.id, reference.version, path)
        raise CannotLookError(f"{path}: {missing.message}", missing.hint)
    reader.tell_of(checklist, path)
    return checklist
