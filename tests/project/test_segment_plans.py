"""Planning segments: marking, unmarking, recoding, bounds, memos, and finding words."""

import pytest

from blotter.domain.assignment import Status
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Segment, Span
from blotter.errors import NotFound, Refused
from blotter.project import assignments, codes, segments
from blotter.project.project import Project
from factories import TEXT, import_of, text_source

POLICE = Span(TEXT.index("警察"), TEXT.index(" trained"))


def first(project: Project) -> Segment:
    """Ada's segment of training."""
    source, code = project.source("notes.txt"), project.codebook.find("training")
    return project.coded(source, code, project.coder("Ada"))[0]


def test_a_marked_passage_carries_its_exact_words(project: Project) -> None:
    source, code = project.source("notes.txt"), project.codebook.find("assistance")
    marking = segments.mark(project, source, code, [POLICE], memo="both")
    project.apply(marking.edit)
    (marked,) = marking.marked
    assert marked.quote == "警察 👮‍♀️"
    assert marked.span == POLICE
    assert marked.coder == project.coder("Ada").id
    assert project.revision is not None
    assert marked.revision == project.revision.id
    assert project.segment(marked.id) == marked
    assert project.check() == []


def test_the_same_once_more_changes_nothing(project: Project) -> None:
    source, code = project.source("notes.txt"), project.codebook.find("training")
    told = project.history()
    marking = segments.mark(project, source, code, [Span(0, 8)])
    assert (marking.edit, marking.marked, marking.present) == (None, (), (first(project),))
    assert project.apply(marking.edit) is None
    assert project.history() == told
    again = segments.mark(project, source, code, [Span(0, 8), Span(2, 9), Span(2, 9), Span(1, 8)])
    assert [each.span for each in again.marked] == [Span(2, 9), Span(1, 8)]
    assert again.present == (first(project),)


def test_overlaps_nesting_and_touching_all_work(project: Project) -> None:
    source, code = project.source("boats.txt"), project.codebook.find("training")
    end = source.characters
    spans = [Span(0, end), Span(0, 1), Span(end - 1, end), Span(3, 7), Span(5, 9), Span(7, 9)]
    project.apply(segments.mark(project, source, code, spans).edit)
    assert [each.span for each in project.segments_of(source)] == sorted(
        spans, key=lambda span: (span.start, -span.end)
    )


@pytest.mark.parametrize("span", [Span(0, 0), Span(8, 3), Span(-1, 4), Span(0, 10_000), Span(5, 5)])
def test_what_is_no_span_of_the_document_is_refused(project: Project, span: Span) -> None:
    source, code = project.source("notes.txt"), project.codebook.find("training")
    with pytest.raises(Refused, match=r"not a span|lies outside"):
        segments.mark(project, source, code, [Span(1, 2), span])
    with pytest.raises(Refused, match=r"not a span|lies outside"):
        segments.set_bounds(project, first(project), span)


def test_somebody_has_to_code(project: Project) -> None:
    source, code = project.source("notes.txt"), project.codebook.find("training")
    project.act_as(None)
    with pytest.raises(Refused, match="“Ada”, “Ben”"):
        segments.mark(project, source, code, [Span(1, 2)])
    with pytest.raises(NotFound, match="Did you mean “Ada”"):
        project.act_as("Adda")


def test_the_first_segment_begins_the_work_on_a_document(project: Project) -> None:
    source, code, ada = project.source("boats.txt"), project.codebook.find("training"), project.coder("Ada")
    assert source.id not in project.statuses(ada)
    project.apply(segments.mark(project, source, code, [Span(0, 3)]).edit)
    assert project.statuses(ada)[source.id] is Status.IN_PROGRESS
    project.apply(assignments.mark_done(project, ada, [source]))
    project.apply(segments.mark(project, source, code, [Span(4, 5)]).edit)
    assert project.statuses(ada)[source.id] is Status.DONE
    assert project.done_coders() == {source.id: {ada.id}}
    assert assignments.mark_done(project, ada, [source]) is None
    project.apply(assignments.mark_done(project, ada, [source], done=False))
    assert project.done_coders() == {}


def test_a_new_code_and_its_first_segment_are_one_step(project: Project) -> None:
    made = codes.ensure_path(project.codebook, ["motive", "gain"])
    marking = segments.mark(project, project.source("boats.txt"), made[-1], [Span(0, 3)], made=made)
    project.apply(marking.edit)
    assert project.revision is not None
    assert marking.marked[0].revision == project.revision.id
    assert str(project.history()[-1].label) == "Code motive/gain"
    project.undo()
    assert project.codebook.get("motive") is None


def test_unmarking(project: Project) -> None:
    assert segments.unmark(project, []) is None
    project.apply(segments.unmark(project, [first(project)]))
    assert str(project.history()[-1].label) == "Uncode training"
    project.apply(segments.unmark(project, list(project.retrieve())))
    assert str(project.history()[-1].label) == "Uncode 3 segments"
    assert project.count() == 0


def test_recoding_keeps_the_segment(project: Project) -> None:
    before = first(project)
    project.apply(segments.write_memo(project, before, "Why?"))
    target = project.codebook.find("assistance")
    project.apply(segments.recode(project, first(project), target))
    after = project.segment(before.id)
    assert (after.code, after.memo, after.created) == (target.id, "Why?", before.created)
    assert after.modified > before.modified
    assert segments.recode(project, after, target) is None


def test_recoding_onto_the_same_code_leaves_one_with_both_memos(project: Project) -> None:
    source, target = project.source("notes.txt"), project.codebook.find("assistance")
    project.apply(segments.mark(project, source, target, [Span(0, 8)], memo="there").edit)
    project.apply(segments.write_memo(project, first(project), "here"))
    project.apply(segments.recode(project, first(project), target))
    found = project.coded(source, target, project.coder("Ada"))
    assert [(each.span, each.memo) for each in found] == [(Span(0, 8), "there\n\nhere")]
    project.undo()
    assert first(project).memo == "here"


def test_one_passage_gets_several_codes_in_one_step(project: Project) -> None:
    source, book = project.source("boats.txt"), project.codebook
    given = [book.find("training"), book.find("assistance"), book.find("training")]
    told = len(project.history())
    marking = segments.mark_codes(project, source, given, Span(0, 5))
    project.apply(marking.edit)
    assert [each.code for each in marking.marked] == [given[0].id, given[1].id]
    assert len(project.history()) == told + 1
    assert project.check() == []
    again = segments.mark_codes(project, source, given, Span(0, 5))
    assert (again.edit, again.marked, len(again.present)) == (None, (), 2)
    project.undo()
    assert project.segments_of(source) == []


def test_several_recoded_at_once_leave_one_of_those_that_become_the_same(project: Project) -> None:
    source, book = project.source("boats.txt"), project.codebook
    old, target = book.find("training"), book.find("assistance")
    other, edit = codes.add(project, "other")
    project.apply(edit)
    for number, (code, span) in enumerate(
        [(old, Span(0, 5)), (other, Span(0, 5)), (old, Span(6, 9)), (target, Span(6, 9)), (old, Span(2, 4))]
    ):
        project.apply(segments.mark(project, source, code, [span], memo=f"memo {number}").edit)
    before = project.segments_of(source)
    project.apply(segments.recode_all(project, before, target))
    after = project.segments_of(source)
    assert {each.code for each in after} == {target.id}
    assert [(each.span, each.memo) for each in after] == [
        (Span(0, 5), "memo 0\n\nmemo 1"),
        (Span(2, 4), "memo 4"),
        (Span(6, 9), "memo 3\n\nmemo 2"),
    ]
    assert str(project.history()[-1].label) == "Recode 4 segments as assistance"
    assert project.check() == []
    project.undo()
    assert project.segments_of(source) == before


def test_a_note_on_several_keeps_what_each_says(project: Project) -> None:
    source, book = project.source("boats.txt"), project.codebook
    for span, memo in ((Span(0, 5), ""), (Span(6, 9), "mine")):
        project.apply(segments.mark(project, source, book.find("training"), [span], memo=memo).edit)
    project.apply(segments.append_memo(project, project.segments_of(source), "ours"))
    assert [each.memo for each in project.segments_of(source)] == ["ours", "mine\n\nours"]
    assert str(project.history()[-1].label) == "Memo on 2 segments"
    assert segments.append_memo(project, project.segments_of(source)[:1], "ours") is None


def test_moving_the_ends(project: Project) -> None:
    before = first(project)
    project.apply(segments.set_bounds(project, before, POLICE))
    after = project.segment(before.id)
    assert (after.span, after.quote, after.id) == (POLICE, "警察 👮‍♀️", before.id)
    assert segments.set_bounds(project, after, POLICE) is None
    source, code = project.source("notes.txt"), project.codebook.find("training")
    project.apply(segments.mark(project, source, code, [Span(0, 3)]).edit)
    assert segments.set_bounds(project, after, Span(0, 3)) is None


def test_words_are_found_literally_and_do_not_overlap(project: Project) -> None:
    source = text_source("aaaa (a|b) Aa", "words.txt")
    project.apply(import_of(source))
    assert segments.find(project, source.source, "aa", every=True) == [Span(0, 2), Span(2, 4)]
    assert segments.find(project, source.source, "(a|b)", every=False) == [Span(5, 10)]
    with pytest.raises(Refused, match=r"occurs 2 times"):
        segments.find(project, source.source, "aa", every=False)
    for nowhere in ("B", ""):
        with pytest.raises(NotFound, match="does not occur"):
            segments.find(project, source.source, nowhere, every=True)


def test_retrieving_by_what_segments_carry(project: Project) -> None:
    book = project.codebook
    training = frozenset([book.find("training").id])
    ben = frozenset([project.coder("Ben").id])
    boats = frozenset([project.source("boats.txt").id])
    counts = {
        SegmentQuery(): 4,
        SegmentQuery(codes=training): 2,
        SegmentQuery(coders=ben): 2,
        SegmentQuery(codes=training, coders=ben): 1,
        SegmentQuery(sources=boats): 0,
        SegmentQuery(codes=frozenset()): 0,
        SegmentQuery(words="OFFICERS"): 2,
        SegmentQuery(words="警察 👮‍♀️"): 1,
        SegmentQuery(words="nowhere"): 0,
        SegmentQuery(words="  "): 4,
    }
    for query, count in counts.items():
        assert project.count(query) == len(list(project.retrieve(query))) == count, query
    assert len(list(project.retrieve(SegmentQuery(limit=3)))) == 3
    assert sum(project.counts_by_code().values()) == 4
    assert project.counts_by_source(project.coder("Ada").id) == {project.source("notes.txt").id: 2}
    assert project.touched_by(training) == (2, 2, 1)
    ids = [each.id for each in project.retrieve()]
    assert {each.id for each in project.segments_by_id([*ids, "0" * 32])} == set(ids)


@pytest.mark.parametrize("identity", ["", "z" * 32, "0" * 32, "0" * 31, "é" * 32])
def test_an_id_of_no_segment(project: Project, identity: str) -> None:
    with pytest.raises(NotFound, match="no segment"):
        project.segment(identity)
