"""Web annotations: each quote with its place, its code, its coder and its memo, as the W3C model has them."""

import json
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import factories
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.entity import new_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.domain.table import Column, Table
from blotter.errors import WrongFile
from blotter.interchange.annotations import writing
from blotter.interchange.format_row import Export

EMPTY = Table("Project", (), ())


@pytest.fixture
def project() -> CarriedProject:
    """A document with letters of several bytes, two codes, a segment after them and memos of every kind."""
    source, ada = factories.text_source(), factories.coder()
    code = factories.code(short="what is taught", aliases=("lessons",))  # type: ignore[arg-type]
    below = factories.code("academy/school", code)
    place = Span(57, 64)
    segment = replace(factories.segment(source, below, ada, place), memo="*who* paid?")
    things = Carried()
    things.put(
        source.source, ada, code, below, segment,
        Memo(id=new_id(), text="on all of it"),
        Memo(id=new_id(), code=code.id, text="on the code", coder=ada.id),
        Memo(id=new_id(), source=source.source.id, text="on the document"),
        Memo(id=new_id(), source=source.source.id, start=0, end=8, quote="Officers", text="on a passage"),
    )  # fmt: skip
    return CarriedProject(name="Study", things=things, texts={source.text.digest: source.text.content})


def written(project: CarriedProject, path: Path) -> Any:
    said = writing.write(Export(what="project", table=EMPTY, project=project), path)
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read["total"] == said.rows == len(read["first"]["items"])
    return read


def test_a_segment_has_its_place_its_words_and_those_around_it(
    project: CarriedProject, tmp_path: Path
) -> None:
    first, *_ = written(project, tmp_path / "a.jsonld")["first"]["items"]
    (segment,) = project.things.all(Segment).values()
    position, quote = first["target"]["selector"]
    text = factories.TEXT
    assert text[position["start"] : position["end"]] == quote["exact"] == segment.quote
    assert quote["prefix"] == text[57 - 32 : 57]
    assert quote["suffix"] == text[64 : 64 + 32]
    assert uuid.UUID(first["id"].removeprefix("urn:uuid:")).hex == segment.id
    assert first["creator"]["name"] == "Ada"
    assert first["motivation"] == "classifying"
    tag, meant, memo = first["body"]
    assert (tag["purpose"], tag["value"]) == ("tagging", r"training/academy\/school")
    assert (meant["purpose"], meant["source"]) == ("classifying", f"urn:uuid:{uuid.UUID(segment.code)}")
    assert (memo["purpose"], memo["value"]) == ("commenting", "*who* paid?")


def test_memos_have_what_they_are_on_for_their_target(project: CarriedProject, tmp_path: Path) -> None:
    read = written(project, tmp_path / "a.jsonld")
    whole, on_code, on_document, on_passage = read["first"]["items"][1:]
    assert whole["target"] == read["id"]
    assert on_code["target"] in {each["id"] for each in read["dcterms:references"]}
    assert "selector" not in on_document["target"]
    assert on_passage["target"]["selector"][1]["exact"] == "Officers"
    assert {each["motivation"] for each in read["first"]["items"][1:]} == {"commenting"}


def test_the_codebook_goes_along_as_concepts(project: CarriedProject, tmp_path: Path) -> None:
    document, code, below = written(project, tmp_path / "a.jsonld")["dcterms:references"]
    assert document["label"] == "notes.txt"
    assert code["skos:definition"] == "what is taught"
    assert code["skos:altLabel"] == ["lessons"]
    assert below["skos:broader"] == {"id": code["id"]}


def test_a_table_of_segments_is_enough(tmp_path: Path) -> None:
    columns = tuple(Column(key, key) for key in ("source", "start", "end", "code", "coder", "text"))
    table = Table("Segments", columns, iter([("notes.txt", 0, 8, "training", "Ada", "Officers")]))
    path = tmp_path / "s.jsonld"
    assert writing.write(Export(what="segments", table=table), path).rows == 1
    (made,) = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    assert made["target"]["source"] == {"type": "Text", "label": "notes.txt"}
    assert made["target"]["selector"][1] == {"type": "TextQuoteSelector", "exact": "Officers"}
    assert "id" not in made


def test_a_quote_that_is_not_there_keeps_the_file_from_being_written(
    project: CarriedProject, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text("as it was")
    (text,) = project.texts
    hurt = replace(project, texts={text: "Other words. " + project.texts[text]})
    with pytest.raises(WrongFile, match="was not written"):
        written(hurt, path)
    assert path.read_text() == "as it was"
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonld"]
