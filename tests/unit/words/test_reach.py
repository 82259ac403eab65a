"""How many sites words speak of."""

from __future__ import annotations

import pytest

from scalecheck.words.reach import most_sites, proposed_sites


@pytest.mark.parametrize(
    ("label", "most"),
    [("One or two, as a test", 2), ("Three to nine", 9), ("3 to 12 sites", 12), ("Ten or more", None), ("Every", None)],
)
def test_an_option_means_at_most_the_second_number_of_its_range(label: str, most: int | None) -> None:
    assert most_sites(label) == most


def test_an_entry_that_begins_with_a_number_counts_as_that_many_sites() -> None:
    assert proposed_sites(["Eastbrook", "four community hospitals", " 12 wards", "Onehouse"]) == 18
    assert proposed_sites([]) == 0
