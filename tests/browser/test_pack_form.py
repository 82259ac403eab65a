"""The offline page of a pack in a real browser: by keyboard alone, on a telephone, over closed tabs, and back again."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scalecheck.documents.loading import against_checklist, load, load_assessment
from scalecheck.engine.inputs.relevance import hidden_items
from scalecheck.exchange.page import TEMPLATE, page_data, with_policy
from scalecheck.exchange.prefilling import digests_told
from scalecheck.exchange.replying import reply_digest
from scalecheck.model.assessment import Answer, Assessment
from scalecheck.model.placement import answers_in_place
from scalecheck.reports.formats.rendering import render
from scalecheck.storage.resources import shipped
from tests.builders import answer, item, outline, question, section
from tests.builders import given as answered
from tests.packs import ANSWERS, SMALL, pack, plainly_said
from tests.papers import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from scalecheck.engine.inputs.outline import Outline

pytestmark = pytest.mark.needs("browser")

HOSTILE: Final = outline(
    section("one", item("a", title='</script><script>alert(1)</script>"', ask="<img src=x onerror=alert(1)>{{ 7 }}"))
)


def form(layout: Outline = SMALL, answers: Mapping[str, Answer] | None = None) -> str:
    return with_policy(render(TEMPLATE, (TEMPLATES,), page_data(pack(layout, answers)), html=True))


def address(folder: Path, text: str, name: str = "form.html") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path.as_uri()


def saved_file(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    return download.value.path().read_text(encoding="utf-8")


def saved_text(page: Page) -> str:
    """Save the answers, and return what the page shows beside the file for those who cannot save one."""
    text: str = page.evaluate("document.querySelector('#save').click(), document.querySelector('#text').value")
    return text


def saved(page: Page, layout: Outline = SMALL) -> dict[str, dict[str, Any]]:
    """Save the answers, and return what the file says to scalecheck."""
    text = saved_file(page)
    loaded = against_checklist(load(text, "back.yaml"), layout.checklist)
    assert loaded.problems == (), text
    assert isinstance(loaded.model, Assessment)
    answers = {**loaded.model.profile, **loaded.model.answers}
    assert answers.keys() == layout.questions.keys()
    given_ones = {name: one for name, one in answers.items() if one is not None}
    for name, one in given_ones.items():
        assert one.asked == layout.fingerprint(name)
        assert one.answered is not None
        assert one.answered.who == "programme lead"
    return {
        name: {key: value for key, value in said.items() if key != "answered"}
        for name, said in plainly_said(given_ones).items()
    }


@pytest.mark.parametrize("layout", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_the_page_asks_for_nothing_and_runs_nothing_but_its_own_script(
    page: Page, tmp_path: Path, layout: Outline
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    text = form(layout)
    here = address(tmp_path, text)
    page.goto(here)
    assert (asked, complaints) == ([here], [])
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; "
        r"base-uri 'none'; form-action 'none'",
        policy,
    )
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.x = 1'}))"
    )
    assert page.evaluate("window.x") is None


def test_axe_finds_nothing_whatever_is_open(page: Page, tmp_path: Path, violations: Callable[[], list[Any]]) -> None:
    page.goto(address(tmp_path, form()))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; one.hidden = false; })")
    page.locator("#q-a").get_by_label("Does not apply here").check()
    page.get_by_role("button", name="Save my answers").click()
    for single in (False, True):
        page.get_by_label("Show one question at a time").set_checked(single)
        assert violations() == []


def test_a_telephone_shows_it_without_scrolling_sideways(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address(tmp_path, form()))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, .choice, input:not([type=radio]):not([type=checkbox])')]"
        ".filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(200):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} can't be reached by keyboard")


def test_by_keyboard_alone_with_the_page_closed_in_the_middle(
    context: BrowserContext, page: Page, tmp_path: Path
) -> None:
    here = address(tmp_path, form())
    page.goto(here)
    tab_to(page, "#q-open input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#f-a-note")
    page.keyboard.type('Two of three: "yes" \\ #1')
    page.keyboard.press("Enter")
    page.keyboard.type("- and é 漢 😀")
    page.close()
    page = context.new_page()
    page.goto(here)
    assert "is here again" in page.locator("#kept").inner_text()
    tab_to(page, "#q-a input[type=radio]")
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    tab_to(page, "#q-a summary")
    page.keyboard.press("Enter")
    tab_to(page, "#f-a-evidence")
    page.keyboard.type("=Minutes")
    tab_to(page, "#f-a-owner")
    page.keyboard.type("ward lead")
    tab_to(page, "#f-a-action")
    page.keyboard.type("Ask the third")
    tab_to(page, "#save")
    with page.expect_download():
        page.keyboard.press("Enter")
    assert saved(page) == {
        "open": {"option": "answer-yes"},
        "a": {
            "option": "full",
            "basis": "evidenced",
            "note": 'Two of three: "yes" \\ #1\n- and é 漢 😀',
            "evidence": [{"what": "=Minutes"}],
            "owner": {"role": "ward lead"},
            "actions": [{"what": "Ask the third"}],
        },
    }


def test_every_field_comes_back_as_it_was_typed(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, form()))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for name, label in (("a", "Does not apply here"), ("b", "Not mine to answer"), ("c", "Don't know")):
        page.locator(f"#q-{name}").get_by_label(label).check()
    page.fill("#f-a-reason", "There is none: {x}, [y] & *z")
    page.select_option("#f-c-basis", "guess")
    typed = {
        "evidence": "'quoted'",
        "link": "https://example.org/x?y=1#z",
        "recorded": "2026-02-28",
        "valid_until": "2027-12-31",
        "owner": "%ward lead",
        "owner_organisation": "Northfield: East",
        "action": "- ask\u2028 \u0007them\ufeff",
        "who": "matron",
        "action_organisation": "yes",
        "due": "2027-01-31",
    }
    for name, text in typed.items():
        page.fill(f"#f-c-{name}", text)
    said = saved(page)
    assert said["a"] == {"not_applicable": "There is none: {x}, [y] & *z"}
    assert said["b"] == {"not_mine": "somebody else"}
    [piece], [action] = said["c"].pop("evidence"), said["c"].pop("actions")
    assert {**piece, "recorded": str(piece["recorded"]), "valid_until": str(piece["valid_until"])} == {
        "what": "'quoted'",
        "link": "https://example.org/x?y=1#z",
        "recorded": "2026-02-28",
        "valid_until": "2027-12-31",
    }
    assert {**action, "due": str(action["due"])} == {
        "what": "- ask them",
        "who": "matron",
        "organisation": "yes",
        "due": "2027-01-31",
    }
    assert said["c"] == {
        "dont_know": True,
        "basis": "guess",
        "owner": {"role": "%ward lead", "organisation": "Northfield: East"},
    }


def test_what_could_not_be_read_is_told_before_it_is_saved(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, form()))
    page.locator("#q-a").get_by_label("Does not apply here").check()
    page.get_by_role("button", name="Save my answers").click()
    assert "Title of A: Say why it does not apply." in page.get_by_role("alert").inner_text()
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "f-a-reason"
    page.keyboard.type("There is none.")
    assert saved(page) == {"a": {"not_applicable": "There is none."}}
    assert page.get_by_role("alert").count() == 0


def test_one_question_at_a_time_leads_through_those_that_are_asked(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, form()))
    page.locator("#q-open").get_by_label("Not so").check()
    page.get_by_label("Show one question at a time").check()
    seen = []
    for _ in range(4):
        seen.append(page.locator(".question:visible").evaluate_all("all => all.map(one => one.dataset.id)"))
        assert page.locator("#where").inner_text() == f"Question {len(seen)} of 4"
        if page.locator("#next").is_enabled():
            page.locator("#next").click()
    assert seen == [["open"], ["a"], ["c"], ["d"]]


def test_a_newer_pack_takes_an_older_draft_only_when_asked_and_only_what_reads_the_same(
    page: Page, tmp_path: Path
) -> None:
    page.goto(address(tmp_path, form()))
    page.locator("#q-a").get_by_label("Much").check()
    page.locator("#q-c").get_by_label("Much").check()
    newer = outline(section("one", item("a"), item("c", ask="Is c so by now?")), profile=[question("open")])
    later = address(tmp_path, form(newer), "later.html")
    page.goto(later)
    assert page.locator("input:checked").count() == 0
    page.get_by_role("button", name="Take them over").click()
    assert "1 of 2 answers were taken over." in page.locator("#kept").inner_text()
    assert saved(page, newer) == {"a": {"option": "much"}}
    page.reload()
    page.locator("#q-a input:checked").wait_for(state="attached")
    assert page.locator("#earlier").is_hidden()


def test_an_answer_can_be_taken_back_and_everything_be_deleted_from_the_browser(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, form()))
    page.locator("#q-a").get_by_label("Much").check()
    page.locator("#q-c").get_by_label("Much").check()
    page.locator("#q-a .clear").click()
    assert saved(page) == {"c": {"option": "much"}}
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#delete").click()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.locator("input:checked").count() == 0


def test_a_browser_that_keeps_nothing_says_so(page: Page, tmp_path: Path) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page.goto(address(tmp_path, form()))
    page.locator("#q-a").get_by_label("Much").check()
    assert "does not keep what you type" in page.locator("#kept").inner_text()
    assert saved(page) == {"a": {"option": "much"}}


def test_on_paper_every_question_is_there_with_its_answer(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, form()))
    page.get_by_label("Show one question at a time").check()
    page.emulate_media(media="print")
    assert page.locator(".question:visible").count() == len(SMALL.questions)
    assert page.get_by_role("button").count() == 0


BEFORE: Final = {
    "a": answer(
        {
            "option": "much",
            "note": "Two of three.",
            "evidence": [{"what": "Minutes"}, {"what": "A letter", "recorded": "2026-05-01"}],
            "actions": [{"what": "Ask the third"}, {"what": "Ask the fourth", "due": "2027-01-31"}],
            "answered": {"who": "programme lead", "date": "2026-11-01"},
        }
    ),
    "c": answer({"dont_know": True}),
}


def test_what_was_answered_before_is_filled_in_and_a_change_keeps_what_has_no_field(page: Page, tmp_path: Path) -> None:
    page.goto(address(tmp_path, form(SMALL, BEFORE)))
    assert "What you have answered before is filled in." in page.locator("#kept").inner_text()
    assert page.locator("#q-a input:checked").get_attribute("value") == "option:much"
    assert page.locator("#q-a .further li").all_inner_texts() == ["A letter", "Ask the fourth"]
    page.fill("#f-a-note", "Three of three.")
    page.reload()
    text = saved_file(page)
    said = plainly_said(answers_in_place(load_assessment(text, "back.yaml"), SMALL.questions))
    assert [one["what"] for one in said["a"]["evidence"]] == ["Minutes", "A letter"]
    assert [one["what"] for one in said["a"]["actions"]] == ["Ask the third", "Ask the fourth"]
    assert said["a"]["note"] == "Three of three."
    assert said["a"]["answered"]["date"] > date(2026, 11, 1)
    assert digests_told(text)["a"] != reply_digest(load_assessment(text, "back.yaml").answers["a"])
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#delete").click()
    assert page.input_value("#f-a-note") == "Two of three."


@pytest.mark.parametrize(("answers", "pages"), [({}, 2), (BEFORE, 2)])
def test_on_paper_three_questions_and_more_have_room_on_a_page(
    page: Page, tmp_path: Path, answers: dict[str, Answer], pages: int
) -> None:
    asks = [item(f"i{number}", ask="Is it so? " * 12, why="Because it is. " * 12) for number in range(6)]
    layout = outline(section("one", *asks))
    page.goto(address(tmp_path, form(layout, {f"i{place}": one for place, one in enumerate(answers.values())})))
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= pages


CONDITIONS: Final = [
    {"item": "a", "is": ["full"]},
    {"item": "a", "is_not": ["none"]},
    {"item": "a", "at_least": "much"},
    {"item": "a", "below": "much"},
    {"item": "a", "state": ["unanswered", "dont-know"]},
    {"not": {"item": "open", "is": ["answer-yes"]}},
    {"all": [{"item": "open", "is": ["answer-yes"]}, {"item": "a", "at_least": "little"}]},
    {"any": [{"item": "open", "is": ["answer-no"]}, {"not": {"item": "b", "is": ["full"]}}]},
]


@pytest.fixture(scope="module")
def filling(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Path]]:
    """Return a page of a browser that keeps nothing from one form to the next, and the file that it shows."""
    with browser.new_context() as own:
        own.add_init_script("localStorage.clear();")
        yield own.new_page(), tmp_path_factory.mktemp("filled") / "form.html"


@given(st.dictionaries(st.sampled_from(["a", "b", "d"]), ANSWERS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings().max_examples // 2)
def test_what_a_page_is_filled_with_comes_back_as_it_was(
    filling: tuple[Page, Path], answers: dict[str, Answer]
) -> None:
    page, path = filling
    path.write_text(form(SMALL, answers), encoding="utf-8", newline="\n")
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('.question').forEach(one => { one.hidden = false; })")
    text = saved_text(page)
    back = answers_in_place(load_assessment(text, "back.yaml"), SMALL.questions)
    wanted = {name: one for name, one in answers.items() if one != Answer()}
    assert {name for name, one in back.items() if one != Answer()} == wanted.keys()
    for name in wanted:
        assert digests_told(text)[name] == reply_digest(back[name]), (plainly_said(back), plainly_said(answers))


@pytest.fixture(scope="module")
def skipping(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Outline]]:
    """Return a page whose items hang on earlier ones in many ways, and its checklist."""
    hanging = [item(f"i{place}", relevant_when=one) for place, one in enumerate(CONDITIONS)]
    layout = outline(
        section("one", item("a"), item("b", relevant_when=CONDITIONS[2]), *hanging),
        section("two", item("z"), relevant_when={"not": {"item": "b", "is": ["none"]}}),
        profile=[question("open")],
    )
    with browser.new_page() as shown:
        shown.goto(address(tmp_path_factory.mktemp("skipping"), form(layout)))
        yield shown, layout


OPTIONS: Final = [*(f"option:{one}" for one in ("none", "little", "much", "full")), "dont-know", "not-applicable", None]
OPENING: Final = ["option:answer-no", "option:answer-yes", "dont-know", "not-mine", None]
SAID: Final = {
    "dont-know": {"dont_know": True},
    "not-applicable": {"not_applicable": "-"},
    "not-mine": {"not_mine": "-"},
}


def test_the_page_skips_just_what_the_interview_skips(skipping: tuple[Page, Outline]) -> None:
    page, layout = skipping
    all_chosen = [dict(zip(("open", "a", "b"), each, strict=True)) for each in product(OPENING, OPTIONS, OPTIONS)]
    all_hidden = page.evaluate(
        """all => all.map(chosen => {
            for (const [id, key] of Object.entries(chosen)) {
                document.querySelectorAll(`#q-${id} input[type=radio]`).forEach(one => {
                    one.checked = one.value === key;
                });
            }
            document.querySelector("#single").dispatchEvent(new Event("change"));
            return [...document.querySelectorAll(".question")].filter(q => q.hidden).map(q => q.dataset.id);
        })""",
        all_chosen,
    )
    for chosen, hidden in zip(all_chosen, all_hidden, strict=True):
        said = {name: SAID.get(key, {"option": key.removeprefix("option:")}) for name, key in chosen.items() if key}
        assert set(hidden) == hidden_items(layout, answered(said)), chosen


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(st.text(min_size=1, max_size=40))
def test_whatever_is_typed_is_one_text_in_the_file(skipping: tuple[Page, Outline], text: str) -> None:
    page, layout = skipping
    page.locator("#f-a-note").evaluate("(one, text) => { one.value = text; }", text)
    loaded = load(saved_text(page), "back.yaml")
    assert loaded.sound, loaded.problems
    assert isinstance(loaded.model, Assessment)
    note = loaded.model.answers["a"]
    assert layout.checklist.id == loaded.model.checklist.id
    kept = re.sub("[^\\S\n]+", " ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if re.fullmatch(r"[\w ]+", kept) and kept.strip():
        assert note is not None
        assert note.note == text.strip()


def test_the_page_is_among_the_files_that_travel() -> None:
    assert (shipped("templates") / TEMPLATE).is_file()
