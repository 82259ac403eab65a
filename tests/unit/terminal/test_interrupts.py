"""Requests to end a session: when they are heeded, and when they wait."""

from __future__ import annotations

import signal

import pytest

from scalecheck.terminal.interrupts import Interrupts

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="the signals of Unix")


@pytest.fixture(autouse=True)
def handlers() -> object:
    """Put every handler back that a test has changed."""
    known = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_DFL) for number in known}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_while_a_reply_is_waited_for_ends_it_at_once(number: signal.Signals) -> None:
    interrupts = Interrupts()
    with pytest.raises(KeyboardInterrupt), interrupts.heeded(), interrupts.waiting():
        signal.raise_signal(number)


def test_a_request_while_a_reply_is_dealt_with_waits_until_the_next_one_is_asked_for() -> None:
    interrupts, saved = Interrupts(), []

    def session() -> None:
        with interrupts.heeded():
            signal.raise_signal(signal.SIGINT)
            saved.append("the reply")
            with interrupts.waiting():
                saved.append("another one")

    with pytest.raises(KeyboardInterrupt):
        session()
    assert saved == ["the reply"]


def test_a_second_request_does_not_wait() -> None:
    interrupts = Interrupts()

    def session() -> None:
        with interrupts.heeded():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            pytest.fail("The second request did not end the session.")

    with pytest.raises(KeyboardInterrupt):
        session()


def test_once_one_is_heeded_further_ones_change_nothing() -> None:
    interrupts = Interrupts()
    with pytest.raises(KeyboardInterrupt), interrupts.heeded(), interrupts.waiting():
        signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)


def test_without_a_request_the_handlers_are_as_before() -> None:
    with Interrupts().heeded():
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with Interrupts().heeded():
        signal.raise_signal(signal.SIGHUP)
