"""`scalecheck report`: the judgement on one assessment as a paper that a group can decide on."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, assert_never

from scalecheck.commands.output import STDOUT, form_of, write
from scalecheck.engine.changes.compare import compare
from scalecheck.engine.trying.sensitivity import findings_that_turn, single_flips
from scalecheck.engine.way.short_way import short_way
from scalecheck.engine.way.trials import too_large
from scalecheck.errors import CannotLookError, NoVerdictError
from scalecheck.lint.assessments import in_short, review, weakening, without_private_details
from scalecheck.problems import any_error, in_order
from scalecheck.reports.material import Material
from scalecheck.reports.notes import without_notes
from scalecheck.reports.report import HTML, MARKDOWN, TEMPLATE, html_report, markdown_report
from scalecheck.reports.sections.answers import leads_out
from scalecheck.storage.search import boundary_around
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import tell
from scalecheck.workspace.beside import others_around, sites_of
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.judging import as_it_is, judged
from scalecheck.workspace.last_round import found_round, named_round, with_rounds_alike
from scalecheck.workspace.moved_on import tell_moved_on
from scalecheck.workspace.occasions import gather, several
from scalecheck.workspace.places.filed import partners_of, sites_by_other_checklists
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.templates import Found, find_template

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from scalecheck.commands.output import PaperFormat
    from scalecheck.engine.changes.looked import Looked
    from scalecheck.model.assessment import Assessment
    from scalecheck.problems import Problem
    from scalecheck.workspace.occasions import Choice, GatheredFolder


def report(
    path: Path,
    wanted: PaperFormat | None,
    as_of: date,
    choice: Choice,
    *,
    output: str = STDOUT,
    template: str = TEMPLATE,
    shipped_templates: bool = False,
    names: bool = False,
    publish: bool = False,
    against: str | None = None,
    checklist: str | None = None,
) -> int:
    """Write the report on a file, or on the one occasion that a folder holds, to a file or to stdout.

    Where no format is wanted, the ending of the output decides. With `publish` no note is in it, nor what is in the
    notes of those who saw an answer differently. It tells what moved since the round before: the file named by
    `against`, else the one that the file follows, else the newest earlier round beside it.

    Returns 0; 1 where a file in the folder is not valid, and the report is on the others.

    Raises:
        CannotLookError: something is missing or wrong with the template or the output, or the folder holds several
            occasions.
        CannotSaveError: the output could not be written; what was there before is untouched.
        InvalidDocumentError: the file is not a valid assessment.
        NoVerdictError: several answered, and nothing is agreed.
    """
    form = form_of(output, wanted, "report")
    if form == "json" and template != TEMPLATE:
        raise CannotLookError("--template chooses words for people, and JSON has none of them: leave it out.")
    reader = Reader(Catalogue(checklist))
    problems: tuple[Problem, ...] = ()
    if path.is_dir():
        gathered = gather(reader, path, choice)
        problems = gathered.problems
        tell(*as_text(in_order(list(problems))))
        path = _the_one(gathered)
    assessment, _ = reader.assessment(path)
    before = named_round(against, assessment, as_of, checklist) if against is not None else None
    before = before or found_round(reader, path, assessment, as_of)
    material = _material(reader, path, as_of, before, output, names=names, publish=publish)

    def found(suffix: str) -> Found:
        return find_template(template, path, suffix, only_shipped=shipped_templates)

    write(_made(material, form, found), output, "report")
    return 1 if any_error(problems) else 0


def _made(material: Material, form: PaperFormat, found: Callable[[str], Found]) -> bytes:
    """Return the report in one of its formats."""
    match form:
        case "json":
            from scalecheck.reports.formats.result import json_report  # noqa: PLC0415 (slow to import)

            return json_report(material).encode("utf-8")
        case "md":
            template = found(MARKDOWN)
            return markdown_report(material, template.folders, template.name, _tell_of_templates).encode("utf-8")
        case "html" | "docx":
            template = found(HTML)
            page = html_report(material, template.folders, template.name, _tell_of_templates)
            if form == "html":
                return page.encode("utf-8")
            from scalecheck.reports.formats.word import word_document  # noqa: PLC0415 (slow to import)

            return word_document(page)
        case _:
            assert_never(form)


def _tell_of_templates(files: Sequence[str]) -> None:
    if files:
        tell("The report is made with templates that are not scalecheck's own (--shipped-templates passes them over):")
        tell(*(f"  {file}" for file in files))


def _the_one(gathered: GatheredFolder) -> Path:
    """Return the file that speaks for the one occasion that was chosen."""
    occasions = list(gathered.occasions)
    if len(occasions) != 1:
        if not occasions:
            raise CannotLookError("No valid assessment was found there.")
        raise several(occasions)
    speaker = gathered.speaker(occasions[0])
    if speaker is None:
        ways = gathered.ways_to_agree(occasions[0], "report")
        why = f"{gathered.not_agreed(occasions[0])}, so there is nothing to report on."
        raise NoVerdictError(why, *(line for what, way in ways for line in (what, f"  {way}")))
    return speaker.path


def _fit_to_publish(assessment: Assessment) -> Assessment:
    """Return an assessment without its notes, and without texts that hold an address or a number of a person."""
    return without_private_details(without_notes(assessment))


def _material(
    reader: Reader, path: Path, as_of: date, before: Looked | None, output: str, *, names: bool, publish: bool
) -> Material:
    as_shown = _fit_to_publish if publish else as_it_is
    looked = judged(reader, path, as_of, as_shown=as_shown)
    assessment, programme = looked.assessment, looked.programme
    judgement = with_rounds_alike(reader, path, assessment, looked.judgement)
    before = replace(before, assessment=as_shown(before.assessment)) if before is not None else None
    outline = judgement.case.outline
    checklist = outline.checklist
    tell_moved_on(path, assessment, checklist, reader.catalogue)
    core = reader.core_file_of(assessment, path)
    sites = sites_of(reader, assessment, path, as_of, as_shown)
    spoken = [one.looked.assessment for one in sites if one.looked is not None]
    around, own_files = [one for _, one in reader.beside(path)], looked.own_files
    remarks = review(judgement, assessment, programme=programme, sites=spoken, around=around, own_files=own_files)
    weak = weakening(remarks)
    few = not too_large(outline)
    material = Material(
        assessment,
        judgement,
        programme,
        core=core[1].core if core is not None else (),
        held_back=looked.held_back,
        names=names,
        folder=_way(output, path),
        levels=_levels(path),
        weak_spots=in_short(weak),
        other_weak_spots=in_short(one for one in remarks if one not in weak),
        sites=sites,
        other_sites=sites_by_other_checklists(reader, assessment, path, as_of, as_shown),
        partners=partners_of(reader, assessment, path, as_of, as_shown),
        flips=single_flips(judgement) if few else None,
        findings=findings_that_turn(judgement) if few else (),
        way=short_way(judgement) if few else None,
        variant=reader.catalogue.variant(checklist),
        others=others_around(reader, path, looked, as_shown),
        since=compare(before, looked) if before is not None else None,
    )
    _tell_of_links(material)
    return material


def _levels(path: Path) -> int:
    own = path.resolve().parent
    return len(own.relative_to(boundary_around(own)).parts)


def _tell_of_links(material: Material) -> None:
    """Print which links to evidence lead out of the repository: they are written as they are in the file."""
    evidence = (piece for one in material.case.responses.values() for piece in one.answer.evidence)
    out = dict.fromkeys(piece.link for piece in evidence if piece.link and leads_out(material, piece.link))
    for link in out:
        tell(f"The link to evidence {link} leads out of the folder of the assessments; it is written as it is there.")


def _way(output: str, path: Path) -> str:
    """Return the way from the report's folder to the assessment's, so that relative links still lead there.

    It is empty for a report outside the repository, or outside git outside the folder that holds the assessments: the
    names of somebody's own folders do not travel with it.
    """
    if output == STDOUT:
        return ""
    own = path.resolve().parent
    try:
        target = Path(os.path.realpath(output)).parent
    except ValueError:  # no name of a file; whoever writes it says so
        return ""
    if not target.is_relative_to(boundary_around(own)):
        tell(f"{output} is outside the folder of the assessments, so links to evidence are written as they are there.")
        return ""
    way = os.path.relpath(own, target)
    return "" if way == os.curdir else PurePath(way).as_posix()
