"""The code tree's model: true to Qt's rules, indexes that stay with their codes, drops that ask."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from small_study import add_codes

from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.project import codes
from blotter.project.project import Project
from blotter.ui.models.code_filter import CodeFilter
from blotter.ui.models.code_tree_model import CodeTreeModel
from blotter.ui.reading.transfer import CODES_TYPE, SPAN_TYPE
from blotter.ui.views.row_delegate import Role

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


@pytest.fixture
def model(study: Project, qtmodeltester) -> CodeTreeModel:
    made = CodeTreeModel()
    qtmodeltester.check(made)
    made.show_codebook(study.codebook)
    made.show_counts(study.counts_by_code())
    return made


def find(model: CodeTreeModel, path: str) -> QModelIndex:
    return model.index_of(model.codebook.find(path).id)


def names(model: CodeTreeModel, parent: QModelIndex | None = None) -> list[str]:
    at = parent or QModelIndex()
    return [model.index(row, 0, at).data() for row in range(model.rowCount(at))]


def dragged(*ids: str) -> QMimeData:
    data = QMimeData()
    data.setData(CODES_TYPE, json.dumps(ids).encode())
    return data


def test_it_keeps_qts_rules(model: CodeTreeModel, study: Project, qtmodeltester) -> None:
    qtmodeltester.check(model)
    add_codes(study, {"norms": {"transparency": {}}}, None)
    model.show_codebook(study.codebook)
    qtmodeltester.check(model)
    model.show_filter("ri")
    qtmodeltester.check(model)


def test_the_tree_is_the_codebooks(model: CodeTreeModel) -> None:
    assert names(model) == ["training", "patrol", "repression", "motive"]
    assert names(model, find(model, "patrol")) == ["river patrol", "exercise"]


def test_a_closed_code_counts_what_lies_under_it(model: CodeTreeModel) -> None:
    patrol = find(model, "patrol")
    assert patrol.data(Role.COUNT) == 3
    model.note_open(model.code_id(patrol), True)
    assert patrol.data(Role.COUNT) == 1
    model.note_open(model.code_id(patrol), False)
    assert patrol.data(Role.COUNT) == 3


def test_limited_counts_say_how_many_of_how_many(model: CodeTreeModel, study: Project) -> None:
    interview = next(s.id for s in study.sources.values() if s.name.startswith("Interview"))
    model.show_counts(study.counts_by_code(frozenset([interview])), study.counts_by_code())
    assert find(model, "patrol").data(Role.COUNT) == "1 of 3"
    model.note_open(model.code_id(find(model, "patrol")), True)
    assert find(model, "patrol").data(Role.COUNT) == "1 of 1"
    assert find(model, "motive").data(Role.COUNT) == 0


def test_only_rows_that_changed_are_told(model: CodeTreeModel, study: Project) -> None:
    told = []
    model.dataChanged.connect(lambda first, last: told.append(first.data()))
    counts = study.counts_by_code()
    counts[model.codebook.find("patrol/exercise/live fire").id] = 1
    model.show_counts(counts)
    assert sorted(told) == ["exercise", "live fire", "patrol"]


def test_a_new_colour_is_told_for_the_codes_below(model: CodeTreeModel, study: Project) -> None:
    told = []
    model.dataChanged.connect(lambda first, last: told.append(first.data()))
    study.apply(codes.recolour(study, study.codebook.find("patrol"), "rose"))
    model.show_codebook(study.codebook)
    assert sorted(told) == ["exercise", "live fire", "patrol", "river patrol"]
    assert find(model, "patrol/exercise").data(Role.SWATCH).name == "rose"


def test_a_renamed_code_moves_nothing(model: CodeTreeModel, study: Project) -> None:
    moved = []
    model.layoutChanged.connect(lambda *_: moved.append(True))
    study.apply(codes.rename(study, study.codebook.find("motive"), "reason"))
    model.show_codebook(study.codebook)
    assert names(model)[-1] == "reason"
    assert moved == []


def test_indexes_stay_with_their_codes(model: CodeTreeModel, study: Project) -> None:
    paths = ("patrol/river patrol", "repression", "patrol/exercise/live fire")
    held = {path: QPersistentModelIndex(find(model, path)) for path in paths}
    exercise = study.codebook.find("patrol/exercise")
    study.apply(codes.move(study, exercise, study.codebook.find("motive")))
    study.apply(codes.delete(study, study.codebook.find("patrol")))
    model.show_codebook(study.codebook)
    assert not held["patrol/river patrol"].isValid()
    assert held["repression"].row() == 1
    assert held["patrol/exercise/live fire"].data() == "live fire"
    assert model.parent(held["patrol/exercise/live fire"]).parent().data() == "motive"


def test_renaming_asks_and_keeps_the_name(model: CodeTreeModel, qtbot) -> None:
    motive = find(model, "motive")
    with qtbot.waitSignal(model.rename_requested) as asked:
        model.setData(motive, "reason")
    assert asked.args == [model.code_id(motive), "reason"]
    assert motive.data() == "motive"
    with qtbot.assertNotEmitted(model.rename_requested):
        model.setData(motive, "motive")


@pytest.mark.parametrize(
    ("row", "parent", "asked"),
    [
        (-1, "training", ("training", "")),
        (0, "training", ("training", "training/academy and scholarship")),
        (2, "training", ("training", "")),
        (1, "", ("", "patrol")),
        (-1, "", ("", "")),
    ],
)
def test_a_dropped_code_asks_to_be_moved(model, qtbot, row, parent, asked) -> None:
    book = model.codebook
    exercise = book.find("patrol/exercise").id
    target = find(model, parent) if parent else QModelIndex()
    with qtbot.waitSignal(model.move_requested) as told:
        assert model.dropMimeData(dragged(exercise), MOVE, row, 0, target)
    assert told.args == [exercise, *(book.find(path).id if path else "" for path in asked)]


def test_with_copy_it_asks_to_be_merged(model: CodeTreeModel, qtbot) -> None:
    motive, patrol = find(model, "motive"), find(model, "patrol")
    with qtbot.waitSignal(model.merge_requested) as told:
        assert model.dropMimeData(dragged(model.code_id(motive)), COPY, -1, -1, patrol)
    assert told.args == [model.code_id(motive), model.code_id(patrol)]
    assert not model.canDropMimeData(dragged(model.code_id(motive)), COPY, 1, 0, patrol)
    assert not model.canDropMimeData(dragged(model.code_id(motive)), COPY, -1, -1, QModelIndex())


def test_a_code_is_not_dropped_into_itself(model: CodeTreeModel) -> None:
    patrol = find(model, "patrol")
    for path in ("patrol", "patrol/exercise", "patrol/exercise/live fire"):
        assert not model.canDropMimeData(dragged(model.code_id(patrol)), MOVE, -1, -1, find(model, path))
    assert not model.canDropMimeData(dragged(new_id()), MOVE, -1, -1, patrol)


def test_a_dropped_passage_says_where(model: CodeTreeModel) -> None:
    data, told = QMimeData(), []
    data.setData(SPAN_TYPE, b"[3, 9]")
    model.span_dropped.connect(told.append)
    assert model.dropMimeData(data, COPY, -1, -1, find(model, "motive"))
    assert model.dropMimeData(data, COPY, -1, -1, QModelIndex())
    assert told == [model.codebook.find("motive").id, ""]


def test_what_is_read_only_takes_no_drops_and_no_names(model: CodeTreeModel) -> None:
    model.is_editable = False
    patrol, motive = find(model, "patrol"), find(model, "motive")
    assert not model.flags(patrol) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(patrol) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.dropMimeData(dragged(model.code_id(motive)), MOVE, -1, -1, patrol)


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("RIVER", {"patrol/river patrol"}),
        ("patr", {"patrol", "patrol/river patrol"}),
        ("rep/ren", {"repression/rendition or kidnapping"}),
        ("pat/ex/li", {"patrol/exercise/live fire"}),
        ("reports coerced", {"repression/coerced return"}),
        ("zzz", set()),
    ],
)
def test_filters_go_by_name_path_and_definition(study: Project, text: str, matches: set[str]) -> None:
    found = CodeFilter().filtered(study.codebook, text)
    assert {study.codebook.path(identity) for identity in found.matches} == matches
    for identity in found.matches:
        assert {each.id for each in study.codebook.ancestors(identity)} <= found.opened <= found.shown


def test_a_filter_keeps_what_leads_to_a_match_and_what_lies_under_a_name(model: CodeTreeModel) -> None:
    model.show_filter("exerc")
    assert names(model) == ["patrol"]
    assert find(model, "patrol").data(Role.MUTED) is True
    assert names(model, find(model, "patrol")) == ["exercise"]
    assert names(model, find(model, "patrol/exercise")) == ["live fire"]
    model.show_filter("")
    assert len(names(model)) == 4


def test_a_filter_forgets_words_of_an_older_definition(study: Project) -> None:
    look = CodeFilter()
    assert len(look.filtered(study.codebook, "motive").matches) == 1
    study.apply(codes.rename(study, study.codebook.find("motive"), "reason"))
    study.apply(codes.define(study, study.codebook.find("reason"), short="Why."))
    assert not look.filtered(study.codebook, "motive").matches


def test_ten_thousand_codes(qtmodeltester) -> None:
    tops = [Code(id=new_id(), name=f"top {n}", position=n) for n in range(100)]
    below = [Code(id=new_id(), name=f"code {n}", parent=tops[n % 100].id, position=n) for n in range(9_900)]
    model = CodeTreeModel()
    model.show_codebook(Codebook([*tops, *below]))
    assert model.rowCount() == 100
    assert model.rowCount(model.index(7, 0)) == 99
    model.show_filter("code 4242")
    assert names(model) == ["top 42"]


def archive(study: Project, model: CodeTreeModel, *paths: str) -> None:
    gone = [replace(study.codebook.find(path), archived=True) for path in paths]
    study.apply(study.edit("Archive", [Put(each) for each in gone]))
    model.show_codebook(study.codebook)


def test_archived_codes_are_left_out_unless_asked_for(
    model: CodeTreeModel, study: Project, qtmodeltester
) -> None:
    archive(study, model, "motive", "patrol/exercise/live fire", "patrol/exercise", "repression")
    assert names(model) == ["training", "patrol", "repression"]
    assert names(model, find(model, "patrol")) == ["river patrol"]
    assert find(model, "repression").data(Role.MUTED), "shown for what lies under it"
    assert model.is_left_out(study.codebook.find("motive").id)
    assert find(model, "patrol").data(Role.COUNT) == 3, "what is archived is counted in"
    qtmodeltester.check(model)
    model.show_archived(True)
    assert names(model) == ["training", "patrol", "repression", "motive"]
    assert find(model, "motive").data(Role.MUTED)
    assert "archived" in find(model, "motive").data(Qt.ItemDataRole.AccessibleTextRole).lower()
    assert "archived" in find(model, "motive").data(Qt.ItemDataRole.ToolTipRole).lower()
    qtmodeltester.check(model)
    model.show_filter("motive")
    assert names(model) == ["motive"]
    model.show_archived(False)
    assert names(model) == []
    assert model.filtered is not None
    assert not model.filtered.matches
    model.show_filter("")
    study.undo()
    model.show_codebook(study.codebook)
    assert names(model) == ["training", "patrol", "repression", "motive"]


def test_the_filter_finds_aliases_and_shows_what_lies_under_them(
    model: CodeTreeModel, study: Project
) -> None:
    changed = replace(study.codebook.find("patrol"), aliases=("convoy duty", "CD"))
    study.apply(study.edit("Aliases", [Put(changed)]))
    model.show_codebook(study.codebook)
    for words in ("cd", "duty convoy"):
        model.show_filter(words)
        assert names(model) == ["patrol"]
        assert names(model, find(model, "patrol")) == ["river patrol", "exercise"]
    assert "convoy duty, CD" in find(model, "patrol").data(Qt.ItemDataRole.ToolTipRole)
