"""Texts kept between runs: found by kind and key, dropped with another version, and never needed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from scalecheck.storage.cache.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_found_under_its_kind_and_key_alone(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "caches", "1")) as store:
        store.keep("a", [("key", "text"), ("other", "é ☃")])
        assert store.found("a", ["key", "other", "missing"]) == {"key": "text", "other": "é ☃"}
        assert store.found("b", ["key"]) == {}
    with closing(Store(tmp_path / "caches", "1")) as again:
        assert again.found("a", ["key"]) == {"key": "text"}


def test_more_keys_are_asked_for_than_one_query_takes(tmp_path: Path) -> None:
    keys = [str(number) for number in range(2500)]
    with closing(Store(tmp_path / "caches", "1")) as store:
        store.keep("a", ((key, key) for key in keys))
        assert store.found("a", keys) == {key: key for key in keys}


def test_another_version_finds_nothing_and_begins_anew(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "caches", "1")) as store:
        store.keep("a", [("key", "text")])
    with closing(Store(tmp_path / "caches", "2")) as later:
        assert (later.found("a", ["key"]), later.trouble) == ({}, "")
    with closing(Store(tmp_path / "caches", "1")) as again:
        assert again.found("a", ["key"]) == {}


def test_a_folder_that_cannot_be_made_is_trouble_told_in_words_and_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file", "1")
    assert not store.keeps
    assert store.trouble.startswith("Nothing is kept for the next run: ")
    assert "Errno" not in store.trouble


def test_without_a_folder_nothing_is_kept_and_nothing_is_wrong() -> None:
    store = Store(None, "1")
    store.keep("a", [("key", "text")])
    assert (store.found("a", ["key"]), store.keeps, store.trouble) == ({}, False, "")


def test_two_runs_at_once_do_not_hinder_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "caches"
    with closing(Store(folder, "1")) as one, closing(Store(folder, "1")) as other:
        one.keep("a", [("key", "text")])
        other.keep("a", [("second", "more")])
        assert one.found("a", ["key", "second"]) == {"key": "text", "second": "more"}
        assert not one.trouble + other.trouble
