"""What the text shows: codes and coders are hidden there, and are still counted and listed."""

import open_window
from PySide6.QtWidgets import QMenu

from blotter.domain.codebook import Code
from blotter.domain.source import Source
from blotter.ui.main_window import MainWindow
from blotter.ui.views.row_delegate import Role


def codes_of(window: MainWindow) -> set[str]:
    book = window.work.desk.project.codebook
    return {book.by_id[each.code].id for each in window.work.desk.project.segments_of(source(window))}


def source(window: MainWindow) -> Source:
    found = window.work.desk.source
    assert found is not None
    return found


def some_code(window: MainWindow) -> Code:
    """One that is used in the open document and has no codes under it."""
    book = window.work.desk.project.codebook
    return next(book.by_id[each] for each in sorted(codes_of(window)) if not book.children(each))


def shown_paths(window: MainWindow) -> set[str]:
    return {each.path for each in window.work.page.view._layer}


def act(menu: QMenu, words: str) -> None:
    (action,) = [each for each in menu.actions() if each.text().replace("&", "") == words]
    action.trigger()


def test_a_code_is_hidden_and_shown_again_from_its_menu(window: MainWindow) -> None:
    pane, code = window.work.panes.codebook, some_code(window)
    path = window.work.desk.project.codebook.path(code.id)
    assert path in shown_paths(window)
    count = window.work.desk.project.count()
    act(pane.context_menu(code), "Hide in the text")
    assert path not in shown_paths(window)
    assert shown_paths(window)
    index = pane.model.index_of(code.id)
    assert index.data(Role.HIDDEN)
    assert "hidden in the text" in index.data(open_window.Qt.ItemDataRole.AccessibleTextRole)
    assert window.work.desk.project.count() == count
    act(pane.context_menu(code), "Show in the text")
    assert path in shown_paths(window)
    assert not index.data(Role.HIDDEN)


def test_a_parent_takes_what_is_under_it_along(window: MainWindow) -> None:
    book, desk = window.work.desk.project.codebook, window.work.desk
    parent = next(code for code in book.children(None) if book.children(code.id))
    act(window.work.panes.codebook.context_menu(parent), "Hide in the text")
    assert desk.visibility.codes == {parent.id, *(each.id for each in book.descendants(parent.id))}
    assert len(desk.visibility.codes) > 1


def test_only_activated_codes_follow_the_activation(window: MainWindow) -> None:
    panes, code = window.work.panes, some_code(window)
    path = window.work.desk.project.codebook.path(code.id)
    every = shown_paths(window)
    panes.toggle_only_activated()
    assert shown_paths(window) == every
    panes.codebook.activate(frozenset([code.id]))
    panes.toggle_only_activated()
    assert shown_paths(window) == {path}
    assert window.actions_by_id["only-activated"].isCheckable()
    panes.codebook.activate(frozenset())
    assert shown_paths(window) == every


def test_every_code_comes_back_at_once(window: MainWindow) -> None:
    every, desk = shown_paths(window), window.work.desk
    desk.hide_codes(frozenset(codes_of(window)))
    assert shown_paths(window) == set()
    window.work.panes.show_every_code()
    assert shown_paths(window) == every


def test_a_hidden_code_stays_hidden_under_another_name(window: MainWindow) -> None:
    from blotter.project import codes

    desk, code = window.work.desk, some_code(window)
    desk.hide_codes(frozenset([code.id]))
    desk.change_code(code.id, lambda each: codes.rename(desk.project, each, "quite another"), "Renamed")
    assert not any("quite another" in path for path in shown_paths(window))
