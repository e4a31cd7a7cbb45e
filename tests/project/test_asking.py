"""Questions to a real project, and the queries that keep them."""

import pytest

import factories
from blotter.analysis.asking import MatrixOptions, Question
from blotter.analysis.cooccurrence import Relation
from blotter.analysis.matrices import Count
from blotter.domain.query import SegmentQuery
from blotter.domain.saved_query import SavedQuery
from blotter.errors import NotFound, Refused
from blotter.progress import Cancelled
from blotter.project import asking, coders, codes, matrices, memos, queries, segments
from blotter.project.project import Project
from states import state


def quotes(project: Project, **asked: object) -> list[str]:
    return [each.quote for each in asking.passages(project, Question.model_validate(asked))]


def test_a_question_goes_over_all_documents_by_name(project: Project) -> None:
    boats = project.source("boats.txt")
    marked = segments.mark(project, boats, project.codebook.find("assistance"), [factories.Span(0, 9)])
    project.apply(marked.edit)
    found = list(asking.passages(project, Question()))
    assert [each.source.name for each in found] == ["boats.txt", "notes.txt", "notes.txt", "notes.txt"]
    assert all(each.quote == project.text(each.source)[slice(*each.span)] for each in found)
    assert len(found[1].segments) == 2
    assert quotes(project, sources=["boats.txt"]) == ["The boats"]
    assert quotes(project, words="BOATS") == ["The boats"]


def test_conditions_are_on_what_makes_the_passage_not_on_what_it_is_related_to(project: Project) -> None:
    training = project.codebook.find("training")
    (first, _) = project.retrieve(SegmentQuery(codes=frozenset([training.id])))
    project.apply(memos.write(project, memos.Subject(first), "Who pays?"))
    near = {"any_of": ["training"], "relation": "near", "others": ["training/academy"]}
    assert len(quotes(project, **near)) == 1
    assert len(quotes(project, **near, memo=True)) == 1
    assert quotes(project, any_of=["training/academy"], relation="near", others=["training"]) != []
    turned = {"any_of": ["training/academy"], "relation": "near", "others": ["training"], "memo": True}
    assert quotes(project, **turned) == []


@pytest.mark.parametrize("wrong", [{"any_of": ["trainings"]}, {"sources": ["note.txt"]}, {"coders": ["Bin"]}])
def test_a_wrong_name_is_answered_before_anything_is_read(project: Project, wrong: dict[str, object]) -> None:
    with pytest.raises(NotFound, match="Did you mean"):
        asking.passages(project, Question.model_validate(wrong))


def test_asking_can_be_cancelled(project: Project) -> None:
    def enough(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(asking.passages(project, Question(), enough))
    with pytest.raises(Cancelled):
        matrices.code_by_code(project, MatrixOptions(), enough)


@pytest.mark.parametrize("rollup", [True, False])
def test_the_counts_of_the_file_are_those_of_the_layout(project: Project, rollup: bool) -> None:
    """By segments the file counts, by characters we do: the number of segments is the same in both."""
    told = matrices.code_by_source(project, MatrixOptions(rollup=rollup))
    laid = matrices.code_by_source(project, MatrixOptions(rollup=rollup, count=Count.CHARACTERS))
    assert [code.name for code in told.rows] == ["training", "academy", "assistance"]
    assert told.rows == laid.rows
    for row in told.rows:
        for count in (Count.SEGMENTS, Count.DOCUMENTS):
            assert told.values(row, count) == laid.values(row, count)


def test_a_cell_leads_to_as_many_segments_as_it_says(project: Project) -> None:
    for relation in Relation:
        options = MatrixOptions(relation=relation, across_coders=True)
        matrix = matrices.code_by_code(project, options)
        for row in matrix.rows:
            for column, value in zip(matrix.columns, matrix.values(row, Count.CHARACTERS), strict=True):
                question = Question(
                    any_of=(project.codebook.path(row.id),),
                    relation=relation,
                    others=(project.codebook.path(column.id),),
                    across_coders=True,
                    with_children=False,
                )
                covered = {
                    (each.source.id, at)
                    for each in asking.passages(project, question)
                    for at in range(*each.span)
                }
                assert value == len(covered)


def test_saving_changing_renaming_and_deleting_are_undone(project: Project) -> None:
    states = [state(project.path)]

    def done(edit: object) -> None:
        assert edit is not None
        project.apply(edit)  # type: ignore[arg-type]
        states.append(state(project.path))

    done(queries.save(project, " Paid trips ", Question(any_of=("training",))))
    done(queries.save(project, "paid trips", Question(all_of=("training", "assistance"))))
    done(queries.rename(project, queries.find(project, "PAID TRIPS"), "Gifts"))
    done(queries.delete(project, queries.find(project, "gifts")))
    assert project.saved_queries() == []
    for before in reversed(states[:-1]):
        project.undo()
        assert state(project.path) == before
    for after in states[1:]:
        project.redo()
        assert state(project.path) == after


def test_a_saved_question_comes_back_as_it_was(project: Project) -> None:
    asked = Question(
        any_of=("either\\/or",), relation=Relation.NEAR, others=("training",), within=3, memo=True
    )
    project.apply(queries.save(project, "Near", asked))
    assert queries.question(queries.find(project, "near")) == asked
    assert queries.save(project, "Near", asked) is None


def test_names_of_queries_are_unique(project: Project) -> None:
    for name in ("One", "Two"):
        project.apply(queries.save(project, name, Question()))
    with pytest.raises(Refused, match="One"):
        queries.rename(project, queries.find(project, "Two"), "one")
    with pytest.raises(NotFound, match="“One”"):
        queries.find(project, "Onne")


def test_a_query_of_a_newer_blotter_is_told(project: Project) -> None:
    query = SavedQuery(id=factories.new_id(), name="Odd", asked='{"moon": "full"}')
    project.apply(factories.edit(query))
    with pytest.raises(Refused, match="Odd"):
        queries.question(queries.find(project, "Odd"))


def test_a_code_that_was_renamed_is_told_when_its_query_is_asked(project: Project) -> None:
    project.apply(queries.save(project, "Trips", Question(any_of=("training",))))
    project.apply(codes.rename(project, project.codebook.find("training"), "instruction"))
    with pytest.raises(NotFound, match="training"):
        asking.passages(project, queries.question(queries.find(project, "Trips")))


def test_removing_a_coder_leaves_their_queries(project: Project) -> None:
    added, edit = coders.add(project, "Cleo")
    project.apply(edit)
    project.act_as("Cleo")
    project.apply(queries.save(project, "Trips", Question()))
    project.apply(coders.remove(project, added))
    assert [(each.name, each.coder) for each in project.saved_queries()] == [("Trips", None)]
