"""The titles of notes."""

import pytest

from blotter.interchange.foreign.titles import titled


@pytest.mark.parametrize(
    ("title", "text", "memo"),
    [
        ("On boats", "They came late.", "# On boats\n\nThey came late."),
        ("On boats", "# on  boats\nThey came late.", "# on  boats\nThey came late."),
        ("They came…", "\nThey came late.", "\nThey came late."),
        ("", "They came late.", "They came late."),
        ("On boats", "", "# On boats"),
    ],
)
def test_a_memo_begins_with_its_title_once(title: str, text: str, memo: str) -> None:
    assert titled(title, text) == memo
