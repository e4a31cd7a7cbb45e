"""The tables of a data package: what they say is what the project has, and only what was chosen."""

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from data_packages import everything, read, revision_of, small_project, written
from hypothesis import given
from hypothesis import strategies as st

import factories
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.codebook import Code, Codebook
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.interchange.data_package.figures import covered

TEXT = factories.TEXT


@pytest.fixture
def small() -> CarriedProject:
    return small_project()


def test_segments_come_back_from_their_table(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p")
    rows = read(tmp_path / "p", "segments")
    found = {
        Segment(
            id=row["id"],
            source=row["document_id"],
            code=row["code_id"],
            coder=row["coder_id"],
            start=int(row["start"]),
            end=int(row["end"]),
            quote=row["text"],
            memo=row["memo"],
            revision=revision_of(small).id if row["revision"] else None,
            created=row["created"],
            modified=row["modified"],
        )
        for row in rows
    }
    assert found == set(small.things.all(Segment).values())
    assert [row["page"] for row in rows] == ["i", "i–ii", "ii"]
    assert {row["origin"] for row in rows} == {"hand"}


def test_the_codebook_comes_back_from_its_tables(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p")
    aliases = read(tmp_path / "p", "code_aliases")
    parts = (
        "short",
        "full",
        "use_when",
        "not_when",
        "example",
        "counter_example",
        "origin",
        "reference",
        "key",
    )
    found = [
        Code(
            id=row["id"],
            name=row["name"],
            parent=row["parent_id"] or None,
            archived=row["archived"] == "1",
            aliases=tuple(each["alias"] for each in aliases if each["code_id"] == row["id"]),
            **{part: row[part] for part in parts},  # type: ignore[arg-type]
        )
        for row in read(tmp_path / "p", "codes")
    ]
    assert found == list(Codebook(small.things.all(Code).values()))
    (one, other) = read(tmp_path / "p", "code_set_members")
    assert (one["code"], other["code"]) == ("training/academy", "training")


def test_memos_values_and_cases(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p")
    memos = {row["on"]: row for row in read(tmp_path / "p", "memos")}
    assert memos["passage"]["text"] == "@home"
    assert memos["passage"]["quote"] == TEXT[:8]
    assert memos["passage"]["coder"] == "Ben"
    assert memos["project"]["document_id"] == ""
    year, name = read(tmp_path / "p", "values")
    assert (year["attribute"], year["document"], year["case"], year["value"]) == (
        "Year",
        "notes.txt",
        "",
        "2019",
    )
    assert (name["attribute"], name["document"], name["case"]) == ("name", "", "Guard")
    (document,) = read(tmp_path / "p", "documents_with_attributes")
    assert document["Year"] == "2019"
    # An attribute that has the name of a column beside it.
    assert [row["name (2)"] for row in read(tmp_path / "p", "cases_with_attributes")] == ["a guard", ""]
    parts = {row["case"]: row["text"] for row in read(tmp_path / "p", "case_parts")}
    assert parts == {"Guard": "", "Town": TEXT[:8]}


def test_what_is_counted(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p")
    figures = ("segments", "characters", "coders")
    by_document = {
        row["code"]: [row[key] for key in figures] for row in read(tmp_path / "p", "code_by_document")
    }
    assert by_document == {"training": ["1", "8", "1"], "training/academy": ["2", "56", "2"]}
    by_case = {(row["code"], row["case"]): row["segments"] for row in read(tmp_path / "p", "code_by_case")}
    assert by_case == {
        ("training", "Guard"): "1",
        ("training", "Town"): "1",
        ("training/academy", "Guard"): "2",
        ("training/academy", "Town"): "1",
    }
    (pair,) = read(tmp_path / "p", "code_by_code")
    assert (pair["code"], pair["other"], pair["pairs"], pair["documents"]) == (
        "training", "training/academy", "1", "1",
    )  # fmt: skip


def test_coders_without_names_are_nowhere_named(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p", pseudonyms=True)
    words = everything(tmp_path / "p")
    for coder in small.things.all(Coder).values():
        assert coder.name not in words
        assert coder.id not in words
    assert {row["coder"] for row in read(tmp_path / "p", "segments")} == {"Coder 1", "Coder 2"}


def test_words_and_memos_stay_where_they_are_not_wanted(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p", quotes=False, memos=False)
    words = everything(tmp_path / "p")
    for hidden in (TEXT[4:60], TEXT[50:57], "-- a memo", "@home", "on all of it"):
        assert hidden not in words
    assert not (tmp_path / "p" / "memos.csv").exists()
    assert "1 segments have one" in (tmp_path / "p" / "README.md").read_text(encoding="utf-8")


def test_texts_come_along_where_they_are_wanted(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p", texts=True)
    (document,) = read(tmp_path / "p", "documents")
    assert (tmp_path / "p" / document["file"]).read_text(encoding="utf-8") == TEXT
    written(small, tmp_path / "p")
    assert not (tmp_path / "p" / "texts").exists()


def test_every_column_is_explained_and_of_its_kind(small: CarriedProject, tmp_path: Path) -> None:
    written(small, tmp_path / "p")
    told = {(row["table"], row["column"]): row for row in read(tmp_path / "p", "dictionary")}
    package = json.loads((tmp_path / "p" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        name, rows = resource["name"], read(tmp_path / "p", resource["name"])
        schema = json.loads((tmp_path / "p" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        for field in resource["schema"]["fields"]:
            assert told[name, field["name"]]["meaning"] == field["description"] != ""
            assert schema["properties"][field["name"]]["description"] == field["description"]
            _assert_of_kind(field, [row[field["name"]] for row in rows])
        assert schema["required"] == list(rows[0] if rows else schema["properties"])


def _assert_of_kind(field: dict[str, object], cells: list[str]) -> None:
    told = [cell for cell in cells if cell]
    if field["type"] == "integer":
        assert all(cell.isdecimal() for cell in told)
    if field["type"] == "boolean":
        assert set(told) <= {"0", "1"}
    if field["type"] == "datetime":
        assert all(cell.endswith("Z") and "T" in cell for cell in told)
    limits = field.get("constraints")
    if isinstance(limits, dict):
        assert set(told) <= set(limits["enum"]), field


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda each: Span(each[0], each[0] + each[1]))


@given(st.lists(spans))
def test_a_character_counts_once(found: list[Span]) -> None:
    assert covered(found) == len({place for span in found for place in range(*span)})


@given(data=st.data())
def test_codes_meet_as_often_as_pairs_of_segments_do(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = factories.text_source()
    coders, codes = [factories.coder(), factories.coder("Ben")], [factories.code(each) for each in "abc"]
    marks = st.tuples(st.sampled_from(codes), st.sampled_from(coders), spans)
    segments = [factories.segment(source, *each) for each in data.draw(st.lists(marks, max_size=12))]
    things = Carried()
    things.put(source.source, *coders, *codes, *segments)
    project = CarriedProject(name="S", things=things, texts={source.text.digest: source.text.content})
    folder = tmp_path_factory.mktemp("met")
    written(project, folder)
    path = folder / "code_by_code.csv"
    rows = read(folder, "code_by_code") if path.exists() else []
    assert {(row["code"], row["other"]): int(row["pairs"]) for row in rows} == dict(_met(segments, codes))


def _met(segments: list[Segment], codes: list[Code]) -> Iterator[tuple[tuple[str, str], int]]:
    for one, other in combinations(codes, 2):
        count = sum(
            a.coder == b.coder and a.span.overlaps(b.span)
            for a in segments if a.code == one.id
            for b in segments if b.code == other.id
        )  # fmt: skip
        if count:
            yield (one.name, other.name), count


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\u2029"), max_size=20),
        max_size=5,
    )
)
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    source = factories.text_source("".join(words) + ".")
    place, memos = 0, []
    for number, each in enumerate(words):
        span = {"start": place, "end": place + len(each), "quote": each} if each else {}
        memos.append(Memo(id=f"{number:032x}", source=source.source.id, text=f"={each}", **span))  # type: ignore[arg-type]
        place += len(each)
    things = Carried()
    things.put(source.source, *memos)
    project = CarriedProject(name="S", things=things, texts={source.text.digest: source.text.content})
    folder = tmp_path_factory.mktemp("words")
    written(project, folder)
    rows = read(folder, "memos") if memos else []
    assert [row["text"] for row in rows] == [f"={each}" for each in words]
    assert [row["quote"] for row in rows] == words
    (document,) = read(folder, "documents")
    assert document["id"] in small_ids(project)


def small_ids(project: CarriedProject) -> set[str]:
    return set(project.things.all(Source))
