"""What a code was: the revisions that changed it, and the paths by which it was known."""

from blotter.domain.revision import Revision, Revisions
from blotter.project.former import FormerName, How
from blotter.ui.language import later, tr
from blotter.ui.wording import read_path

_HOW = {
    How.RENAMED: later("{path}, its name until revision {number}"),
    How.MOVED: later("{path}, its place until revision {number}"),
    How.MERGED: later("{path}, merged into it in revision {number}"),
    How.SPLIT: later("{path}, split in revision {number}"),
    How.DELETED: later("{path}, deleted in revision {number}"),
    How.GONE: later("{path}, gone since revision {number}"),
}


def revisions_of(revisions: Revisions, code: str) -> list[Revision]:
    """The revisions that say something of a code, the newest first."""
    found = [each for each in revisions if any(change.code == code for change in each.changes)]
    return sorted(found, key=lambda each: (each.number, each.at), reverse=True)


def former_words(former: FormerName) -> str:
    """A former name in a line, with what became of it."""
    number = former.since.number if former.since is not None else "?"
    return tr(_HOW[former.how], path=read_path(former.path), number=number)
