"""A test that looks at nothing: what the script that plants bugs is tried with."""


def test_nothing() -> None:
    """Pass whatever the program does."""
