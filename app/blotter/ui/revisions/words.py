"""What the page calls its things: kinds of change with their glyphs, parts, revisions."""

from collections.abc import Iterable

from blotter.analysis.revision_comparison import Change
from blotter.domain.revision import Revision
from blotter.project.project import Project
from blotter.ui.codebook.parts import TITLES
from blotter.ui.language import in_a_row, later, moment, tr

CHANGE_WORDS = {
    Change.ADDED: later("added"),
    Change.GONE: later("gone"),
    Change.RENAMED: later("renamed"),
    Change.MOVED: later("moved"),
    Change.REDEFINED: later("redefined"),
}

CHANGE_GLYPHS = {
    Change.ADDED: "plus:agree",
    Change.GONE: "circle-off:missed",
    Change.REDEFINED: "file-diff:label",
    Change.RENAMED: "pencil:boundary",
    Change.MOVED: "corner-down-right:boundary",
}
"""Icons in colours of the palette; of several changes the first in this order gives the glyph."""


def change_words(changes: Iterable[Change]) -> str:
    """What became of a code, in a row."""
    return in_a_row(tr(CHANGE_WORDS[each]) for each in changes)


def change_glyph(changes: Iterable[Change]) -> str:
    """The glyph of what matters most of it."""
    kinds = set(changes)
    return next((glyph for kind, glyph in CHANGE_GLYPHS.items() if kind in kinds), "")


def part_title(part: str) -> str:
    """What a part is called."""
    return tr(TITLES[part])


def who_and_when(project: Project, revision: Revision) -> str:
    """Who made a revision and when."""
    coder = project.coders.get(revision.coder or "")
    return in_a_row(part for part in (moment(revision.at), coder.name if coder else "") if part)


def revision_words(project: Project, revision: Revision) -> str:
    """A revision in a list: its number, when, who, why."""
    told = " · ".join(part for part in (who_and_when(project, revision), revision.reason) if part)
    number = tr("Revision {number}", number=revision.number)
    return f"{number} · {told}" if told else number
