"""Code sets: names, members in the codebook's order, and what is refused."""

import pytest

from blotter.errors import NotFound, Refused
from blotter.project import code_sets, codes
from blotter.project.project import Project


def named(project: Project, *paths: str) -> list[codes.Code]:
    return [project.codebook.find(path) for path in paths]


def told(project: Project) -> list[tuple[str, list[str], bool]]:
    book = project.codebook
    return [
        (each.name, [book.path(code) for code in each.codes], each.exclusive) for each in project.code_sets
    ]


def test_a_set_holds_codes_in_the_codebooks_order(project: Project) -> None:
    _, edit = code_sets.add(project, "  Aid  ", named(project, "assistance", "training"), exclusive=True)
    project.apply(edit)
    assert told(project) == [("Aid", ["training", "assistance"], True)]
    known = code_sets.find(project, "AID")
    project.apply(code_sets.set_codes(project, known, named(project, "training/academy")))
    project.apply(code_sets.set_exclusive(project, code_sets.find(project, "aid"), False))
    assert told(project) == [("Aid", ["training/academy"], False)]
    project.apply(code_sets.rename(project, code_sets.find(project, "aid"), "aid"))
    project.undo()
    project.undo()
    assert told(project) == [("Aid", ["training/academy"], True)]
    project.apply(code_sets.remove(project, code_sets.find(project, "aid")))
    assert told(project) == []
    assert len(project.codebook) == 4


def test_what_changes_nothing_is_no_edit(project: Project) -> None:
    made, edit = code_sets.add(project, "Aid", named(project, "training"))
    project.apply(edit)
    assert code_sets.rename(project, made, "Aid ") is None
    assert code_sets.set_codes(project, made, named(project, "training")) is None
    assert code_sets.set_exclusive(project, made, False) is None


@pytest.mark.parametrize("name", ["aid", " AID", "A\u200bid", ""])
def test_a_name_that_is_taken_or_none_is_refused(project: Project, name: str) -> None:
    project.apply(code_sets.add(project, "Aid")[1])
    other, edit = code_sets.add(project, "Other")
    project.apply(edit)
    with pytest.raises(Refused):
        code_sets.add(project, name)
    with pytest.raises(Refused):
        code_sets.rename(project, other, name)


def test_an_unknown_set_is_answered_with_the_nearest(project: Project) -> None:
    project.apply(code_sets.add(project, "Who claims")[1])
    with pytest.raises(NotFound, match="“Who claims”"):
        code_sets.find(project, "who claim")


def test_paths_of_several_sets_and_none_of_an_empty_one(project: Project) -> None:
    project.apply(code_sets.add(project, "one", named(project, "training", "either\\/or"))[1])
    project.apply(code_sets.add(project, "two", named(project, "training", "assistance"))[1])
    project.apply(code_sets.add(project, "none")[1])
    assert code_sets.paths(project, ["one", "two"]) == ("training", "either\\/or", "assistance")
    with pytest.raises(Refused, match="none"):
        code_sets.paths(project, ["none"])
    below = code_sets.with_below(project, code_sets.find(project, "one"))
    assert below == {each.id for each in named(project, "training", "training/academy", "either\\/or")}
