"""The scene: who has what at a place, and how far they agree along the text."""

from dataclasses import replace

import pytest
from coded_study import ADA, BEN, LOG, NOTES

import factories
from blotter.analysis.disagreements import Kind
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.ui.settling.scene import Question, Scene, letter, scene


def asked(project: Project, source: str, words: str, *codes: str, **values: object) -> Question:
    text = project.text(project.source(source))
    return Question(
        source=project.source(source).id,
        place=Span(text.index(words), text.index(words) + len(words)),
        codes=frozenset(project.codebook.find(code).id for code in codes),
        kinds=frozenset(values.pop("kinds", ())),
        people={
            (project.coder(name).id, None): (letter(number), name) for number, name in enumerate((ADA, BEN))
        },
        **values,
    )


def found(project: Project, *question: str, kinds: tuple[Kind, ...] = ()) -> Scene:
    made = scene(project, asked(project, *question, kinds=kinds))
    assert made is not None
    return made


def told(made: Scene) -> list[tuple[str, Kind | None]]:
    return [(made.text[slice(*each.span)], each.kind) for each in made.stretches]


def test_what_both_have_is_told_from_where_one_goes_on(coded: Project) -> None:
    gift = "The boats were a gift 🚤 of the ministry."
    made = found(coded, "notes.txt", gift, "assistance", kinds=(Kind.BOUNDARY,))
    assert told(made) == [
        ("The boats were ", Kind.BOUNDARY),
        ("a gift 🚤", None),
        (" of the ministry.", Kind.BOUNDARY),
    ]
    assert [side.called for side in made.sides] == [ADA, BEN]


@pytest.mark.parametrize(
    ("source", "words", "codes", "kind"),
    [
        ("notes.txt", "Two men were put on the night boat.", ("repression",), Kind.MISSED),
        ("notes.txt", "Nobody asked for papers.", ("repression", "assistance"), Kind.OTHER_CODE),
        (
            "notes.txt",
            "The course ended in May.",
            ("training", "training/academy"),
            Kind.PARENT_OR_CHILD,
        ),
        ("notes.txt", "船员 came back by train", ("assistance",), Kind.EXTRA_CODE),
    ],
)
def test_each_kind_is_told_along_the_text(
    coded: Project, source: str, words: str, codes: tuple[str, ...], kind: Kind
) -> None:
    assert told(found(coded, source, words, *codes, kinds=(kind,))) == [(words, kind)]


def test_a_split_passage_is_told_as_such_where_only_one_has_it(coded: Project) -> None:
    made = found(
        coded,
        "log.txt",
        "Left port at six. Passed the island at nine.",
        "patrol/river patrol",
        kinds=(Kind.SPLIT_OR_MERGED,),
    )
    assert told(made) == [
        ("Left port at six.", None),
        (" ", Kind.SPLIT_OR_MERGED),
        ("Passed the island at nine.", None),
    ]


def test_other_codes_come_along_without_being_judged(coded: Project) -> None:
    made = found(coded, "notes.txt", "Nobody asked for papers.", "repression", kinds=(Kind.OTHER_CODE,))
    ben = made.sides[1]
    assert any(each.path == "assistance" for each in ben.segments)
    assert [each.path for each in ben.segments if each.id in ben.concerned] == []


def test_positions_are_counted_from_the_excerpt(coded: Project) -> None:
    made = found(coded, "notes.txt", "The course ended in May.", "training/academy", "training")
    assert NOTES[made.start : made.start + len(made.text)] == made.text
    for side in made.sides:
        for each in side.segments:
            assert NOTES[made.start + each.start : made.start + each.end] == made.text[each.start : each.end]
    assert made.first_paragraph == 2


def test_with_names_hidden_nothing_in_a_scene_is_a_name(coded: Project) -> None:
    question = asked(coded, "notes.txt", "Nobody asked for papers.", "repression", "assistance")
    hidden = replace(question, people={voice: (each, "") for voice, (each, _) in question.people.items()})
    made = scene(coded, hidden)
    assert ADA not in repr(made)
    assert BEN not in repr(made)
    assert [side.called for side in made.sides] == ["A", "B"]


def test_segments_of_another_round_are_no_part_of_it(coded: Project) -> None:
    question = asked(coded, "log.txt", LOG.strip(), "patrol/river patrol")
    elsewhere = {(coder, factories.coder("x").id): told for (coder, _), told in question.people.items()}
    made = scene(coded, replace(question, people=elsewhere))
    assert all(not side.segments for side in made.sides)


def test_a_document_that_is_gone_has_no_scene(coded: Project) -> None:
    question = asked(coded, "log.txt", "Left port", "patrol/river patrol")
    assert scene(coded, replace(question, source=factories.coder("x").id)) is None


def test_letters_go_on_as_numbers() -> None:
    assert [letter(number) for number in (0, 1, 25, 26)] == ["A", "B", "Z", "27"]
