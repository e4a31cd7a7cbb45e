from shown_projects import ada, ben, carried, code, segment, source

from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.source import stored_layer
from blotter.domain.structure import Page, Structure, packed
from blotter.interchange.shown_study import Study
from blotter.interchange.site.marks import LANES
from blotter.interchange.site.reading import PART_CHARACTERS, Reading

TEXT = "The first line.\n\nThe second line, which is longer.\nThe third."
TRAINING = code("training", colour="blue")


def reading(text: str, *segments: tuple[int, int], **told: str) -> Reading:
    of = source(text, **told)
    made = [segment(of, text, TRAINING, ada(), start, end) for start, end in segments]
    study = Study(carried([of, TRAINING, ada(), *made], [text]))
    return Reading(study, study.documents[0])


def test_a_passage_is_named_where_it_begins_and_lies_in_every_block_that_it_touches() -> None:
    read = reading(TEXT, (4, 40))
    (part,) = read.parts
    shown = list(read.shown(part))
    assert [len(block.stripes) for block in shown] == [1, 1, 0]
    assert [[name.label for name in block.names] for block in shown] == [["training"], [], []]
    assert [(stripe.begins, stripe.ends) for block in shown for stripe in block.stripes] == [
        (True, False),
        (False, True),
    ]


def test_a_passage_of_a_blank_line_is_told_beside_the_block_before_it() -> None:
    read = reading(TEXT, (15, 17))
    shown = next(read.shown(read.parts[0]))
    assert [name.mark.number for name in shown.names] == [1]
    assert "data-s" not in shown.html


def test_what_overlaps_beyond_the_lanes_is_counted() -> None:
    read = reading(TEXT, *((0, 15 - number) for number in range(LANES + 3)))
    shown = next(read.shown(read.parts[0]))
    assert len(shown.stripes) == LANES
    assert shown.more == 3
    assert len(shown.names) == LANES + 3


def test_a_long_document_goes_on_on_other_pages_which_name_what_goes_on() -> None:
    line = "Words that say a little. " * 40 + "\n"
    text = line * (PART_CHARACTERS * 2 // len(line) + 10)
    read = reading(text, (0, len(text)), (len(text) - 10, len(text) - 2))
    assert len(read.parts) == 3
    assert [read.page(part.number) for part in read.parts] == [
        "document-1.html",
        "document-1-2.html",
        "document-1-3.html",
    ]
    assert [next(read.shown(part)).names[0].is_begun for part in read.parts] == [False, True, True]
    places = dict(read.places())
    assert sorted(places.values()) == ["document-1-3.html#s2", "document-1.html#s1"]
    joined = "".join(text[block.start : block.end] for part in read.parts for block, _ in part.blocks)
    assert joined == text.replace("\n", "")


def test_a_memo_on_a_passage_is_a_mark_and_is_shown_only_if_asked() -> None:
    of = source(TEXT)
    memo = Memo(id=derived_id("m"), source=of.id, text="Odd.", coder=ben().id, start=4, end=9, quote="first")
    project = carried([of, memo, ben()], [TEXT])
    (mark,) = Reading(Study(project), Study(project).documents[0]).marks
    assert (mark.code, mark.start, mark.end, mark.names) == (0, 4, 9, "Memo (Ben)")
    silent = Study(project, memos=False)
    assert Reading(silent, silent.documents[0]).marks == []


def test_pages_of_the_original_are_told_where_they_begin() -> None:
    layer = stored_layer(packed(Structure(pages=(Page(0, 16, "iv"), Page(17, len(TEXT), "v")))))
    of = source(TEXT, structure=layer.digest)
    project = carried([of], [TEXT])
    study = Study(
        type(project)(
            name="S", things=project.things, texts=project.texts, layers={layer.digest: layer.content}
        )
    )
    read = Reading(study, study.documents[0])
    assert [block.page for block in read.shown(read.parts[0])] == ["iv", "v", ""]
