"""The words of the window: paths as people read them, numbers with nouns, errors without marks."""

from blotter.errors import Refused
from blotter.message import Message
from blotter.ui.wording import in_words, lowered, plainly, read_path


def test_paths_are_read_with_their_escaped_slashes() -> None:
    assert read_path("patrol/either\\/or") == "patrol › either/or"


def test_labels_of_the_history_tell_paths_and_leave_names_alone() -> None:
    label = Message("Merge {merged} into {into}", {"merged": "a/b", "into": "c"})
    assert in_words(label) == "Merge a › b into c"
    assert in_words(Message("Remove document {name}", {"name": "a/b.txt"})) == "Remove document a/b.txt"
    assert lowered(in_words(label)) == "merge a › b into c"


def test_errors_are_told_without_the_marks_of_actions() -> None:
    assert plainly(Refused("Bring “{name}” in with *Import*.", name="a")) == "Bring “a” in with Import."
    assert plainly(Refused("2 * 3 * 4")) == "2 * 3 * 4"
