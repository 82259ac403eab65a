"""The rules of the interview: one line of input takes it from one state to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scalecheck.interview.agenda import area_questions, area_title, asked, count, first_open, next_open
from scalecheck.interview.commands import COMMANDS
from scalecheck.interview.entries import answered, choice_form, confirmed_again, form_for, with_form
from scalecheck.interview.forms import feed
from scalecheck.interview.proofs import proofs_needed
from scalecheck.interview.replies import Chosen, Confirmed, Kept, Letter, Misunderstood, read_reply, unreadable
from scalecheck.interview.said import AreaDone, Complaint, Remark, Rows
from scalecheck.interview.search import find
from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.forms import Form, FormKind
    from scalecheck.interview.said import Said
    from scalecheck.interview.state import Interview
    from scalecheck.model.assessment import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """What one line of input led to."""

    interview: Interview
    """The next state."""
    said: tuple[Said, ...] = ()
    """What there is to say about it."""


def begin(interview: Interview) -> Interview:
    """Give the interview at its first open question that is not parked, or at the end where there is none."""
    return replace(interview, at=first_open(interview))


def advance(interview: Interview, line: str) -> Turn:
    """Take one line of input."""
    complaint = unreadable(line)
    if complaint is not None:
        return Turn(interview, (Complaint(complaint),))
    if interview.form is not None:
        return _to_form(interview, interview.form, line)
    return _at_end(interview, line) if interview.at is None else _at_question(interview, interview.at, line)


def _at_question(interview: Interview, question: str, line: str) -> Turn:
    options = _options(interview, question)
    match read_reply(line, len(options)):
        case Chosen(option, note):
            return _choose(interview, question, options[option], note)
        case Confirmed(note):
            return _confirm(interview, question, note)
        case Kept():
            return _keep(interview, question)
        case Letter(letter, text):
            return _COMMANDS[letter](interview, question, text)
        case Misunderstood(why):
            return Turn(interview, (Complaint(why),))


def _at_end(interview: Interview, line: str) -> Turn:
    reply = read_reply(line, 0)
    if isinstance(reply, Kept):
        return Turn(replace(interview, left=True))
    if isinstance(reply, Letter) and reply.letter in _AT_END:
        return _COMMANDS[reply.letter](interview, None, reply.text)
    sentence = "All questions have been put. Type Enter to finish, p for the second pass, j to see a question, or ?."
    return Turn(interview, (Complaint(sentence),))


def _options(interview: Interview, question: str) -> tuple[str, ...]:
    scale = interview.brief.outline.checklist.scales[interview.question(question).scale]
    return tuple(option.id for option in scale.options)


def _choose(interview: Interview, question: str, option: str, note: str) -> Turn:
    inherited = interview.brief.inherited.get(question)
    if inherited is not None and inherited.option is not None:
        if inherited.option == option:
            sentence = "That is what the programme has answered; it holds here as well."
            return _go_on(interview, question, (Remark(sentence),))
        form = form_for("override", question)
        values = {"option": option, **({"note": note} if note else {})}
        return Turn(replace(interview, form=replace(form, values=values)))
    return _record(interview, question, answered(interview, question, option=option, note=note))


def _confirm(interview: Interview, question: str, note: str) -> Turn:
    before = interview.brief.previous.get(question)
    if before is None or before.standing is Standing.UNANSWERED:
        return Turn(interview, (Complaint("There is no answer from an earlier round to confirm. Type ? for help."),))
    if before.option is not None and before.option not in _options(interview, question):
        return Turn(interview, (Complaint("The old answer is no longer among the options. Please choose one."),))
    return _record(interview, question, confirmed_again(interview, question, note))


def _keep(interview: Interview, question: str) -> Turn:
    if not interview.is_open(question):
        return _go_on(interview, question)
    options = len(_options(interview, question))
    before = " = confirms the old answer," if question in interview.brief.previous else ""
    sentence = f"Nothing is answered yet. Type a number from 1 to {options},{before} s to skip, or ? for help."
    return Turn(interview, (Complaint(sentence),))


def _record(interview: Interview, question: str, answer: Answer) -> Turn:
    return _go_on(interview.changed(question, answer), question, before=interview)


def _go_on(
    interview: Interview, question: str, said: tuple[Said, ...] = (), *, before: Interview | None = None
) -> Turn:
    """Go to the next open question; say so where an area has just been finished."""
    area = area_questions(interview, question)
    if before is not None and not count(interview, area).open and count(before, area).open:
        said = (*said, AreaDone(area_title(interview, question), count(interview, area)))
    return Turn(_moved(interview, next_open(interview, question)), said)


def _moved(interview: Interview, to: str | None) -> Interview:
    here = (interview.at,) if interview.at is not None and interview.at != to else ()
    return replace(interview, at=to, form=None, visited=(*interview.visited, *here))


def _back(interview: Interview, question: str | None, _text: str) -> Turn:
    order = asked(interview)
    been = [name for name in interview.visited if name in order and name != question]
    if been:
        place = len(interview.visited) - 1 - interview.visited[::-1].index(been[-1])
        return Turn(replace(interview, at=been[-1], visited=interview.visited[:place]))
    earlier = order[: order.index(question)] if question in order else order
    if earlier:
        return Turn(replace(interview, at=earlier[-1]))
    return Turn(interview, (Complaint("This is the first question."),))


def _skip(interview: Interview, question: str | None, _text: str) -> Turn:
    to = first_open(interview) if question is None else next_open(interview, question)
    if question is None and to is None:
        return Turn(interview, (Complaint("No question was skipped."),))
    return Turn(_moved(interview, to))


def _dont_know(interview: Interview, question: str | None, text: str) -> Turn:
    if question is None:
        return Turn(interview)
    turn = _record(interview, question, answered(interview, question, dont_know=True, note=text))
    if question in interview.brief.inherited:
        sentence = "Noted. The programme's own answer still counts: a don't-know overrides nothing."
        return replace(turn, said=(Remark(sentence), *turn.said))
    return turn


def _not_applicable(interview: Interview, question: str | None, text: str) -> Turn:
    asked_for = interview.question(question) if question is not None else None
    if not isinstance(asked_for, Item) or not asked_for.not_applicable.allowed:
        sentence = "This question always applies. If you can't tell, type d for don't know."
        return Turn(interview, (Complaint(sentence),))
    return _fill(interview, asked_for.id, "not-applicable", text)


def _waiting(interview: Interview, question: str | None, text: str) -> Turn:
    return Turn(interview) if question is None else _fill(interview, question, "waiting-for", text)


def _note(interview: Interview, question: str | None, text: str) -> Turn:
    return Turn(interview) if question is None else _fill(interview, question, "note", text)


def _evidence(interview: Interview, question: str | None, text: str) -> Turn:
    return Turn(interview) if question is None else _fill(interview, question, "evidence", text)


def _owner(interview: Interview, question: str | None, text: str) -> Turn:
    return Turn(interview) if question is None else _fill(interview, question, "owner", text)


def _action(interview: Interview, question: str | None, text: str) -> Turn:
    return Turn(interview) if question is None else _fill(interview, question, "action", text)


def _basis(interview: Interview, question: str | None, _text: str) -> Turn:
    return Turn(interview) if question is None else _fill(interview, question, "basis", "")


def _fill(interview: Interview, question: str, kind: FormKind, text: str) -> Turn:
    """Open a form, its first field filled with what was typed behind the letter."""
    form = form_for(kind, question)
    if not text:
        return Turn(replace(interview, form=form))
    filled = form.given(text)
    return _finished(interview, filled) if filled.done else Turn(replace(interview, form=filled))


def _to_form(interview: Interview, form: Form, line: str) -> Turn:
    if line.strip().lower() == "q" and not form.lines:
        return _quit(replace(interview, form=None), None, "")
    if line.strip() == "?":
        way_out = "an empty line leaves it" if not form.now.optional else "an empty line goes on without it"
        return Turn(interview, (Complaint(f"{form.now.ask}. Here {way_out}; q saves and quits."),))
    fed = feed(form, line)
    if fed.complaint is not None:
        return Turn(interview, (Complaint(fed.complaint),))
    if fed.form is None:
        if form.kind == "clash":
            return _decided(interview, form)
        sentence = "Left as it was."
        return Turn(_next_proof(replace(interview, form=None)), () if interview.proofs else (Remark(sentence),))
    return _finished(interview, fed.form) if fed.form.done else Turn(replace(interview, form=fed.form))


def _finished(interview: Interview, form: Form) -> Turn:
    if form.kind == "jump":
        return _found(replace(interview, form=None), form)
    if form.kind == "clash":
        return _decided(interview, form)
    changed = replace(with_form(interview, form), form=None)
    if interview.proofs:
        return Turn(_next_proof(changed))
    if form.kind in _ANSWERING:
        return _go_on(changed, form.question, before=interview)
    return Turn(changed, (Remark("Noted."),))


def _decided(interview: Interview, form: Form) -> Turn:
    """Let one of two answers hold that two people have given meanwhile; theirs stands in the file."""
    decided = replace(interview, form=None, contested=None)
    if form.values.get("choice") != "mine":
        return Turn(decided, (Remark("Theirs holds."),))
    return Turn(decided.changed(form.question, interview.contested), (Remark("Yours holds."),))


def _jump(interview: Interview, _question: str | None, text: str) -> Turn:
    form = form_for("jump", interview.at or "")
    return _found(interview, form.given(text)) if text else Turn(replace(interview, form=form))


def _found(interview: Interview, form: Form) -> Turn:
    if "choice" in form.values:
        return Turn(_moved(interview, form.values["choice"]))
    words = form.values.get("words", "")
    names = find(words, (interview.question(name) for name in asked(interview)))
    if not names:
        return Turn(interview, (Complaint(f"No question here holds “{words[:40]}”. Type l to list what is open."),))
    if len(names) == 1:
        return Turn(_moved(interview, names[0]))
    choices = tuple((name, interview.question(name).title) for name in names)
    return Turn(replace(interview, form=choice_form("jump", form.question, "Which one? (Enter: stay here)", choices)))


def _list(interview: Interview, _question: str | None, _text: str) -> Turn:
    rows = []
    for name in asked(interview):
        standing = interview.standing(name)
        answer = interview.answer(name)
        title = interview.question(name).title
        if answer is not None and answer.waiting_for is not None:
            rows.append((f"waiting for {answer.waiting_for}", title))
        elif standing is Standing.DONT_KNOW:
            rows.append(("don't know", title))
        elif interview.is_open(name):
            rows.append(("open", title))
    if not rows:
        return Turn(interview, (Remark("Nothing is open, parked or unknown."),))
    rows.sort(key=lambda row: ("open", "don't know").index(row[0]) if row[0] in {"open", "don't know"} else 2)
    return Turn(interview, (Rows("What is open, not known or parked (j and words jump there)", tuple(rows)),))


def _undo(interview: Interview, _question: str | None, _text: str) -> Turn:
    if not interview.changes:
        return Turn(interview, (Complaint("There is nothing to undo."),))
    last = interview.changes[-1]
    answers = {name: answer for name, answer in interview.answers.items() if name != last.question}
    if last.before is not None:
        answers[last.question] = last.before
    undone = replace(interview, answers=answers, changes=interview.changes[:-1], at=last.question, form=None, proofs=())
    return Turn(undone, (Remark(f"Undone: {interview.question(last.question).title}."),))


def _second_pass(interview: Interview, _question: str | None, _text: str) -> Turn:
    proofs = proofs_needed(interview)
    if not proofs:
        return Turn(interview, (Remark("Nothing that counts is missing evidence, an owner or a date."),))
    sentence = (
        f"Second pass: {len(proofs)} things that gates or musts need, those with the widest consequence first. "
        "Just Enter leaves one; q saves and quits."
    )
    return Turn(_at_proof(replace(interview, proofs=proofs)), (Remark(sentence),))


def _at_proof(interview: Interview) -> Interview:
    proof = interview.proofs[0]
    return replace(interview, at=proof.question, form=form_for(proof.kind, proof.question))


def _next_proof(interview: Interview) -> Interview:
    """Go to the next thing that the second pass asks for; what an answer has made needless is passed over."""
    if not interview.proofs:
        return interview
    done = interview.proofs[0]
    left = interview.proofs[1:]
    answer = interview.answer(done.question)
    if done.kind == "basis" and answer is not None and answer.basis in {"asserted", "guess"}:
        left = tuple(one for one in left if (one.question, one.kind) != (done.question, "evidence"))
    onward = replace(interview, proofs=left, form=None)
    return _at_proof(onward) if left else replace(onward, at=first_open(onward))


def _guidance(interview: Interview, question: str | None, _text: str) -> Turn:
    if question is None:
        return Turn(interview)
    asked_for = interview.question(question)
    rows = [("why", asked_for.why or "")] if asked_for.why else []
    rows += [("more", asked_for.guidance)] if asked_for.guidance else []
    if isinstance(asked_for, Item):
        rows += [("shows it", example) for example in asked_for.evidence.examples]
        rows += [
            (f"from “{interview.brief.outline.label(question, option)}”", step)
            for option, step in asked_for.improve.items()
        ]
    if asked_for.best_answered_by:
        rows.append(("ask", ", then ".join(role.replace("-", " ") for role in asked_for.best_answered_by)))
    rows += list(_glossary(interview, question))
    if not rows:
        return Turn(interview, (Remark("The checklist says no more about this question."),))
    return Turn(interview, (Rows(asked_for.title, tuple(rows)),))


def _glossary(interview: Interview, question: str) -> list[tuple[str, str]]:
    """Give the hard words of a question that the checklist explains."""
    asked_for, checklist = interview.question(question), interview.brief.outline.checklist
    meanings = (interview.brief.outline.meaning(question, option) or "" for option in _options(interview, question))
    text = " ".join((asked_for.ask, asked_for.why or "", *meanings)).lower()
    return [(term, meaning) for term, meaning in checklist.glossary.items() if term.lower() in text]


def _help(interview: Interview, question: str | None, _text: str) -> Turn:
    rows = []
    if question is not None:
        options = len(_options(interview, question))
        rows.append((f"1 to {options}", "choose that option; a note may follow on the same line"))
        rows.append(("Enter", "keep the answer that is there"))
        if question in interview.brief.previous:
            rows.append(("=", "confirm the answer of the last round"))
    else:
        rows.append(("Enter", "finish"))
    commands = COMMANDS if question is not None else [one for one in COMMANDS if one.letter in _AT_END]
    rows += [(f"{one.letter} {one.takes}".strip(), one.does) for one in commands]
    return Turn(interview, (Rows("What you can type", tuple(rows)),))


def _quit(interview: Interview, _question: str | None, _text: str) -> Turn:
    return Turn(replace(interview, left=True))


_ANSWERING: Final = frozenset({"not-applicable", "waiting-for", "override"})
"""The forms that answer or park the question itself, so that the next one follows."""

_AT_END: Final = frozenset("bsjlupq?")
"""The commands that mean something when no question is put."""

_COMMANDS: Final[Mapping[str, Callable[[Interview, str | None, str], Turn]]] = {
    "b": _back,
    "s": _skip,
    "d": _dont_know,
    "x": _not_applicable,
    "w": _waiting,
    "n": _note,
    "e": _evidence,
    "o": _owner,
    "a": _action,
    "c": _basis,
    "g": _guidance,
    "j": _jump,
    "l": _list,
    "u": _undo,
    "p": _second_pass,
    "q": _quit,
    "?": _help,
}
