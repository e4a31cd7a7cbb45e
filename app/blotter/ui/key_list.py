"""Which keys do what, by where they work: what the cheat sheet shows and a list on paper says."""

import html
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from blotter.settings import Settings
from blotter.ui import keys
from blotter.ui.action_row import ActionRow, Needs, Where
from blotter.ui.actions import ACTIONS, MENUS
from blotter.ui.language import later, tr


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What is done, and the keys that do it as this system writes them."""

    words: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that work in the same place or belong to the same menu."""

    title: str
    lines: tuple[KeyLine, ...]


_IN_TEXT = later("In the text")
_SETTLING = later("Settling disagreements")
_FORM = later("In the form of a record")
_LETTER_OF_CODE = later("The code that has this letter in the codebook")
_RECENT = later("Recent code")

_FIXED = (
    (
        later("Moving in the text"),
        (
            (later("By a word"), ("Ctrl+Left", "Ctrl+Right")),
            (later("By a paragraph"), ("Ctrl+Up", "Ctrl+Down")),
            (later("Let go of what is chosen and marked"), ("Esc",)),
        ),
    ),
    (
        later("While bounds change"),
        (
            (later("Move the end by a word"), ("Left", "Right")),
            (later("Move it by a character"), ("Shift+Left", "Shift+Right")),
            (later("Move it by a sentence"), ("Ctrl+Left", "Ctrl+Right")),
            (later("The other end"), ("Tab",)),
            (later("Keep the bounds"), ("Return",)),
            (later("Leave them as they were"), ("Esc",)),
        ),
    ),
    (
        later("In the code palette"),
        (
            (later("Apply and close"), ("Return",)),
            (later("Apply and stay"), ("Shift+Return",)),
            (later("Mark several"), ("Tab",)),
            (later("Create a code of that name"), ("Ctrl+Return",)),
            (later("Close"), ("Esc",)),
        ),
    ),
    (
        later("In trees and lists"),
        (
            (later("Activate: limit the lists to it"), ("Space",)),
            (later("Apply or show a code, open a document"), ("Return",)),
            (later("Rename"), ("F2",)),
            (later("Delete, uncode"), ("Del",)),
            (later("Copy with source"), ("Ctrl+C",)),
            (later("New code under this one"), ("Ins",)),
            (later("Move a code among its siblings"), ("Alt+Up", "Alt+Down")),
            (later("Move it under the one above, and out"), ("Ctrl+Right", "Ctrl+Left")),
            (later("Back to the text"), ("Esc",)),
        ),
    ),
)


_ON_PAGES = {
    "editor": (
        later("Where the codebook is written"),
        (
            (later("The code after this one, or before"), ("Ctrl+PgDown", "Ctrl+PgUp")),
            (later("Name"), ("F2",)),
            (later("From a part on to its reason"), ("Ctrl+Return",)),
        ),
    ),
    "rechecking": (
        later("Re-checking"),
        (
            (later("Still right"), ("S",)),
            (later("Recode…"), ("R",)),
            (later("Uncode"), ("Del",)),
            (later("Open the document here"), ("Return",)),
        ),
    ),
    "moved": (
        later("Passages to look at"),
        (
            (later("Accept"), ("A",)),
            (later("Place…"), ("P",)),
            (later("Remove"), ("Del",)),
            (later("Open the document here"), ("Return",)),
        ),
    ),
    "splitting": (
        later("Splitting a code"),
        (
            (later("Give the passage to a code"), ("1 … 9",)),
            (later("Leave it where it is"), ("0", "Space")),
            (later("One passage back"), ("Backspace",)),
        ),
    ),
    "merging": (
        later("Merging copies"),
        (
            (later("Keep as here"), ("1", "Left")),
            (later("Take from the copy"), ("2", "Right")),
            (later("Take a decision back"), ("Backspace", "0")),
            (later("Show it where it stands"), ("Return",)),
        ),
    ),
    "duplicates": (
        later("Possible duplicates"),
        (
            (later("Merge"), ("M",)),
            (later("Not the same"), ("N",)),
            (later("Skip"), ("S",)),
            (later("Swap which record stays"), ("W",)),
            (later("This value stays"), ("Space",)),
            (later("Open the record"), ("Return",)),
        ),
    ),
    "claims": (
        later("Conflicting claims"),
        (
            (later("Show the words of the source"), ("Return",)),
            (later("Open the record"), ("R",)),
        ),
    ),
}
"""The keys of the pages that take the place of the text, by the page’s name."""


def key_groups(
    settings: Settings, left_out: Collection[Needs] = (), page: str | None = None
) -> list[KeyGroup]:
    """The keys of the window as they are now, without actions that need what is `left_out`; of the pages
    beside the text those of one, or of all.
    """
    rows = [row for row in ACTIONS if row.needs not in left_out]
    in_window = [(tr(menu), _lines(_window_rows(rows, menu), settings)) for menu in MENUS]
    is_text = not {Needs.TEXT, Needs.CODING} & set(left_out)
    on_pages = [each for name, each in _ON_PAGES.items() if page in (None, name)]
    told = [*(_FIXED if is_text else ()), *on_pages]
    fixed = [(tr(title), tuple(_fixed(each))) for title, each in told]
    in_text = [row for row in rows if row.where is Where.TEXT]
    in_form = [row for row in rows if row.where is Where.FORM and is_text]
    settling = [row for row in rows if row.where is Where.SETTLING and page in (None, "settling")]
    groups = [
        (tr(_IN_TEXT), (*_lines(in_text, settings), *_letters(settings, is_text))),
        (tr(_FORM), _lines(in_form, settings)),
        (tr(_SETTLING), _lines(settling, settings)),
        *in_window,
        *fixed,
    ]
    return [KeyGroup(title, lines) for title, lines in groups if lines]


def _window_rows(rows: Iterable[ActionRow], menu: str) -> list[ActionRow]:
    return [row for row in rows if row.menu == menu and row.where is Where.WINDOW]


def _lines(rows: Iterable[ActionRow], settings: Settings) -> tuple[KeyLine, ...]:
    """The rows that have keys; the nine recent codes are one line while their keys are the usual ones."""
    told = [(row, list(dict.fromkeys(map(keys.native, keys.live_keys(row, settings))))) for row in rows]
    recent = {row.id: own for row, own in told if row.id.startswith("recent-")}
    are_usual = [own for own in recent.values() if own] == [[str(number)] for number in range(1, 10)]
    lines = [
        KeyLine(action_words(row), tuple(own))
        for row, own in told
        if own and not (are_usual and row.id in recent)
    ]
    return (*lines, KeyLine(tr(_RECENT), ("1 … 9",))) if are_usual else tuple(lines)


def _letters(settings: Settings, is_text: bool) -> tuple[KeyLine, ...]:
    return (KeyLine(tr(_LETTER_OF_CODE), ("a … z",)),) if is_text and settings.single_letters else ()


def _fixed(lines: Iterable[tuple[str, tuple[str, ...]]]) -> Iterable[KeyLine]:
    # What is no single key, as “1 … 9”, is written as it is.
    return (KeyLine(tr(words), tuple(keys.native(key) or key for key in own)) for words, own in lines)


def action_words(row: ActionRow) -> str:
    """What an action is called where it stands without its menu."""
    return tr(row.title).rstrip("…")


def as_text(groups: Iterable[KeyGroup]) -> str:
    """The list as plain text, a group under each title."""
    parts = []
    for group in groups:
        lines = [f"{', '.join(line.keys):<28}{line.words}" for line in group.lines]
        parts.append("\n".join([group.title, *lines]))
    return "\n\n".join(parts) + "\n"


def as_page(groups: Iterable[KeyGroup], title: str) -> str:
    """The list as a page to print, in columns."""
    told = "".join(
        f"<section><h2>{html.escape(group.title)}</h2><table>"
        + "".join(
            f"<tr><td>{_caps(line.keys)}</td><td>{html.escape(line.words)}</td></tr>" for line in group.lines
        )
        + "</table></section>"
        for group in groups
    )
    return _PAGE.format(title=html.escape(title), groups=told)


def _caps(own: Iterable[str]) -> str:
    return " ".join(f"<kbd>{html.escape(key)}</kbd>" for key in own)


_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 10pt sans-serif; columns: 3 16em; column-gap: 2em; margin: 1.5cm; }}
h1 {{ font-size: 14pt; column-span: all; }} h2 {{ font-size: 11pt; margin: 0 0 .3em; break-after: avoid; }}
section {{ margin: 0 0 1em; }} td {{ vertical-align: top; padding: .1em .8em .1em 0; }}
tr {{ break-inside: avoid; }} td:first-child {{ white-space: nowrap; }}
kbd {{ font: inherit; border: 1px solid #888; border-radius: 3px; padding: 0 .3em; }}
</style></head><body><h1>{title}</h1>{groups}</body></html>
"""
