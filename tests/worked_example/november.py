"""The November round on the programme, from the invitation to the proposal that the steering group is asked about."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.loading import load_assessment, load_panel
from scalecheck.engine.inputs.outline import Outline
from scalecheck.workspace.catalogue import Catalogue
from tests.worked_example.packs import fill_page, fill_workbook
from tests.worked_example.terminal import Session, answer_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    from scalecheck.model.assessment import Answer, Assessment, Evidence
    from scalecheck.model.panel import Invited, Panel
    from tests.running import Run

FOLDER: Final = Path("assessments/discharge-dashboard/2026-11/programme")
"""Where the round is, in the folder of the example."""
RECORDER: Final = "programme lead"
"""Who records what is agreed."""
BY_WORKBOOK: Final = frozenset({"digital-lead", "evaluation-lead", "finance-lead"})
"""Who gets a workbook."""
BY_PAGE: Final = frozenset({"clinical-lead", "patient-partner"})
"""Who answers in a browser; all others have a terminal."""
INVITED: Final = date(2026, 11, 2)
CLOSED: Final = date(2026, 11, 16)
AGREED: Final = date(2026, 11, 18)
ANSWERED: Final = {
    "digital-lead": date(2026, 11, 5),
    "programme-lead": date(2026, 11, 6),
    "patient-partner": date(2026, 11, 7),
    "clinical-lead": date(2026, 11, 9),
    "finance-lead": date(2026, 11, 10),
    "evaluation-lead": date(2026, 11, 11),
    "adult-social-care-lead-westmere-county-council": date(2026, 11, 12),
}
"""On which day each answers, and in which order. Ashby's adult social care lead does not."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the people of the example say: what the committed files hold."""

    folder: Path
    """The committed files of the round."""

    @property
    def panel(self) -> Panel:
        """Who is invited, and to what."""
        return load_panel(self._bytes("panel.yaml"), "panel.yaml")

    def of(self, whose: str) -> Assessment:
        """Return what a respondent, or the group, says."""
        return load_assessment(self._bytes(f"{whose}.yaml"), f"{whose}.yaml")

    def typed(self, whose: str) -> str:
        """Return the committed text of a file."""
        return self._bytes(f"{whose}.yaml").decode("utf-8")

    def _bytes(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Round:
    """A round that is made anew, in the current folder."""

    story: Story
    """What people say."""
    run: Run
    """Runs a command."""
    on: Callable[[date], None]
    """Makes it a day."""
    browser: Callable[[], Browser]
    """Returns a browser."""

    def invite(self) -> None:
        """Begin the round anew: nobody has answered."""
        shutil.rmtree(FOLDER)
        self._invite()

    def answer(self, whose: str) -> None:
        """Let one of those who are invited answer."""
        self.on(ANSWERED[whose])
        invited = next(one for one in self.story.panel.invited if one.id == whose)
        self._answer(_outline(), invited, ANSWERED[whose])

    def close(self) -> None:
        """Close the round."""
        self.on(CLOSED)
        self._run("panel", FOLDER, "--close")

    def meet(self) -> int:
        """Agree on what those who answered say, and record what comes of it; return how many lines were typed."""
        outline = _outline()
        (FOLDER / "agreed.yaml").unlink()
        self.on(AGREED)
        replies = self._agree(outline)
        self._mark_what_is_done()
        self._propose()
        self._ask_others(outline)
        return replies

    def made(self, name: str) -> str:
        """Return a file that was made, with what no command asks for and somebody wrote into it by hand."""
        _write_by_hand(FOLDER / name, self.story.typed(Path(name).stem))
        return (FOLDER / name).read_text(encoding="utf-8")

    def _invite(self) -> None:
        panel = self.story.panel
        assert panel.innovation is not None
        assert panel.asked_by is not None
        assert panel.proposal is not None
        about = panel.innovation
        self.on(INVITED)
        self._run(
            *("invite", FOLDER, "--round", panel.round, "--closes", str(panel.closes)),
            *("--innovation-id", about.id, "--innovation", f"{about.name}; {about.organisation}; {about.summary}"),
            *("--asked-by", f"{panel.asked_by.role}; {panel.asked_by.organisation}"),
            *("--seen-by", panel.seen_by, "--proposal", panel.proposal.step),
            *(part for one in panel.invited for part in ("--invite", _line(one))),
        )

    def _answer(self, outline: Outline, invited: Invited, day: date) -> None:
        """Let somebody answer in their own way."""
        said = _said(self.story.of(invited.id))
        if invited.id in BY_WORKBOOK | BY_PAGE:
            form = "xlsx" if invited.id in BY_WORKBOOK else "html"
            sent, back = Path("packs", f"{invited.id}.{form}"), Path("returned", f"{invited.id}.xlsx")
            back.parent.mkdir(exist_ok=True)
            named = ("--format", form, "--respondent", invited.id, "--items", ",".join(said))
            self._run("pack", "export", FOLDER, *named)
            if form == "xlsx":
                fill_workbook(sent, back, outline, said)
            else:
                fill_page(self.browser(), sent.resolve(), back := back.with_suffix(".yaml"), day, said)
            self._run("pack", "import", back, "--yes")
            if all(one is None or not one.waiting_for for one in said.values()):
                return
        panel = self.story.panel
        assert panel.innovation is not None
        session = Session(
            *("assess", "--innovation-id", panel.innovation.id, "--innovation", panel.innovation.name),
            *("--round", panel.round, "--role", invited.role, "--organisation", invited.organisation),
        )
        answer_all(session, outline, said)
        assert session.end() == 0

    def _agree(self, outline: Outline) -> int:
        session = Session("agree", FOLDER, "--role", RECORDER)
        answer_all(session, outline, _said(self.story.of("agreed")), self._carried())
        assert session.end() == 0
        return session.replies

    def _carried(self) -> Mapping[str, Sequence[Evidence]]:
        """Return the evidence that respondents gave, by question id."""
        found: dict[str, list[Evidence]] = {}
        for whose in ANSWERED:
            for name, answer in _said(self.story.of(whose)).items():
                found.setdefault(name, []).extend(answer.evidence if answer is not None else ())
        return found

    def _mark_what_is_done(self) -> None:
        """Mark the actions that are done, each by its key in the list of them."""
        done = {
            one.what
            for answer in _said(self.story.of("agreed")).values()
            if answer
            for one in answer.actions
            if one.done
        }
        listed = self._run("actions", FOLDER / "agreed.yaml", "--format", "csv")
        keys = [line.split(",")[0] for line in listed.splitlines() if any(what in line for what in done)]
        assert len(keys) == len(done)
        self._run("actions", FOLDER / "agreed.yaml", *(part for key in keys for part in ("--done", key)))

    def _propose(self) -> None:
        """Record what the steering group is asked."""
        proposal = self.story.of("agreed").proposal
        assert proposal is not None
        self._run(
            *("decide", FOLDER / "agreed.yaml", "--step", proposal.step, "--start", str(proposal.start)),
            *(part for site in proposal.sites for part in ("--proposed-site", site)),
            *(part for option in proposal.options for part in ("--alternative", option)),
            *("--cost", proposal.cost, "--asks", proposal.asks, "--next-review", str(proposal.next_review)),
        )

    def _ask_others(self, outline: Outline) -> None:
        """Record what only others can change, and when it was put to them and what they said."""
        path, asks = FOLDER / "agreed.yaml", self.story.of("agreed").asks
        session = Session("asks", path, "--add")
        for ask in asks:
            session.type(ask.what)
            session.type(_number_of(ask.kind, session.shown))
            session.type(", ".join(_number_of(outline.questions[name].title, session.shown) for name in ask.items))
            session.type(ask.body or "")
            if ask.body is not None:
                session.type(str(ask.put or ""))
            if ask.put is not None:
                session.type(ask.answer or "")
            session.type(str(ask.due or ""))
        session.type("")
        session.type("1")
        assert session.end() == 0

    def _run(self, *arguments: object) -> str:
        ended = self.run(*arguments)
        assert ended.code == 0, (arguments, ended)
        return ended.out


def _outline() -> Outline:
    return Outline(Catalogue(None).by_name("pilot-to-scale", Path()))


def seconds(day: date) -> str:
    """Return a day as SOURCE_DATE_EPOCH takes it."""
    return str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


def _number_of(words: str, shown: str) -> str:
    """Return the number that is shown before some words in a list of choices."""
    return str(re.findall(rf"(\d+) (?:A )?{re.escape(words)}", shown, re.IGNORECASE)[-1])


def _said(assessment: Assessment) -> Mapping[str, Answer | None]:
    return {**assessment.profile, **assessment.answers}


def _line(one: Invited) -> str:
    return "; ".join((one.role, one.organisation or "", ", ".join(one.answers_for), one.changes or ""))


def _write_by_hand(path: Path, committed: str) -> None:
    """Write what no command asks for, as somebody does with an editor: comments at the top, and keys of the header."""
    made = path.read_text(encoding="utf-8")
    own, theirs = (list(_blocks(text)) for text in (made, committed))
    keys = {key for key, _ in own}
    before, _, rest = made.partition("format:")
    comments = [line for line in committed.partition("format:")[0].splitlines() if line not in before.splitlines()]
    by_hand = "".join(text for key, text in theirs if key not in keys)
    head, profile, answers = rest.partition("\nprofile:")
    texts = (before, *(f"{line}\n" for line in comments), "format:", head)
    end = f"\n{by_hand}profile:{answers}" if profile else ""
    path.write_text("".join((*texts, end)), encoding="utf-8", newline="\n")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Return each key of a file's top level with its text, comments above it included."""
    for match in re.finditer(r"(?m)(?:^#.*\n)*^(\w+):.*\n(?:^[ #].*\n|^\n)*?(?=^#|^\w|\Z)", text):
        yield match[1], match[0]
