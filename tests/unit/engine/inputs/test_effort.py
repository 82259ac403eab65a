"""How long a first pass takes."""

from __future__ import annotations

from scalecheck.engine.inputs.effort import minutes, minutes_for_all
from tests.builders import item, outline, question, section


def test_minutes_are_words_at_reading_speed_and_ten_seconds_a_question_rounded_up() -> None:
    # the ask has 394 words and the options "Nothing", "A little", "Much", "All of it" another 7: 401 words are
    # 2.005 minutes, ten seconds more are 2.17
    layout = outline(section("d", item("a", ask=" ".join(["word"] * 393) + "?")))
    assert minutes(layout, layout.questions.values()) == 3
    # 200 words: 193 of the ask and 7 of the options are one minute, and ten seconds
    layout = outline(section("d", item("a", ask=" ".join(["word"] * 193))))
    assert minutes(layout, layout.questions.values()) == 2


def test_meanings_are_read_too_the_items_own_in_place_of_the_scales() -> None:
    plain = outline(section("d", item("a", ask="Is it?")))
    meant = outline(section("d", item("a", ask="Is it?", meanings={"full": " ".join(["word"] * 200)})))
    assert minutes(plain, plain.questions.values()) == 1
    assert minutes(meant, meant.questions.values()) == 2


def test_nothing_takes_no_time() -> None:
    assert minutes(outline(section("d", item("a"))), ()) == 0


def test_all_questions_count_opening_ones_too_and_retired_ones_do_not() -> None:
    long = " ".join(["word"] * 400)
    layout = outline(
        section("d", item("a", ask=long), item("b", ask=long, retired={"since": "2.0.0"})),
        profile=[question("q", ask=long)],
    )
    # 400 + 7 and 400 + 5 words: 812 are 4.06 minutes, and twenty seconds
    assert minutes_for_all(layout) == 5
