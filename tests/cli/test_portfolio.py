"""`scalecheck portfolio`, run through its real entry."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.storage.cache.store import Store
from scalecheck.workspace.portfolio.crew import Setting
from scalecheck.workspace.portfolio.looking import look
from tests.trees import DAY, ITEMS, assessment, checklist, full_tree, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.running import Run

EXAMPLES: Final = Path(__file__).parents[2] / "examples"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of three innovations at three sites."""
    return full_tree(tmp_path / "tree")


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    """Return the file in which things are kept between runs."""
    return tmp_path.parent / "caches" / "scalecheck" / "portfolio.sqlite"


def data(ran: Run, tree: Path, *more: str, code: int = 0) -> dict[str, Any]:
    ended = ran("portfolio", tree, "--format", "json", *more)
    assert (ended.code, ended.err if not code else "") == (code, "")
    found: dict[str, Any] = json.loads(ended.out)
    return found


def places(found: dict[str, Any]) -> dict[tuple[str | None, str | None], dict[str, Any]]:
    return {(one["innovation"], one["site"]): one for grid in found["grids"] for one in grid["places"]}


def test_how_far_the_reading_has_come_is_told_every_fifty_files(tmp_path: Path) -> None:
    tree = full_tree(tmp_path / "tree", innovations=20, sites=5)
    told: list[tuple[int, int]] = []
    look(Setting(tree, None, DAY), Store(None, ""), lambda done, of: told.append((done, of)))
    assert told == [(0, 121), (50, 121), (100, 121), (121, 121)]


def test_every_place_is_judged_as_status_judges_it(tree: Path, scalecheck: Run) -> None:
    found = places(data(scalecheck, tree))
    assert len(found) == 12
    for one in found.values():
        status = json.loads(scalecheck("status", one["file"], "--format", "json").out)
        assert one["settled"] == status["verdict"]["settled"], one
        assert one["verdict"] == (status["verdict"]["id"] if one["settled"] else None)
        areas = [(area["id"], area["unknown"], area["unanswered"]) for area in status["sections"]]
        assert [(area["id"], area["dont_know"], area["unanswered"]) for area in one["areas"]] == areas
        assert one["gates_not_met"] == [
            gate["title"] for gate in status["gates"] if gate["applies"] and not gate["met"]
        ]


def test_the_worked_example_is_judged_as_status_judges_it(scalecheck: Run) -> None:
    for one in places(data(scalecheck, EXAMPLES)).values():
        if not one["agreed"]:
            continue
        status = json.loads(scalecheck("status", one["file"], "--format", "json").out)
        assert (one["settled"], one["verdict"]) == (
            status["verdict"]["settled"],
            status["verdict"]["id"] if status["verdict"]["settled"] else None,
        )


def test_gaps_that_are_too_few_to_tell_are_one_line_on_the_screen_and_listed_on_the_page(
    tmp_path: Path, scalecheck: Run
) -> None:
    tree = full_tree(tmp_path / "tree", innovations=2, sites=2)
    said = " ".join(scalecheck("portfolio", tree).out.split())
    assert said.count("Too few to tell whose it is:") == 1
    assert "It is said only where at least three innovations" in said
    page = scalecheck("portfolio", tree, "--format", "md").out.partition("## System or solution")[2]
    assert page.count("Too few to tell") == len(data(scalecheck, tree)["gaps"])


def test_the_screen_shows_places_gaps_and_load_and_ranks_nothing(tree: Path, scalecheck: Run) -> None:
    ended = scalecheck("portfolio", tree)
    assert (ended.code, ended.err) == (0, "")
    for words in ("What to fix once for everyone", "System or solution", "Depth beside reach", "never ranked"):
        assert words in " ".join(ended.out.split())
    assert ended.out.index("The idea-0") < ended.out.index("The idea-1") < ended.out.index("The idea-2")


def test_what_was_not_assessed_is_told_from_a_gap(tree: Path, scalecheck: Run) -> None:
    put(tree, "new/one.yaml", assessment({"parts": "none"}, innovation="new", site="site-0"))
    assert "not assessed" in scalecheck("portfolio", tree).out
    areas = places(data(scalecheck, tree))["new", "site-0"]["areas"]
    assert [area["assessed"] for area in areas] == [True, False]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.yaml", assessment({"parts": "full"}).replace("option", "opton"), "`opton` is not a key here"),
        ("binary.yaml", b"\x00\x01\x02" * 100, "binary.yaml:1:1"),
        ("huge.yaml", b"format: scalecheck/assessment@1.0\n" + b"#" * (8 * 1024 * 1024), "huge.yaml"),
        ("word.yaml", b"PK\x03\x04" + b"\x00" * 50, "a zip archive, or a Word or Excel file"),
        ("other.yaml", assessment({"parts": "full"}, checklist="elsewhere"), "`elsewhere` 1.0.0 was not found"),
        ("newer.yaml", assessment({"parts": "full"}, version="9.0.0"), "`small` 9.0.0 was not found"),
        ("panel.yaml", "format: scalecheck/panel@1.0\nround: 2026\n", "panel.yaml"),
    ],
)
def test_a_file_that_is_not_valid_is_told_and_the_rest_goes_on(
    tree: Path, scalecheck: Run, name: str, content: str | bytes, said: str
) -> None:
    sound = places(data(scalecheck, tree))
    put(tree, f"bad/{name}", content)
    for _ in range(2):  # the second time from what is kept
        ended = scalecheck("portfolio", tree, "--format", "json")
        assert ended.code == 1
        assert said in ended.err
        assert places(json.loads(ended.out)) == sound


def test_an_answer_over_what_is_inherited_without_a_reason_is_told(tree: Path, scalecheck: Run) -> None:
    text = assessment({"parts": "full"}, innovation="idea-0", site="site-7").replace(", override: So here.", "")
    path = put(tree, "idea-0/2026-11/site-7/lead.yaml", text)
    for _ in range(2):
        ended = scalecheck("portfolio", tree, "--format", "json")
        assert ended.code == 1
        assert f"{path}:8:" in ended.err
        assert "has answered `parts` as well" in ended.err
        assert places(json.loads(ended.out))["idea-0", "site-7"]["verdict"] is None


def test_of_nothing_but_files_that_are_not_valid_there_is_no_portfolio(tmp_path: Path, scalecheck: Run) -> None:
    put(tmp_path, "tree/checklists/small.yaml", checklist())
    put(tmp_path, "tree/broken.yaml", assessment({"parts": "full"}).replace("option", "opton"))
    for output in ("-", tmp_path / "page.html", tmp_path / "page.md", tmp_path / "page.json"):
        ended = scalecheck("portfolio", tmp_path / "tree", "-o", output)
        assert (ended.code, ended.out) == (1, "")
        assert "`opton` is not a key here" in ended.err
        assert "No valid assessment was found in" in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tree"]


@pytest.mark.parametrize("more", ["kept: [call]\n", "adaptations: [{what: At noon, kind: core, part: call}]\n"])
def test_a_part_is_looked_up_in_the_file_in_which_validate_does_also_of_another_checklist(
    tmp_path: Path, scalecheck: Run, more: str
) -> None:
    tree = full_tree(tmp_path / "small", innovations=1, sites=1)

    def names(part: str, where: str, checklist_named: str = "small") -> None:
        core = f"core: [{{id: {part}, what: A call}}]\n"
        text = assessment({}, innovation="idea-0", agreed=True, checklist=checklist_named, more=core)
        put(tree, f"idea-0/2026-11/{where}/agreed.yaml", text)

    def told() -> bool:
        errs = [scalecheck(command, tree).err for command in ("portfolio", "portfolio")]  # then from what is kept
        errs.append(scalecheck("validate", tree).out)
        said = ["There is no `call` under `core` in" in " ".join(err.split()) for err in errs]
        assert len(set(said)) == 1
        return said[0]

    for other in ("second", "third"):
        put(tree, f"checklists/{other}.yaml", checklist(other))
    text = assessment({}, innovation="idea-0", site="site-0", more=more)
    put(tree, "idea-0/2026-11/site-0/lead.yaml", text)
    assert told()  # the file of the same checklist names none
    names("call", "second", "second")
    assert not told()
    names("cal", "second", "second")
    assert told()
    names("cal", "third", "third")
    assert told()  # of two that name parts neither counts
    names("call", "programme")
    assert not told()


def test_links_and_loops_are_not_followed_out_of_the_folder(tree: Path, tmp_path: Path, scalecheck: Run) -> None:
    outside = put(tmp_path / "outside", "one.yaml", assessment({"parts": "none"}, innovation="outside"))
    (tree / "loop").symlink_to(tree)
    (tree / "loop.yaml").symlink_to(tree / "loop.yaml")
    (tree / "out.yaml").symlink_to(outside)
    (tree / "folder").symlink_to(outside.parent)
    ended = scalecheck("portfolio", tree, "--format", "json")
    assert ended.code == 1
    assert "leads out of the folder" in ended.err
    assert "loop.yaml" in ended.err
    assert len(places(json.loads(ended.out))) == 12


def test_two_agreed_programmes_of_one_round_are_told(tree: Path, scalecheck: Run) -> None:
    put(tree, "elsewhere/agreed.yaml", assessment({"parts": "none"}, innovation="idea-0", agreed=True))
    ended = scalecheck("portfolio", tree, "--format", "json")
    assert ended.code == 1
    assert "Two agreed files speak for idea-0, programme, 2026-11" in ended.err


def test_a_partner_with_the_id_of_a_hospital_is_told(tree: Path, scalecheck: Run) -> None:
    text = assessment({}, innovation="idea-0", site="site-1", kind="partner")
    path = put(tree, "idea-0/2026-11/partner/lead.yaml", text)
    for _ in range(2):  # the second time from what is kept
        ended = scalecheck("portfolio", tree, "--format", "json")
        assert ended.code == 1
        assert f"{path}:1:1: error: `site-1` is a partner of idea-0 here, and a site of it in" in ended.err
    put(tree, "idea-0/2026-11/partner/lead.yaml", text.replace("idea-0", "idea-9"))
    assert scalecheck("portfolio", tree, "--format", "json").code == 0


def test_several_answers_that_nobody_agreed_count_nowhere_and_are_told(tree: Path, scalecheck: Run) -> None:
    put(
        tree,
        "idea-0/2026-11/site-0/other.yaml",
        assessment({"parts": "?"}, innovation="idea-0", site="site-0", who="other"),
    )
    assert places(data(scalecheck, tree))["idea-0", "site-0"]["agreed"] is False
    assert "not agreed: 2 answered separately" in " ".join(scalecheck("portfolio", tree).out.split())


def test_of_mixed_rounds_and_versions_the_newest_counts_and_what_is_behind_is_stale(
    tree: Path, scalecheck: Run
) -> None:
    put(tree, "checklists/later.yaml", checklist(version="1.1.0"))
    text = assessment(
        {"parts": "full", "staff": "full"}, innovation="idea-0", site="site-0", round_="2026-12", version="1.1.0"
    )
    put(tree, "later/one.yaml", text)
    found = data(scalecheck, tree)
    assert places(found)["idea-0", "site-0"]["round"] == "2026-12"
    behind = {(one["innovation"], one["site"]): one["later_round"] for one in found["stale"]}
    assert behind == {("idea-0", None): "2026-12", ("idea-0", "site-1"): "2026-12", ("idea-0", "site-2"): "2026-12"}


def test_without_any_assessment_there_is_nothing_to_look_at(tmp_path: Path, scalecheck: Run) -> None:
    put(tmp_path, "notes.yaml", "a: 1\n")
    ended = scalecheck("portfolio", tmp_path)
    assert (ended.code, ended.err) == (2, f"No assessment was found in {tmp_path}.\n")
    assert scalecheck("portfolio", tmp_path / "missing").code == 2


@pytest.mark.parametrize(
    "arguments", [("--format", "csv"), ("--format", "parquet"), ("-o", "x.docx"), ("-o", "x.yaml")]
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(
    tmp_path: Path, scalecheck: Run, arguments: tuple[str, ...]
) -> None:
    assert scalecheck("portfolio", tmp_path / "missing", *arguments).code == 2


def test_rows_hold_every_answer_gate_and_ask_and_no_formula(tree: Path, tmp_path: Path, scalecheck: Run) -> None:
    more = "asks:\n  - {what: '=1+1', kind: rule, body: '@board', due: 2026-11-01}\n"
    put(
        tree,
        "idea-0/2026-11/programme/agreed.yaml",
        assessment({"parts": "none"}, innovation="idea-0", agreed=True, more=more),
    )
    assert scalecheck("portfolio", tree, "--format", "csv", "-o", tmp_path / "rows").code == 0
    rows = {
        name: list(csv.DictReader((tmp_path / "rows" / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()))
        for name in ("answers", "gates", "asks")
    }
    assert [(row["what"], row["body"], row["state"]) for row in rows["asks"]] == [("'=1+1", "'@board", "missed")]
    assert len(rows["gates"]) == 24
    assert {row["standing"] for row in rows["answers"]} == {"met", "partly", "below", "dont-know", "unanswered"}


@pytest.mark.needs("data")
def test_parquet_has_types(tree: Path, tmp_path: Path, scalecheck: Run) -> None:
    import duckdb

    assert scalecheck("portfolio", tree, "--format", "parquet", "-o", tmp_path / "rows").code == 0
    described = duckdb.read_parquet(str(tmp_path / "rows/asks.parquet"))
    types = dict(zip(described.columns, map(str, described.types), strict=True))
    assert (types["newest"], types["number"], types["due"]) == ("BOOLEAN", "INTEGER", "DATE")


def test_the_second_run_takes_what_is_kept_and_says_the_same(tree: Path, scalecheck: Run, caches: Path) -> None:
    first = data(scalecheck, tree)
    assert caches.stat().st_size > 0
    assert data(scalecheck, tree) == first == data(scalecheck, tree, "--no-cache")


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_what_is_kept_is_for_its_user_alone(tree: Path, scalecheck: Run, caches: Path) -> None:
    data(scalecheck, tree)
    assert (caches.parent.stat().st_mode & 0o777, caches.stat().st_mode & 0o777) == (0o700, 0o600)


def test_without_the_cache_nothing_is_read_from_it_or_written_to_it(tree: Path, scalecheck: Run, caches: Path) -> None:
    data(scalecheck, tree, "--no-cache")
    assert not caches.exists()


def damage(caches: Path) -> None:
    content = bytearray(caches.read_bytes())
    content[: len(content) // 2] = b"x" * (len(content) // 2)
    caches.write_bytes(content)


@contextmanager
def changed(caches: Path) -> Iterator[sqlite3.Connection]:
    """Return what is kept, to be changed, and close it: the `with` of SQLite leaves it open."""
    with closing(sqlite3.connect(caches)) as database, database:
        yield database


def another_version(caches: Path) -> None:
    with changed(caches) as database:
        database.execute("UPDATE version SET text = 'an older one'")
        database.execute("UPDATE kept SET text = 'nonsense'")


def other_texts(caches: Path) -> None:
    with changed(caches) as database:
        database.execute("UPDATE kept SET text = replace(text, 'some', 'none')")


def nonsense_with_sums(caches: Path) -> None:
    from zlib import crc32

    with changed(caches) as database:
        database.execute("UPDATE kept SET text = ?", (f"{crc32(b'[]'):08x}[]",))


def half_gone(caches: Path) -> None:
    with changed(caches) as database:
        database.execute("DELETE FROM kept WHERE kind IN ('answers', 'outcome')")


def other_table(caches: Path) -> None:
    with changed(caches) as database:
        database.execute("DROP TABLE kept")
        database.execute("CREATE TABLE kept (something)")


def cut_off(caches: Path) -> None:
    with caches.open("r+b") as file:
        file.truncate(5000)


@pytest.mark.parametrize(
    "harm", [damage, another_version, other_texts, nonsense_with_sums, half_gone, other_table, cut_off]
)
def test_whatever_happened_to_what_is_kept_the_result_is_the_same(
    tree: Path, scalecheck: Run, caches: Path, harm: Callable[[Path], None]
) -> None:
    first = data(scalecheck, tree)
    harm(caches)
    ended = scalecheck("portfolio", tree, "--format", "json")
    assert (ended.code, json.loads(ended.out)) == (0, first)
    assert len(ended.err.splitlines()) <= 1
    assert data(scalecheck, tree) == first


def test_where_nothing_can_be_kept_a_sentence_says_so(tree: Path, scalecheck: Run, caches: Path) -> None:
    caches.parent.parent.mkdir()
    caches.parent.write_text("a file in its place")
    ended = scalecheck("portfolio", tree, "--format", "json")
    assert ended.code == 0
    assert ended.err.startswith("Nothing is kept for the next run: ")
    assert len(places(json.loads(ended.out))) == 12


def test_many_files_are_read_in_several_processes_with_the_same_result(
    tree: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = data(scalecheck, tree, "--no-cache")
    monkeypatch.setattr("scalecheck.workspace.portfolio.crew.WORTH_IT", 1)
    monkeypatch.setattr("scalecheck.workspace.portfolio.crew.AT_ONCE", 2)
    monkeypatch.setattr("scalecheck.workspace.portfolio.crew.processors", lambda: 2)
    assert data(scalecheck, tree, "--no-cache") == alone


def test_a_copy_of_a_file_elsewhere_is_judged_by_the_checklist_there(tree: Path, scalecheck: Run) -> None:
    data(scalecheck, tree)
    other = tree / "other"
    put(
        other,
        "checklists/small.yaml",
        checklist().replace("item: money, at_least: full", "item: money, at_least: none"),
    )
    own = tree / "idea-0/2026-11/site-0/lead.yaml"
    text = own.read_text().replace("idea-0", "idea-9")
    put(other, "one.yaml", text)
    shutil.copy(other / "one.yaml", put(tree, "here/one.yaml", "").with_name("one.yaml"))
    (other / "one.yaml").write_text(text)
    first = data(scalecheck, tree)
    assert first == data(scalecheck, tree, "--no-cache")


@pytest.mark.parametrize("name", ["portfolio.md", "portfolio.html"])
def test_the_committed_portfolio_of_westmere_is_made_again(scalecheck: Run, tmp_path: Path, name: str) -> None:
    arguments = ("--as-of", "2026-11-28", "--title", "Westmere", "-o", tmp_path / name)
    assert scalecheck("portfolio", EXAMPLES, *arguments).code == 0
    made, kept = (tmp_path / name).read_text(encoding="utf-8"), EXAMPLES / "westmere" / name
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        kept.write_text(made, encoding="utf-8", newline="\n")
    assert made == kept.read_text(encoding="utf-8")


def test_the_page_runs_its_own_script_alone_and_shows_what_files_hold_as_it_is(tree: Path, scalecheck: Run) -> None:
    hostile = "</td><script>alert(1)</script>"
    text = assessment({"parts": "none"}, innovation="evil").replace("The evil", hostile)
    put(tree, "evil/one.yaml", text)
    page = scalecheck("portfolio", tree, "--format", "html").out
    assert hostile not in page
    assert page.count("<script>") == 1
    script = page.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'" in page


def test_answers_of_the_round_before_that_wait_to_be_confirmed_are_no_gaps(tmp_path: Path, scalecheck: Run) -> None:
    put(tmp_path, "checklists/small.yaml", checklist())
    then = dict.fromkeys(ITEMS, "full") | {"parts": "some", "rules": ""}
    put(tmp_path, "hub/2026-11/programme/agreed.yaml", assessment(then, agreed=True))
    now = dict.fromkeys(ITEMS, "") | {"parts": "some"}
    more = "follows: ../../2026-11/programme/agreed.yaml\n"
    begun = assessment(now, agreed=True, round_="2027-02", more=more)
    path = put(tmp_path, "hub/2027-02/programme/agreed.yaml", begun)
    told = json.loads(scalecheck("portfolio", tmp_path, "--format", "json").out)
    [place] = told["grids"][0]["places"]
    assert [(one["below"], one["unanswered"], one["waiting"]) for one in place["areas"]] == [(1, 0, 2), (0, 1, 2)]
    assert place["gates_not_met"] == []
    out = " ".join(scalecheck("portfolio", tmp_path, "--format", "md").out.split())
    assert "no verdict yet; in 2026-11: Wait" in out
    assert "| not known yet |" in out
    assert "1 gap of 1; weakest: Title parts; 2 wait to be confirmed" in out
    path.write_text(begun.replace(more, ""), encoding="utf-8")
    told = json.loads(scalecheck("portfolio", tmp_path, "--format", "json").out)
    [place] = told["grids"][0]["places"]
    assert [(one["below"], one["unanswered"], one["waiting"]) for one in place["areas"]] == [(1, 2, 0), (0, 3, 0)]
