"""Keys of one's own: what may be taken, what is in the way, what the window listens to."""

from collections import Counter

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from blotter.settings import Settings
from blotter.ui import keys
from blotter.ui.action_row import ActionRow, Where
from blotter.ui.actions import ACTIONS

BY_ID = {row.id: row for row in ACTIONS}
TEXT, WINDOW = BY_ID["next-segment"], BY_ID["palette"]
some_key = st.builds(
    lambda held, last: keys.portable("+".join([*held, last])),
    st.lists(st.sampled_from(["Ctrl", "Shift"]), unique=True),
    st.sampled_from(["K", "N", "B", "J", "F5", "F6", "7"]),
)
changes = st.lists(st.tuples(st.sampled_from(ACTIONS), some_key), max_size=12)


def test_the_usual_keys_are_such_as_may_be_taken() -> None:
    assert [
        (row.id, key) for row in ACTIONS for key in keys.usual_keys(row) if keys.refusal(key, row.where)
    ] == []


def test_every_taken_key_is_written_as_qt_writes_it() -> None:
    assert [key for key in keys.TAKEN if keys.portable(key) != key] == []


@pytest.mark.parametrize(
    ("key", "where", "reason"),
    [
        ("Ctrl+Space", Where.TEXT, "Input methods"),
        ("Ctrl+Alt+Q", Where.WINDOW, "AltGr"),
        ("Alt+Shift+K", Where.WINDOW, "layout"),
        ("Alt+E", Where.WINDOW, "menu"),
        ("F10", Where.WINDOW, "menu"),
        ("Ctrl+M", Where.TEXT, "macOS"),
        ("Meta+D", Where.WINDOW, "system"),
        ("Shift+Left", Where.TEXT, "caret"),
        ("Ctrl+Home", Where.TEXT, "caret"),
        ("Tab", Where.TEXT, "next field"),
        ("Q", Where.WINDOW, "Outside the text"),
        ("Delete", Where.WINDOW, "Outside the text"),
        ("Ctrl+V", Where.WINDOW, "Fields"),
    ],
)
def test_what_others_need_is_refused_with_the_reason(key: str, where: Where, reason: str) -> None:
    assert reason in keys.refusal(keys.portable(key), where)


@pytest.mark.parametrize("key", ["Ctrl++", "Ctrl+K", "F7", "Shift+F3", "Alt+Left", "Ctrl+PgDown", "Ctrl+7"])
def test_the_rest_may_be_taken_everywhere(key: str) -> None:
    assert keys.refusal(keys.portable(key), Where.WINDOW) == ""


def test_letters_may_be_taken_in_the_text() -> None:
    assert [keys.refusal(key, Where.TEXT) for key in ("Q", "Shift+Q", "7", "?", "Delete", "Return")] == [
        ""
    ] * 6


def test_a_key_of_the_window_is_heard_in_the_text_too() -> None:
    assert keys.holders("Ctrl+K", TEXT, {}) == [WINDOW]
    assert keys.holders("N", BY_ID["choose"], {}) == [TEXT]
    assert keys.holders("Ctrl+K", WINDOW, {}) == []
    assert keys.holders("Ctrl+K", TEXT, {"palette": ["F7"]}) == []


def test_giving_a_key_takes_it_from_who_had_it() -> None:
    own = keys.given({}, TEXT, "Ctrl+K")
    assert own == {"palette": [], "next-segment": ["N", "Ctrl+K"]}
    assert keys.keys_of(WINDOW, own) == []
    back = keys.with_keys(keys.given(own, WINDOW, "Ctrl+K"), TEXT, ["N"])
    assert back == {}, "what is as usual is not kept"


@given_that(changes)
def test_no_key_is_ever_given_twice_in_one_context(steps: list[tuple[ActionRow, str]]) -> None:
    own: dict[str, list[str]] = {}
    for row, key in steps:
        if key not in keys.keys_of(row, own):
            own = keys.given(own, row, key)
    everywhere = Counter(
        key for row in ACTIONS if row.where is Where.WINDOW for key in keys.keys_of(row, own)
    )
    in_text = everywhere + Counter(
        key for row in ACTIONS if row.where is Where.TEXT for key in keys.keys_of(row, own)
    )
    assert [key for key, count in in_text.items() if count > 1] == []


@given_that(
    st.dictionaries(st.sampled_from([*BY_ID, "x"]), st.lists(some_key | st.just("nonsense")), max_size=4)
)
def test_keys_of_a_file_that_was_edited_by_hand_have_one_action_each(own: dict[str, list[str]]) -> None:
    found = keys.settled(own)
    for row in ACTIONS:
        for key in keys.keys_of(row, found):
            assert keys.portable(key) == key
            assert keys.holders(key, row, found) == []
    assert keys.settled(found) == found


def test_an_action_that_was_given_a_key_has_it() -> None:
    assert keys.settled({"redo": ["Ctrl+Z"]}) == {"redo": ["Ctrl+Z"], "undo": []}
    assert keys.settled({"undo": [], "unknown": ["Ctrl+Z"]}) == {"undo": [], "unknown": ["Ctrl+Z"]}


def test_single_letters_are_a_group_that_can_be_switched_off() -> None:
    quiet = Settings(single_letters=False)
    assert keys.live_keys(TEXT, quiet) == []
    assert keys.live_keys(BY_ID["recent-3"], quiet) == []
    assert keys.live_keys(WINDOW, quiet) == [QKeySequence("Ctrl+K")]
    assert keys.live_keys(BY_ID["uncode"], quiet)[0] == QKeySequence("Delete")
    assert keys.live_keys(TEXT, Settings()) == [QKeySequence("N")]
