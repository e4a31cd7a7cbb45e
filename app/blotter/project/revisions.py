"""Revisions: named by number or digest, the line from one to another, and what differs between two."""

from collections.abc import Iterator

from blotter.analysis.revision_comparison import CodeComparison, compare
from blotter.domain.revision import CodeChange, Revision, Revisions, changes_between
from blotter.errors import NotFound, Refused
from blotter.project import messages
from blotter.project.project import Project

SHORT_DIGEST = 8
"""How many digits of a digest are shown; two revisions of one number are told apart by them."""
_LEAST_DIGITS = 4
"""With how many of them a digest may be named: a wrong number is not to be taken for one."""


def find(project: Project, named: str) -> Revision:
    """The revision of a number, or of four or more first digits of a digest; Refused if that is ambiguous."""
    named = named.strip().lower()
    every = list(project.revisions)
    found = [each for each in every if str(each.number) == named]
    if not found and len(named) >= _LEAST_DIGITS:
        found = [each for each in every if each.digest.startswith(named)]
    if not found:
        raise NotFound(messages.NO_SUCH_REVISION, name=named)
    if len({each.digest for each in found}) > 1:
        names = ", ".join(f"{each.digest[:SHORT_DIGEST]} (number {each.number})" for each in found)
        raise Refused(messages.REVISION_AMBIGUOUS, name=named, names=names)
    return found[-1]


def compared(project: Project, before: Revision, after: Revision) -> tuple[CodeComparison, ...]:
    """What became of each code of either revision."""
    revisions = project.revisions
    return compare(revisions.codebook(before.id), revisions.codebook(after.id))


def line(revisions: Revisions, older: str, newer: str) -> list[Revision]:
    """The revisions that lead from the older, itself left out, to the newer; none if it does not lead there.

    Where two laptops' codebooks became one, the line goes on the side on which the older lies.
    """
    towards: dict[str, str] = {}
    pending = [newer]
    while pending and older not in towards:
        here = pending.pop(0)
        for above in _above(revisions, here):
            if above not in towards and above != newer:
                towards[above] = here
                pending.append(above)
    found: list[Revision] = []
    while older != newer and older in towards:
        older = towards[older]
        found.append(revisions.by_id[older])
    return found


def _above(revisions: Revisions, identity: str) -> Iterator[str]:
    revision = revisions.by_id[identity]
    return (each for each in (revision.parent, revision.other) if each in revisions.by_id)


def changes_since(revisions: Revisions, before: str, revision: Revision) -> tuple[CodeChange, ...]:
    """What a revision says otherwise than the one before it in a line."""
    if before == revision.parent:
        return revision.changes
    return changes_between(revisions.state(before), revisions.state(revision.id))
