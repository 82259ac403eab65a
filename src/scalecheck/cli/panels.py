"""The commands about a panel: who is asked, and what they said side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

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

panels = typer.Typer(rich_markup_mode=None)


@panels.command(epilog="Example: scalecheck invite hub/2026-11 --invite 'finance lead; Care Board' --closes 2026-11-30")
def invite(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that holds the round's files, or will.")],
    invited: Annotated[
        list[str] | None,
        typer.Option(
            "--invite",
            metavar="'ROLE; ORGANISATION; ROLES; CHANGE'",
            help="Invite somebody; may be repeated. ROLES: the checklist's; CHANGE: what it would change for them.",
        ),
    ] = None,
    packs: Annotated[
        Literal["xlsx", "html"] | None,
        typer.Option(help="Make for each a pack (a workbook, or a page for any browser) and the message as a file."),
    ] = None,
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where packs and messages go.")] = Path("packs"),
    remind: Annotated[
        bool, typer.Option("--remind", help="Print the reminders to those who have not answered.")
    ] = False,
    closes: Annotated[
        date | None, typer.Option(parser=day_from, metavar="DATE", help="The last day for answers.")
    ] = None,
    asked_by: Annotated[str | None, typer.Option(metavar="'ROLE; ORGANISATION'", help="Who asks.")] = None,
    seen_by: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="Who will see what they write.")
    ] = None,
    proposal: Annotated[
        str | None, typer.Option(parser=words, metavar="TEXT", help="What is proposed, in a sentence.")
    ] = None,
    innovation: Annotated[
        str | None,
        typer.Option(metavar="'NAME; ORGANISATION; WHAT IT IS'", help="The innovation; the name alone is enough."),
    ] = None,
    site: Annotated[str | None, typer.Option(parser=words, metavar="NAME", help="What the site is called.")] = None,
    innovation_id: Annotated[
        str | None, typer.Option(metavar="ID", help="The innovation's id (default: made of its name).")
    ] = None,
    site_id: Annotated[
        str | None, typer.Option(metavar="ID", help="The site's id (default: made of its name).")
    ] = None,
    round: Annotated[str | None, typer.Option(metavar="ROUND", help="The round (default: this month).")] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, metavar="NUMBER", help="Ask a role at most so many questions.")
    ] = 12,
    checklist: ChecklistOption = None,
    as_of: AsOf = None,
    accessible: Accessible = False,
) -> Work:
    """Say who is asked in a round, and what to send to whom. Without --invite it asks for everything."""
    from scalecheck.commands.panel.asking import RoundFlags
    from scalecheck.commands.panel.invite import invite as run

    wanted = RoundFlags(
        invited=tuple(invited or ()),
        innovation=innovation,
        innovation_id=innovation_id,
        site=site,
        site_id=site_id,
        round=round,
        closes=closes,
        asked_by=asked_by,
        seen_by=seen_by,
        proposal=proposal,
        limit=most,
        remind=remind,
        checklist=checklist,
        packs=packs,
        to=to,
    )
    return lambda: run(folder, wanted, day_of(as_of), accessible=accessible)


@panels.command(epilog="Example: scalecheck panel assessments --for 'patient partner' -o page.docx")
def panel(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that holds the panel's files.")],
    whose: Annotated[
        str | None,
        typer.Option("--for", parser=words, metavar="ROLE", help="The page for one respondent, by role or id."),
    ] = None,
    format: Annotated[
        Literal["text", "md", "html", "docx", "json"] | None,
        typer.Option(help="The screen; the sheet before the meeting as md, html or docx; or JSON for programs."),
    ] = None,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="PATH|-", help="Where a sheet or page goes (default: the screen)."),
    ] = "-",
    look: Annotated[bool, typer.Option("--look", help="Show answers although the round is open.")] = False,
    close: Annotated[bool, typer.Option("--close", help="Close the round first.")] = False,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show who has answered, who said what, and where they differ. While the round is open, no answers are shown."""
    from scalecheck.commands.panel.show import WantedPanel, show_panel
    from scalecheck.workspace.occasions import Choice

    wanted = WantedPanel(form=format, output=output, whose=whose, look=look, close=close)
    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: show_panel(folder, wanted, day_of(as_of), chosen, checklist=checklist)
