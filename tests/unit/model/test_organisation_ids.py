"""An organisation has the id that is given with its name, else one made of the name."""

from __future__ import annotations

import pytest

from scalecheck.model.ids import organisation_id


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("NHS Hill and Vale", None, "nhs-hill-and-vale"),
        ("NHS Hill and Vale", "icb", "icb"),
        (None, None, None),
        ("!?", None, None),
    ],
)
def test_an_organisation_has_the_id_that_is_given_or_one_made_of_its_name(
    name: str | None, given: str | None, expected: str | None
) -> None:
    assert organisation_id(name, given) == expected
