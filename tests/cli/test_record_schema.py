"""What records are made of, from the command line: kinds, fields, words, actors, regions, tables."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from blotter.domain.record import Involved, Part
from blotter.project.project import Project
from blotter.project.records import actors, making, schema


@pytest.fixture
def study(study_path: Path) -> Path:
    """A study with a record of training in Myanmar by the ministry."""
    with Project(study_path) as project:
        project.act_as("Ada")
        ministry, edit = actors.add(project, "Ministry", ["MPS"])
        project.apply(edit)
        segment = next(iter(project.retrieve()))
        values = {"countries": (Involved("MM"),), "actors": (Part(ministry.id),), "topics": ("cyber",)}
        _, edit = making.make(project, schema.kind(project, "training"), [segment], **values)
        project.apply(edit)
    return study_path


def test_kinds(run: Run, study: Path) -> None:
    assert run("kinds", "add", study, "strike", "--code", "either\\/or", "--like", "patrol").status == 0
    told = run("kinds", "list", study, "--json").json
    assert told[-1]["kind"] == "strike"
    assert told[-1]["code"] == "either\\/or"
    assert {each["kind"]: each["records"] for each in told}["training"] == 1
    ran = run(
        "kinds", "change", study, "strike", "--fields", "note, date", "--required", "date", "--place", 1,
        "--help-text", "Work stops.", "--code", "",
    )  # fmt: skip
    assert ran.status == 0
    first = run("kinds", "list", study, "--json").json[0]
    assert first == {
        "kind": "strike", "code": None, "records": 0, "fields": "note; date", "required": "date",
        "help": "Work stops.",
    }  # fmt: skip
    assert run("undo", study, "--any-coder").status == 0
    assert run("kinds", "list", study, "--json").json[-1]["code"] == "either\\/or"
    assert run("kinds", "rename", study, "strike", "walkout").err == "“strike” is now “walkout”.\n"
    refused = run("kinds", "delete", study, "training")
    assert refused.status == 1
    assert "records of the kind “training”" in refused.err
    assert run("kinds", "delete", study, "training", "--into", "walkout").status == 0
    assert run("kinds", "change", study, "walkout").status == 2
    assert run("kinds", "preset", study, "plain").status == 1


def test_a_preset(run: Run, study_path: Path) -> None:
    assert run("kinds", "preset", study_path, "plain").status == 0
    assert [each["kind"] for each in run("kinds", "list", study_path, "--json").json] == ["event"]


def test_fields(run: Run, study: Path) -> None:
    added = run(
        "fields", "add", study, "Length of stay", "--type", "choice", "--option", "9", "--kind", "training"
    )
    assert (added.status, added.out) == (0, "length_of_stay\n")
    ran = run(
        "fields", "change", study, "length_of_stay", "--label", "Duration", "--type", "number", "--place", 1,
        "--help-text", "In weeks.",
    )  # fmt: skip
    assert ran.status == 0
    first = run("fields", "list", study, "--json").json[0]
    assert first == {
        "field": "duration", "label": "Duration", "type": "number", "own": True, "records": 0,
        "help": "In weeks.",
    }  # fmt: skip
    assert "length_of_stay" in run("history", study).out or run("undo", study, "--any-coder").status == 0
    refused = run("fields", "delete", study, "note")
    assert refused.status == 1
    assert "in every project" in refused.err
    name = run("fields", "list", study, "--json").json
    own = next(each["field"] for each in name if each["own"])
    assert run("fields", "delete", study, own, "--with-values").status == 0
    assert run("fields", "change", study, "note").status == 2


def test_words(run: Run, study: Path) -> None:
    listed = run("words", "list", study, "--list", "topics", "--json").json
    assert {each["word"]: each["used"] for each in listed}["cyber"] == 1
    assert run("words", "add", study, "topics", "fishing").err == "Added “fishing”.\n"
    assert run("words", "add", study, "topics", "fishing").err == "“fishing” is there already.\n"
    assert run("words", "rename", study, "topics", "cyber", "cybercrime").status == 0
    refused = run("words", "delete", study, "topics", "cybercrime")
    assert (refused.status, "is in use (1)" in refused.err) == (1, True)
    assert run("words", "delete", study, "topics", "cybercrime", "--instead", "fishing").status == 0
    with Project(study, writable=False) as project:
        assert project.record("MM.001").topics == ("fishing",)
    assert len(run("words", "list", study, "--json").json) > 50


def test_actors(run: Run, study: Path) -> None:
    ran = run("actors", "add", study, "Min. of Public Security", "--alias", "公安部", "--country", "China")
    assert ran.status == 0
    ran = run(
        "actors",
        "change",
        study,
        "公安部",
        "--side",
        "Chinese side",
        "--alias",
        "Gong'anbu",
        "--no-alias",
        "x",
    )
    assert ran.status == 0
    assert run("actors", "merge", study, "MPS", "公安部").err == (
        "“Ministry” is now “Min. of Public Security”, in 1 record.\n"
    )
    (only,) = run("actors", "list", study, "--json").json
    assert only["aliases"] == "公安部; Gong'anbu; Ministry; MPS"
    assert (only["records"], only["country"], only["side"]) == (1, "CN", "Chinese side")
    assert run("actors", "delete", study, "MPS").status == 1
    assert run("actors", "add", study, "Office", "--parent", "MPS").status == 0
    assert run("actors", "change", study, "Office", "--parent", "", "--name", "Bureau").status == 0
    assert run("actors", "delete", study, "Bureau").status == 0
    assert run("actors", "change", study, "MPS").status == 2


def test_regions(run: Run, study: Path, tmp_path: Path) -> None:
    assert run("regions", "set", study, "Middle East", "EG", "Türkiye").status == 0
    assert run("regions", "add", study, "Central Asia").status == 0
    assert run("regions", "set", study, "central asia", "KZ").err == "In Central Asia now: Kazakhstan.\n"
    assert run("regions", "rename", study, "Central Asia", "Inner Asia").status == 0
    told = {each["region"]: each["countries"] for each in run("regions", "list", study, "--json").json}
    assert told["Inner Asia"] == 1
    assert run("regions", "delete", study, "Inner Asia").status == 1
    assert run("regions", "delete", study, "Inner Asia", "--into", "Asia").status == 0
    path = tmp_path / "regions.csv"
    assert run("regions", "export", study, path).status == 0
    assert run("regions", "import", study, path).err == "All countries are in these regions already.\n"
    path.write_text("country,region\nMM,South-East Asia\nAtlantis,Sea\n")
    ran = run("regions", "import", study, path)
    assert (ran.status, "Atlantis" in ran.err) == (1, True)
    told = run("regions", "list", study, "--countries", "--json").json
    assert {each["country"]: each["region"] for each in told}["MM"] == "South-East Asia"


def test_country_tables(run: Run, study: Path, tmp_path: Path) -> None:
    path = tmp_path / "freedom.csv"
    path.write_text("country,year,status\nMM,2016,PF\nMM,2021,NF\nLA,2016,NF\n")
    assert (
        run("country-table", "import", study, path, "--name", "Freedom").err
        == "Imported “Freedom”: 3 values.\n"
    )
    (only,) = run("country-table", "list", study, "--json").json
    assert only == {
        "name": "Freedom", "countries": 2, "first": 2016, "last": 2021, "values": "NF; PF", "note": "",
    }  # fmt: skip
    path.write_text("state,status\nMM,PF\nAtlantis,NF\n")
    ran = run("country-table", "import", study, path, "--country", "state")
    assert (ran.status, "line 3" in ran.err) == (1, True)
    assert run("country-table", "rename", study, "freedom", "Status").status == 0
    assert run("country-table", "delete", study, "Freedom").status == 1
    assert run("country-table", "delete", study, "Status").status == 0
    assert run("country-table", "list", study, "--json").json == []


def test_the_study(run: Run, study: Path) -> None:
    assert (
        run("study", study, "--from", "1997", "--to", "2021", "--home", "Fransa", "--needs-actor").status == 0
    )
    (told,) = run("study", study, "--json").json
    assert (told["from"], told["to"], told["home"]) == ("1997-01-01", "2021-12-31", "France")
    assert (told["days"], told["needs_actor"]) == (31, True)
    assert run("study", study, "--days", 31).err == "The frame of the study is so already.\n"
    assert run("study", study, "--from", "soon").status == 1
