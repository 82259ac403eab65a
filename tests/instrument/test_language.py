"""The words of the checklists: plain, short, one idea at a time, and the same in every place."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.model.checklist import Item
from tests.instrument.family import SHIPPED, TOP, asked_items, every_question, expectations, options, outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scalecheck.model.base import FileModel
    from scalecheck.model.checklist import Question

LANGUAGE: Final = expectations("language")
LIMITS: Final[dict[str, int]] = LANGUAGE["limits"]
SPELLING: Final = expectations("spelling")
QUESTIONS: Final = tuple(question for _, question in every_question())
ITEMS: Final = tuple(question for question in QUESTIONS if isinstance(question, Item))
RULES: Final = ("gates", "warnings", "contradictions", "settles_when", "verdicts")
"""The parts of a checklist beside its questions that people read."""
TOLD: Final = {"because", "meaning", "decision"}
"""The keys in a rule under which a sentence stands."""
LEANS: Final = re.compile(
    r"(?:They|Them|Their|So|Neither|Such|The (?:same|others|rest)|Th(?:is|at|ese|ose)(?! (?:site|partner|who)\b)"
    r"|(?:All|Both|Each|Most|Half|None|Any|One|At least [a-z]+(?: in [a-z]+)?) "
    r"(?:of (?:it|them|these|those(?! who\b))|has|have|was|were|is)"
    r"|It (?!(?:is|was|is not|has been|has not been) "
    r"(?:agreed|asked|counted|decided|known|listed|minuted|signed|written)\b))\b"
)
"""How a sentence begins that leans on one before it."""
PAGES: Final = ("glossary.md", "method.md", "crosswalk.md", "cases/*.md")


def name_of(question: Question) -> str:
    return question.id


def word_count(text: str) -> int:
    return len(text.split())


@cache
def grade_of() -> Callable[[str], float]:
    """Return the Flesch-Kincaid grade of a text; what measures it warns about its own tools when it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    measure: Callable[[str], float] = textstat.flesch_kincaid_grade
    return measure


def texts_of(question: Question) -> Iterator[str]:
    """Return everything that is read of a question, the further steps too."""
    yield from (text for text in (question.ask, question.why, question.guidance) if text)
    yield from question.meanings.values()
    yield from question.improve.values() if isinstance(question, Item) else ()


def sentences_in(part: object) -> Iterator[str]:
    """Return every sentence of a rule."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in TOLD and isinstance(value, str):
                yield value
            elif key == "says":
                yield from value.values()
            else:
                yield from sentences_in(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from sentences_in(value)


def rules_of(name: str) -> Iterator[str]:
    checklist = outline(name).checklist
    for part in RULES:
        value: FileModel | tuple[FileModel, ...] | None = getattr(checklist, part)
        parts = value if isinstance(value, tuple) else (value,)
        yield from sentences_in([one.model_dump() for one in parts if one is not None])


def whole_text(name: str) -> str:
    told = (*chain.from_iterable(map(texts_of, outline(name).questions.values())), *rules_of(name))
    return " ".join(
        text if text.endswith((".", "?")) else f"{text}." for text in (" ".join(one.split()) for one in told)
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_the_whole_is_read_with_ease(name: str) -> None:
    """Measured as it stands, with every hard word in it."""
    text = whole_text(name)
    assert word_count(text) > 2500
    assert grade_of()(text) <= LIMITS["whole_grade"]


def test_the_measure_tells_hard_from_plain() -> None:
    hard = "Organisational interoperability considerations necessitate comprehensive multidisciplinary evaluation."
    assert grade_of()(hard) > LIMITS["ask_grade"] > grade_of()("Do the staff who would use it here want it?")


@pytest.mark.parametrize("question", QUESTIONS, ids=name_of)
def test_an_ask_is_short_and_read_with_ease(question: Question) -> None:
    assert question.ask.endswith("?")
    assert question.ask.count("?") == 1
    assert word_count(question.ask) <= LIMITS["ask_words_aim"] <= LIMITS["ask_words"]
    assert grade_of()(question.ask) <= LIMITS["ask_grade"] or question.id in LANGUAGE["ask_grade_allowed"]


@pytest.mark.parametrize("question", QUESTIONS, ids=name_of)
def test_an_ask_holds_one_idea_or_is_allowed_more_for_a_reason(question: Question) -> None:
    joined = re.search(r"\b(and|or)\b", question.ask) is not None
    assert joined == bool(LANGUAGE["and_or_allowed"].get(question.id))


def test_nothing_is_allowed_that_needs_no_leave() -> None:
    ids = {question.id for question in QUESTIONS}
    assert set(LANGUAGE["and_or_allowed"]) <= ids
    assert set(LANGUAGE["ask_grade_allowed"]) <= ids


@pytest.mark.parametrize("question", QUESTIONS, ids=name_of)
def test_what_stands_round_a_question_is_short(question: Question) -> None:
    assert word_count(question.why or "") <= LIMITS["why_words"]
    assert all(word_count(meaning) <= LIMITS["meaning_words"] for meaning in question.meanings.values())
    if isinstance(question, Item):
        assert all(word_count(step) <= LIMITS["improve_words"] for step in question.improve.values())


@pytest.mark.parametrize("question", QUESTIONS, ids=name_of)
def test_no_meaning_leans_on_a_word_that_two_people_read_differently(question: Question) -> None:
    never = set(LANGUAGE["never_in_meanings"])
    for meaning in question.meanings.values():
        assert never.isdisjoint(re.findall(r"[a-z]+", meaning.lower())), meaning


@pytest.mark.parametrize("name", SHIPPED)
def test_a_level_in_between_says_what_is_there_and_never_what_is_missing(name: str) -> None:
    layout, words = outline(name), set(LANGUAGE["missing_words"])
    found = {
        (question.id, level)
        for question in asked_items(layout).values()
        for level in options(layout, question.id)[1:-1]
        if level not in {"not-found", "not-looked", "not-looked-at"}
        and words & set(re.findall(r"\w+", (layout.meaning(question.id, level) or "").lower()))
    }
    assert {one for one in found if one[0] not in LANGUAGE["missing_allowed"]} == set()


@pytest.mark.parametrize("question", ITEMS, ids=name_of)
def test_a_level_stands_alone(question: Item) -> None:
    """A report prints a level behind the title of its question alone, without the ask and the level before it."""
    leans = {level for level, meaning in question.meanings.items() if LEANS.match(meaning)}
    assert leans == set(LANGUAGE["it_is_the_innovation"].get(question.id, ()))


def test_the_measure_tells_a_level_that_leans_from_one_that_stands_alone() -> None:
    leaning = ("So they do.", "The same is shown.", "They are named.", "All of them but one.", "It has minuted them.")
    assert all(map(LEANS.match, leaning))
    alone = (
        "It is agreed who decides.",
        "This site has no list.",
        "All partners but one have agreed.",
        "Something is.",
    )
    assert not any(map(LEANS.match, alone))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_words_of_a_gate_hold_for_each_part_of_it(name: str) -> None:
    """With an "or", the half that does not hold is said as well: a gate is not met where any of its parts is not."""
    said = [(gate.id, words) for gate in outline(name).checklist.gates for words in gate.says.values()]
    assert said
    assert not [one for one in said if re.search(r"\bor\b", one[1])]


@pytest.mark.parametrize("question", ITEMS, ids=name_of)
def test_an_item_has_everything_that_helps_to_answer_it(question: Item) -> None:
    name = next(one for one in SHIPPED if question.id in outline(one).questions)
    ladder = options(outline(name), question.id)
    assert question.why
    assert tuple(question.meanings) == ladder
    assert len(set(question.meanings.values())) == len(ladder)
    assert set(question.improve) == set(ladder[:-1])
    assert question.evidence.examples
    assert ladder[-1] in question.evidence.required_for
    assert len(question.best_answered_by) == len(set(question.best_answered_by)) == 2
    assert question.sources
    assert word_count(question.title) <= 5


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_is_asked_first_for_more_than_ten(name: str) -> None:
    first = Counter(item.best_answered_by[0] for item in asked_items(outline(name)).values())
    assert max(first.values()) <= 10


@pytest.fixture(scope="module")
def glossary() -> str:
    return (TOP / "docs" / "glossary.md").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("word", LANGUAGE["hard_words"])
def test_a_hard_word_is_used_and_stands_in_the_glossary(word: str, glossary: str) -> None:
    in_table = re.search(rf"^\|[^|]*\b{re.escape(word.lower())}\b[^|]*\|", glossary, re.MULTILINE)
    assert in_table is not None
    read = " ".join(" ".join(chain.from_iterable(map(texts_of, QUESTIONS))).lower().split())
    examples = " ".join(example for item in ITEMS for example in item.evidence.examples).lower()
    pages = (TOP / "docs" / "method.md").read_text(encoding="utf-8").lower()
    assert word.lower() in f"{read} {examples} {pages}"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_word_that_a_checklist_explains_is_used_in_it_and_stands_in_the_glossary(
    name: str, glossary: str
) -> None:
    checklist = outline(name).checklist
    examples = " ".join(example for item in outline(name).items.values() for example in item.evidence.examples)
    titles = " ".join(question.title for question in outline(name).questions.values())
    read = f"{whole_text(name)} {examples} {titles} {checklist.summary}".lower()
    for word in checklist.glossary:
        assert word in read, word
        assert re.search(rf"^\| [^|]*\b{re.escape(word)}\b[^|]*\|", glossary, re.MULTILINE), word


def american_in(text: str) -> list[str]:
    for name in SPELLING["names"]:
        text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
    pattern = rf"\b(?:{'|'.join(SPELLING['american'])})\b"
    found = (match.group().lower() for match in re.finditer(pattern, text, re.IGNORECASE))
    return [word for word in found if word not in SPELLING["british"]]


@pytest.mark.parametrize("path", [f"checklists/{name}.yaml" for name in SHIPPED])
def test_a_checklist_is_spelled_as_in_britain(path: str) -> None:
    """Titles of sources are spelled as their authors spell them."""
    body, _, rest = (TOP / path).read_text(encoding="utf-8").partition("\nsources:\n")
    assert american_in(body + rest.partition("\nglossary:\n")[2]) == []


@pytest.mark.parametrize("pattern", PAGES)
def test_a_page_about_the_checklists_is_spelled_as_in_britain(pattern: str) -> None:
    pages = sorted((TOP / "docs").glob(pattern))
    assert pages
    for page in pages:
        assert american_in(page.read_text(encoding="utf-8")) == [], page


def test_the_spelling_list_finds_what_it_should() -> None:
    text = "We organize a program to analyze behavior, size it and judge its color; the World Health Organization too."
    assert american_in(text) == ["organize", "program", "analyze", "behavior", "color"]


def test_dashes_that_only_decorate_stand_nowhere() -> None:
    told: Any = [whole_text(name) for name in SHIPPED]
    assert not [text for text in told if re.search(r"[\u2013\u2014]| - ", text)]
