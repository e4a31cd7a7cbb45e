"""Places: unmatched segments that touch are one, with what each coder marked there."""

import coded_study
from coded_study import ADA, BEN, CLEO, LOG, NOTES

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.disagreements import Kind
from blotter.analysis.places import Place, is_under
from blotter.project.kept_comparison import Kept
from blotter.project.project import Project
from blotter.ui.comparison.place_model import marked


def place(project: Project, code: str, kind: Kind, **chosen: object) -> Place:
    found = Kept(project).result(AgreementOptions(**chosen)).places[code]
    return next(each for each in found if each.kind is kind)


def test_a_boundary_is_one_place_with_both_segments(coded: Project) -> None:
    found = place(coded, "assistance", Kind.BOUNDARY)
    assert found.unmatched == 2
    assert NOTES[slice(*found.span)] == "The boats were a gift 🚤 of the ministry."
    assert marked(found, ADA) == "The boats were a gift 🚤 of the ministry."
    assert marked(found, BEN) == "a gift 🚤"
    assert found.silent == ()


def test_a_split_names_every_part(coded: Project) -> None:
    found = place(coded, "patrol/river patrol", Kind.SPLIT_OR_MERGED)
    assert found.document == "log.txt"
    assert [LOG[slice(*mark.span)] for mark in found.marks[BEN]] == [
        "Left port at six.",
        "Passed the island at nine.",
    ]
    assert marked(found, BEN) == "Left port at six. … Passed the island at nine."


def test_who_missed_marked_nothing(coded: Project) -> None:
    found = place(coded, "repression", Kind.MISSED)
    assert found.silent == (BEN,)
    assert marked(found, BEN) == "—"
    assert found.paragraph == 2


def test_another_code_is_named_in_place_of_a_quote(coded: Project) -> None:
    assert marked(place(coded, "repression", Kind.OTHER_CODE), BEN) == "assistance"
    assert marked(place(coded, "training", Kind.PARENT_OR_CHILD), ADA) == "below: academy"
    assert marked(place(coded, "training/academy", Kind.PARENT_OR_CHILD), BEN) == "above: training"


def test_an_extra_code_names_what_both_gave(coded: Project) -> None:
    found = place(coded, "assistance", Kind.EXTRA_CODE)
    assert marked(found, ADA) == "only training"


def test_rolled_up_a_segment_of_a_child_answers_for_its_parent(coded: Project) -> None:
    found = Kept(coded).result(AgreementOptions(rollup=True)).places
    assert "training" not in found
    assert len(found["patrol"]) == 1
    assert found["patrol"][0].marks.keys() == {ADA, BEN}


def test_a_coder_who_is_not_done_is_told_apart_from_one_who_marked_nothing(coded: Project) -> None:
    coded_study.add_third(coded)
    found = place(coded, "patrol/river patrol", Kind.SPLIT_OR_MERGED)
    assert marked(found, CLEO) == "not done"
    assert marked(place(coded, "repression", Kind.MISSED), CLEO) == "—"


def test_places_stand_in_reading_order(coded: Project) -> None:
    for places in Kept(coded).result(AgreementOptions()).places.values():
        assert places == sorted(places, key=lambda each: (each.document, each.span))


def test_a_path_is_under_another_by_whole_names() -> None:
    assert is_under("a/b/c", "a/b")
    assert not is_under("a/bc", "a/b")
    assert not is_under("a", "a")
    assert not is_under("either\\/or", "either")
