"""Twenty places of the real corpus settled with commands; without it these tests say what they lack."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILE = "corpus.blotter"
REASONS = ("slip", "definition unclear", "interpretation", "unitising", "source ambiguous")

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real corpus is not at {CORPUS}")


@pytest.fixture
def corpus(run: Run) -> str:
    """The documents with the segments of both coders, who are done with them."""
    assert run("new", FILE, "--codebook", "police-cooperation", "--coder", "A", "--coder", "B").status == 0
    assert run("import", FILE, *sorted(CORPUS.glob("*.txt"))).status == 0
    assert run("import", FILE, *sorted((CORPUS / "coding").glob("[AB]-*.jsonl"))).status == 0
    coded = {row["source"] for row in run("report", "segments", FILE, "--json").json}
    sources = [word for name in sorted(coded) for word in ("--source", name)]
    for coder in ("A", "B"):
        assert run("done", FILE, "--coder", coder, *sources).status == 0
    return FILE


def test_twenty_places_are_adjudicated(run: Run, corpus: str) -> None:
    places = run("adjudicate", "list", corpus, "--json").json
    assert len(places) > 200
    assert [row["number"] for row in places] == list(range(1, len(places) + 1))
    kinds = {kind for row in places for kind in row["kinds"].split("; ")}
    assert kinds == {
        "missed", "boundary", "other code", "parent or child", "split or merged", "extra code",
    }  # fmt: skip
    # No place runs on over pages, however densely it is coded.
    assert max(row["end"] - row["start"] for row in places) < 2000

    originals = run("report", "segments", corpus, "--json").json
    twenty = places[:: len(places) // 20][:20]
    for turn, row in enumerate(twenty):
        number, reason = row["number"], REASONS[turn % len(REASONS)]
        words = ("decide", corpus, number, "--reason", reason, "--note", f"Turn {turn}", "--coder", "A")
        shown = run("adjudicate", "show", corpus, number, "--json").json
        first = next(side["segments"][0] for side in shown["sides"] if side["segments"])
        new = ("--span", f"{first['start']}:{first['end'] + 1}", "--code", first["code"])
        choice = (
            ("one", "--coder-chosen", "A"), ("one", "--coder-chosen", "B", "--hide-names"),
            ("all",), ("none",), ("new", *new),
        )[turn % 5]  # fmt: skip
        decided = run("adjudicate", *words, "--choose", *choice)
        assert decided.status == 0, decided.err
    assert decided.err.endswith(f"{len(places) - 20} places left open.\n")

    rows = run("report", "decisions", corpus, "--json").json
    assert [(row["start"], row["end"]) for row in rows] == [(row["start"], row["end"]) for row in twenty]
    assert [row["note"] for row in rows] == [f"Turn {turn}" for turn in range(20)]
    assert sum(row["hidden"] for row in rows) == 4
    counts = run("report", "prevailed", corpus, "--json").json
    overall = {row["coder"]: row for row in counts if row["reason"] == "all"}
    assert {coder: row["decided"] for coder, row in overall.items()} == {"A": 20, "B": 20}
    assert overall["A"]["own"] == 20
    after = run("report", "negotiation", corpus, "--json").json
    moved = [row for row in after if row["measure"] == "f1" and row["before"] != row["after"]]
    assert moved

    still = [row for row in run("report", "segments", corpus, "--json").json if row["coder"] != "Consensus"]
    assert still == originals
    assert run("check", corpus).status == 0
    assert run("undo", corpus, "--steps", 20, "--coder", "A").status == 0
    assert run("report", "segments", corpus, "--json").json == originals


def test_rules_settle_places_of_the_corpus_and_say_what_stays_open(run: Run, corpus: str) -> None:
    places = len(run("adjudicate", "list", corpus, "--json").json)
    made = {}
    for rule in ("full", "majority", "overlap"):
        told = run("adjudicate", "propose", corpus, "--rule", rule, "--json")
        made[rule] = len(told.json)
        assert told.err.startswith(f"Would settle {made[rule]} places, {places - made[rule]} left open; ")
    assert made["full"] == 0
    assert 0 < made["overlap"] < made["majority"] < places
    assert run("adjudicate", "propose", corpus, "--rule", "majority", "--apply").status == 0
    assert len(run("adjudicate", "list", corpus, "--open", "--json").json) == places - made["majority"]
    assert run("check", corpus).status == 0
