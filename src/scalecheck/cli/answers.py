"""The commands that write an assessment: its answers, what was decided, and what is done about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli import proposing
from scalecheck.cli.options import (
    Accessible,
    AsOf,
    ChecklistOption,
    InnovationChoice,
    RoundChoice,
    SiteChoice,
    Work,
    day_from,
    day_of,
    words,
)

answers = typer.Typer(rich_markup_mode=None)


@answers.command(epilog="Example: scalecheck assess")
def assess(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="CHECKLIST|ASSESSMENT",
            help="What to start, or the file to go on with.",
            autocompletion=proposing.checklists,
        ),
    ] = None,
    innovation: Annotated[
        str | None, typer.Option(parser=words, metavar="NAME", help="What the innovation is called.")
    ] = None,
    site: Annotated[str | None, typer.Option(parser=words, metavar="NAME", help="Answer for this one site.")] = None,
    innovation_id: Annotated[
        str | None, typer.Option(metavar="ID", help="The innovation's id (default: made of its name).")
    ] = None,
    site_id: Annotated[
        str | None, typer.Option(metavar="ID", help="The site's id (default: made of its name).")
    ] = None,
    partner: Annotated[
        bool, typer.Option("--partner", help="The site is a partner that carries work, such as home care.")
    ] = False,
    round: Annotated[str | None, typer.Option(metavar="ROUND", help="The round; of an old file: the next one.")] = None,
    role: Annotated[str | None, typer.Option(parser=words, metavar="ROLE", help="In which role you answer.")] = None,
    respondent: Annotated[
        str | None,
        typer.Option(parser=words, metavar="ID", help="The respondent's id (default: by role and organisation)."),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option(parser=words, metavar="NAME", help="For which organisation.")
    ] = None,
    proposal: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="What is proposed, in a sentence.")
    ] = None,
    proposed_site: Annotated[
        list[str] | None,
        typer.Option(parser=words, metavar="NAME", help="Where it is proposed; can be given several times."),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Ask for a personal name as well.")] = False,
    checklist: ChecklistOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where a new file goes.")
    ] = None,
    domain: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Ask the questions of one area only.", autocompletion=proposing.domains),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Offer what this file of another checklist answers already."),
    ] = None,
    accessible: Accessible = False,
) -> Work:
    """Start or resume an assessment. It asks for what it needs, and saves every answer at once."""
    from scalecheck.commands.assess.run import AssessOptions
    from scalecheck.commands.assess.run import assess as run
    from scalecheck.commands.assess.set_up import NewAssessment

    wanted = NewAssessment(
        innovation=innovation,
        site=site,
        innovation_id=innovation_id,
        site_id=site_id,
        partner=partner,
        round=round,
        role=role,
        respondent=respondent,
        organisation=organisation,
        proposal=proposal,
        proposed_sites=tuple(proposed_site or ()),
        names=names,
    )
    options = AssessOptions(
        wanted, checklist=checklist, output=output, domain=domain, source=source, accessible=accessible
    )
    return lambda: run(target, options, lambda: day_of(None))


@answers.command(epilog="Example: scalecheck agree assessments/discharge-hub/2026-11/programme --role 'programme lead'")
def agree(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the respondents' files are.")],
    role: Annotated[
        str | None, typer.Option(parser=words, metavar="ROLE", help="In which role you record what is agreed.")
    ] = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where a new agreed file goes (default: agreed.yaml)."),
    ] = None,
    accessible: Accessible = False,
    checklist: ChecklistOption = None,
) -> Work:
    """Bring several respondents' answers together. Shows who said what, and records what is agreed and why."""
    from scalecheck.commands.agree.run import AgreeOptions
    from scalecheck.commands.agree.run import agree as run
    from scalecheck.workspace.occasions import Choice

    chosen = Choice(innovation=innovation, site=site, round=round)
    options = AgreeOptions(chosen, role=role, checklist=checklist, output=output, accessible=accessible)
    return lambda: run(folder, options, lambda: day_of(None))


@answers.command(epilog="Example: scalecheck migrate agreed.yaml --to 1.1.0")
def migrate(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT", help="The file to take to another version.")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="VERSION|CHECKLIST",
            help="The version, or a checklist by path or id.",
            autocompletion=proposing.checklists,
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of the answers.")] = False,
) -> Work:
    """Take an assessment to another version of its checklist. No answer is lost; some are to be confirmed again."""
    from scalecheck.commands.migrate import migrate as run

    return lambda: run(path, to, dry_run=dry_run)


@answers.command(epilog="Example: scalecheck decide agreed.yaml --outcome not-yet --group 'Steering group'")
def decide(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT", help="The file that the group decides on.")],
    outcome: Annotated[
        str | None, typer.Option(metavar="VERDICT|TEXT", help="What was decided: a verdict's id or title, or words.")
    ] = None,
    group: Annotated[str | None, typer.Option(parser=words, metavar="NAME", help="Which group decided.")] = None,
    date: Annotated[date | None, typer.Option(parser=day_from, metavar="DATE", help="When (default: today).")] = None,
    because: Annotated[
        str | None,
        typer.Option(parser=words, metavar="TEXT", help="Why it departs from the verdict; needed where it does."),
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(metavar="'WHAT; WHO; ORGANISATION; DUE'", help="A condition; can be given several times."),
    ] = None,
    accepts: Annotated[
        list[str] | None,
        typer.Option(
            parser=words,
            metavar="TEXT",
            help="A change of the core that it accepts, in its words; can be given several times.",
        ),
    ] = None,
    dissent: Annotated[
        list[str] | None,
        typer.Option(metavar="'ROLE: VIEW'", help="Who saw it differently; can be given several times."),
    ] = None,
    review: Annotated[
        date | None, typer.Option(parser=day_from, metavar="DATE", help="When the group looks again.")
    ] = None,
    step: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="Proposal: the step, always one of the options.")
    ] = None,
    proposed_site: Annotated[
        list[str] | None,
        typer.Option(parser=words, metavar="NAME", help="Proposal: where; can be given several times."),
    ] = None,
    start: Annotated[date | None, typer.Option(parser=day_from, metavar="DATE", help="Proposal: from when.")] = None,
    cost: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="Proposal: what it costs, in words.")
    ] = None,
    alternative: Annotated[
        list[str] | None,
        typer.Option(
            parser=words, metavar="TEXT", help="Proposal: what could be done instead of it; can be given several times."
        ),
    ] = None,
    asks: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="Proposal: the decision asked for.")
    ] = None,
    next_review: Annotated[
        date | None, typer.Option(parser=day_from, metavar="DATE", help="Proposal: when to look again.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of an earlier decision.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
    accessible: Accessible = False,
    checklist: ChecklistOption = None,
) -> Work:
    """Record what the group is asked, and what it decided. Without options it asks for everything."""
    from scalecheck.commands.decide.deciding import Asked, Minutes, condition_from, view_from
    from scalecheck.commands.decide.run import decide as run

    def record() -> int:
        minutes = Minutes(
            Asked(
                step=step,
                sites=tuple(proposed_site or ()),
                start=start,
                cost=cost,
                options=tuple(alternative or ()),
                asks=asks,
                next_review=next_review,
            ),
            outcome=outcome,
            group=group,
            decided_on=date,
            departs_because=because,
            conditions=tuple(condition_from(one) for one in condition or ()),
            accepts=tuple(accepts or ()),
            dissent=tuple(view_from(one) for one in dissent or ()),
            review=review,
        )
        return run(
            path,
            minutes,
            day_of(None),
            replace=replace,
            dry_run=dry_run,
            accessible=accessible,
            checklist=checklist,
        )

    return record


@answers.command(epilog="Example: scalecheck actions assessments --overdue")
def actions(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of assessments, or one file.")] = Path(),
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is open past its day.")] = False,
    organisation: Annotated[
        str | None, typer.Option(parser=words, metavar="NAME", help="Only what this organisation does.")
    ] = None,
    done: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Mark this one as done; can be given several times.")
    ] = None,
    redate: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="KEY DATE", help="Give this one another day, such as '28 February 2027'."),
    ] = None,
    format: Annotated[
        Literal["text", "csv", "md", "ics"],
        typer.Option(help="For the screen, a spreadsheet, Markdown, or a calendar."),
    ] = "text",
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE|-", help="Where it goes: a file ending with .csv, .md or .ics."),
    ] = "-",
    as_of: AsOf = None,
    checklist: ChecklistOption = None,
) -> Work:
    """List the actions and conditions in all files. The keys in the list mark one as done, or give it another day."""
    from scalecheck.commands.actions import WantedActions
    from scalecheck.commands.actions import actions as run

    moved = ((redate[0], day_from(redate[1])),) if redate is not None else ()
    wanted = WantedActions(overdue=overdue, organisation=organisation, done=tuple(done or ()), redate=moved)
    return lambda: run(folder, format, day_of(as_of), wanted, checklist=checklist, output=output)
