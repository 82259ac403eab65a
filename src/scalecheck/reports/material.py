"""What a report is made of, and how one question and its answer are said in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.respondents import Others
from scalecheck.model.assessment import Standing
from scalecheck.words.roles import role_words, the
from scalecheck.words.sentences import capital, first_words, headline, quoted, sentence, without_lack

if TYPE_CHECKING:
    from scalecheck.engine.changes.compare import Comparison
    from scalecheck.engine.changes.looked import Looked
    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.trying.sensitivity import Flip
    from scalecheck.engine.way.short_way import NotFound, Way
    from scalecheck.model.assessment import Action, Answer, Assessment, CorePart, DecisionCondition, Owner
    from scalecheck.versions.resolving import Variant

NOBODY: Final = Others()
"""What is around a file that is alone."""


@dataclass(frozen=True, slots=True)
class SiteResult:
    """How one site or partner of a programme came out."""

    name: str
    """What people call it."""
    looked: Looked | None
    """Its file and the judgement on it, together with the programme's; None where it could not be judged."""
    why: str
    """Why it could not, in a sentence."""
    organisation: str = ""
    """For a partner: who runs it."""
    carries: str = ""
    """For a partner: which work it carries."""

    @property
    def result(self) -> VerdictResult | None:
        """The verdict; None where it could not be judged."""
        return self.looked.judgement.verdict if self.looked is not None else None


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of."""

    assessment: Assessment
    """The file that is reported on."""
    judgement: Judgement
    """The judgement on it."""
    programme: Assessment | None = None
    """The programme's file that a site's answers were judged together with."""
    core: tuple[CorePart, ...] = ()
    """For a site's file: the parts that must stay, as a programme's file names them; it can be by another checklist."""
    held_back: tuple[str, ...] = ()
    """What is not inherited because the round is open in which that was answered, in sentences."""
    names: bool = False
    """Whether personal names are printed."""
    folder: str = ""
    """The way from the report's folder to the file's, with `/`; empty where both are the same, or not known."""
    levels: int | None = None
    """How many folders the file's is below the repository, or the folder of the assessments; None: not known."""
    weak_spots: tuple[str, ...] = ()
    """What weakens the assessment itself, in sentences."""
    other_weak_spots: tuple[str, ...] = ()
    """What else deserves a second look in the assessment itself, in sentences."""
    sites: tuple[SiteResult, ...] = ()
    """For a programme's file: how each of its sites came out."""
    other_sites: tuple[SiteResult, ...] = ()
    """For a programme's file: how each site came out that answered another checklist than the programme."""
    partners: tuple[SiteResult, ...] = ()
    """For a programme's file: how each of its partners came out, those that were not asked among them."""
    others: Others = NOBODY
    """Who else answered, who was asked, and the sites."""
    since: Comparison | None = None
    """What moved since the round before; None where there is none, or it was not looked at."""
    flips: tuple[Flip, ...] | None = None
    """The single answers that would change the verdict; None where that was not looked at."""
    findings: tuple[Flip, ...] = ()
    """The bad findings, each of one item, that would make the verdict worse."""
    way: Way | NotFound | None = None
    """A short way to a better verdict, or why none was found; None where that was not looked at."""
    variant: Variant | None = None
    """The local variant that the checklist was resolved from; None where it is none."""

    @property
    def case(self) -> Case:
        """What was judged."""
        return self.judgement.case

    @property
    def outline(self) -> Outline:
        """The checklist."""
        return self.judgement.case.outline

    def judge(self) -> Judge:
        """Return what tells the truth of facts, of the whole or of the side that decides."""
        return self.judgement.deciding

    def title(self, question: str) -> str:
        """Return a question's title."""
        return self.outline.questions[question].title

    def ask(self, question: str) -> str:
        """Return a question as it is put."""
        return self.outline.questions[question].ask

    def meaning(self, question: str) -> str:
        """Return what the answer to a question looks like, where the checklist says so."""
        option = self.case.option(question)
        return (self.outline.meaning(question, option) or "") if option is not None else ""

    def becomes(self, question: str, option: str) -> str:
        """Return what is so once a question is answered by an option, where the checklist says what that looks like.

        What a level between says of what is still missing is left out: nobody has to bring that about.
        """
        meaning = self.outline.meaning(question, option) or ""
        place = self.outline.ranks[question].place
        return meaning if place[option] == max(place.values()) else without_lack(meaning)

    def is_met(self, question: str) -> bool:
        """Return whether the answer to a question counts as met."""
        return self.case.option(question) in self.outline.ranks[question].met

    def next_step(self, question: str) -> str:
        """Return the checklist's next step from the answer to a question."""
        item, option = self.outline.items.get(question), self.case.option(question)
        return item.improve.get(option, "") if item is not None and option is not None else ""

    def note(self, question: str) -> str:
        """Return how a question's note begins; of one that is not applicable, how the reason does; nothing if long."""
        answer = self.case.answer(question)
        return first_words((answer.note or answer.not_applicable or "") if answer is not None else "")

    def fact(self, question: str) -> str:
        """Return in a sentence the state of a question, without its answer's label: its headline if it has one.

        A headline is told with the title of its question, and with how that is left open where it is.
        """
        if note := self.note(question):
            return f"{', '.join(filter(None, (self.title(question), self.open_words(question))))}: {quoted(note)}"
        if meaning := self.meaning(question):
            return sentence(f"{self.title(question)}: {' '.join(meaning.split())}")
        return f"{self.title(question)}: {self.open_words(question) or 'not yet where it has to be'}."

    def state(self, question: str) -> str:
        """Return in a sentence how the answer to a question reads beside its title; a note is quoted."""
        if note := self.note(question):
            state = self.open_words(question)
            return f"{capital(state)}: {quoted(note)}" if state else quoted(note)
        return sentence(capital(headline(self.meaning(question)) or self.open_words(question) or self.says(question)))

    def open_words(self, question: str) -> str:
        """Return in words how a question is left open, such as `not known`; nothing where it has an answer."""
        answer, standing = self.case.answer(question), self.case.standing(question)
        if standing is Standing.ANSWERED:
            return ""
        if standing is Standing.DONT_KNOW:
            return "not known"
        if standing is Standing.NOT_APPLICABLE:
            return "not applicable" if self.case.is_set_aside(question) else "not applicable, but not confirmed"
        if answer is not None and answer.not_mine is not None:
            return f"no answer yet, for {the(answer.not_mine)} to give"
        if answer is not None and answer.waiting_for is not None:
            return f"no answer yet, waiting for {the(answer.waiting_for)}"
        return "no answer yet"

    def says(self, question: str) -> str:
        """Return the answer in a few words: the option's label, or how the question is left open."""
        option = self.case.option(question)
        if option is not None:
            return self.outline.label(question, option)
        return "don't know" if self.case.standing(question) is Standing.DONT_KNOW else self.open_words(question)

    def owner(self, owner: Owner | None) -> str:
        """Return in words who owns something."""
        return "" if owner is None else role_words(owner.role, owner.organisation, owner.name if self.names else None)

    def confirmed_by(self, question: str) -> str:
        """Return in words who confirmed that a question does not apply; nothing where nobody did."""
        response = self.case.responses.get(question)
        if response is None or not response.confirmed:
            return ""
        return the(response.answer.confirmed.who) if response.answer.confirmed is not None else "the group"

    def verdict_title(self, verdict: str) -> str:
        """Return a verdict's title in quotation marks."""
        verdicts = self.outline.checklist.verdicts
        return f"“{verdicts[self.outline.verdict_ranks[verdict]].title}”"

    def gate_words(self, gate: GateResult) -> str:
        """Return a gate's own words for its state; what it says `otherwise` is not said of one that is met."""
        return gate.gate.says.get(gate.allows, "") if gate.met else gate.words or ""

    def step_words(self, option: str) -> str:
        """Return a step of scaling in quotation marks, named as the checklist labels it."""
        step = self.judgement.step
        return f"“{self.outline.label(step.question.id, option)}”" if step is not None else ""

    def next_better(self, result: VerdictResult) -> str | None:
        """Return the id of the next better verdict; None where there is none."""
        rank = self.outline.verdict_ranks[result.verdict.id]
        return self.outline.checklist.verdicts[rank - 1].id if rank else None


def doer(action: Action | DecisionCondition) -> str:
    """Return in words who sees to an action; nothing where nobody does."""
    return role_words(action.who, action.organisation)


def open_actions(answer: Answer | None) -> tuple[Action, ...]:
    """Return the actions of an answer that are not done."""
    return tuple(action for action in answer.actions if not action.done) if answer is not None else ()
