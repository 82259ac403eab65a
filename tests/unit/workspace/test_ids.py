"""Ids made of names."""

from __future__ import annotations

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.workspace.ids import id_from, is_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Discharge hub", "discharge-hub"),
        ("  Café -- at the Ärztin's!  ", "cafe-at-the-arztin-s"),
        ("7 wards", "the-7-wards"),
        ("NULL", "the-null"),
        ("com1", "the-com1"),
        ("x" * 100, "x" * 64),
        (f"{'x' * 63} y", "x" * 63),
        ("9" * 100, f"the-{'9' * 60}"),
        ("Łódź", "lodz"),
        ("Straße 7", "strasse-7"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, expected: str) -> None:
    assert id_from(name) == expected


def test_names_in_other_scripts_make_ids_that_are_stable_and_told_apart() -> None:
    assert id_from("病棟") == id_from("病棟") == "id-f3076dd8"
    made = {id_from(name) for name in ("病棟", "診療所", "Больница", "病棟 A", "診療所 A")}
    assert len(made) == 5
    assert all(is_id(one) for one in made)


@pytest.mark.parametrize("name", ["", "  ", "!?", "\u202e"])
def test_a_name_without_a_letter_or_a_digit_makes_no_id(name: str) -> None:
    with pytest.raises(CannotLookError, match="neither a letter nor a digit"):
        id_from(name)
