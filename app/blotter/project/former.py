"""Former codes and earlier names: what a code that is looked for in vain has become."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.codebook import Code, joined_path, path_key, split_path
from blotter.domain.former_code import Fate, FormerCode
from blotter.domain.names import name_key
from blotter.domain.revision import CodeChange, Revision, Revisions, State
from blotter.errors import NotFound
from blotter.message import Message
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.revisions import changes_since


class How(StrEnum):
    """Why a path leads to no code any more."""

    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    DELETED = "deleted"
    GONE = "gone"
    """Nobody wrote down what became of it."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A path that a code had, `since` when not any more, and which codes (by id) it is today: () if none."""

    path: str
    how: How
    since: Revision | None
    codes: tuple[str, ...]

    @property
    def code(self) -> str | None:
        """What it is today; of several the first."""
        return self.codes[0] if self.codes else None


class Became(NamedTuple):
    """What a code that is gone became: by which fates, and the ids of its successors."""

    fates: tuple[Fate, ...]
    codes: tuple[str, ...]


def find(project: Project, path: str) -> Code:
    """The code at a path; NotFound says what became of one that was there before, or what comes near."""
    code = project.codebook.get(path)
    if code is not None:
        return code
    wanted = path_key(split_path(path))
    for former in former_names(project):
        if path_key(split_path(former.path)) == wanted:
            message = told(project, former)
            raise NotFound(message.template, **message.values)
    return project.codebook.find(path)


def found(project: Project, words: str) -> list[FormerName]:
    """The former codes and earlier names that hold these words, those that went last first."""
    wanted = name_key(words)
    return [former for former in former_names(project) if wanted and wanted in name_key(former.path)]


def told(project: Project, former: FormerName) -> Message:
    """What became of a code, in a sentence."""
    names = ", ".join(f"“{project.codebook.path(code)}”" for code in former.codes)
    number = former.since.number if former.since else "?"
    return Message(_SENTENCES[former.how], {"path": former.path, "names": names, "number": number})


_SENTENCES = {
    How.RENAMED: messages.CODE_CALLED_OTHERWISE,
    How.MOVED: messages.CODE_CALLED_OTHERWISE,
    How.MERGED: messages.CODE_WAS_MERGED,
    How.SPLIT: messages.CODE_WAS_SPLIT,
    How.DELETED: messages.CODE_WAS_DELETED,
    How.GONE: messages.CODE_IS_GONE,
}


def former_names(project: Project) -> list[FormerName]:
    """Every path that a code had and has no more, those that went last first."""
    book, lines = project.codebook, fates(project)
    names = []
    # Of their own, so that the states of a long past are not kept at hand.
    past = Revisions(project.revisions)
    for (code, path), (since, name) in _dropped(past, project.former_codes).items():
        if code not in book.by_id:
            became = successors(lines, code, book.by_id)
            names.append(FormerName(path, _how(became), since, became.codes))
        elif book.path(code) != path:
            how = How.MOVED if book.by_id[code].name == name else How.RENAMED
            names.append(FormerName(path, how, since, (code,)))
    return sorted(names, key=lambda each: (-each.since.number if each.since else 0, name_key(each.path)))


def _how(became: Became) -> How:
    if became.codes:
        return How(became.fates[0])
    return How.DELETED if became.fates else How.GONE


def fates(project: Project, until: int | None = None) -> Mapping[str, list[FormerCode]]:
    """What was written down of each code that went, up to a revision of this number; the last time counts."""
    numbers = {revision.id: revision.number for revision in project.revisions}
    latest: dict[str, tuple[int, list[FormerCode]]] = {}
    for each in project.former_codes:
        number = numbers.get(each.revision or "", 0)
        if until is not None and number > until:
            continue
        known = latest.get(each.code)
        if known is None or number > known[0]:
            latest[each.code] = (number, [each])
        elif number == known[0]:
            known[1].append(each)
    return {code: lines for code, (_, lines) in latest.items()}


def successors(lines: Mapping[str, list[FormerCode]], code: str, there: Container[str]) -> Became:
    """What a code that is gone became, followed until codes that are there."""
    came: dict[Fate, None] = {}
    codes: dict[str, None] = {}
    pending, seen = [code], set[str]()
    while pending:
        here = pending.pop(0)
        if here in there:
            codes[here] = None
        elif here not in seen:
            seen.add(here)
            for each in lines.get(here, ()):
                came[each.fate] = None
                pending += [each.successor] if each.successor else []
    return Became(tuple(came), tuple(codes))


def _dropped(
    revisions: Revisions, former: list[FormerCode]
) -> dict[tuple[str, str], tuple[Revision | None, str]]:
    """The codes with paths that they have no more, the revision that did away with each, and its name."""
    dropped: dict[tuple[str, str], tuple[Revision | None, str]] = {}
    for each in former:
        revision = revisions.by_id.get(each.revision or "")
        dropped[each.code, each.path] = (revision, split_path(each.path)[-1])
    for revision in revisions:
        for above in (revision.parent, revision.other):
            if above in revisions.by_id:
                before, after = revisions.state(above), revisions.state(revision.id)
                moved = _moved(before, changes_since(revisions, above, revision))
                for code, names in _left(before, after, moved):
                    dropped[code, joined_path(names)] = (revision, names[-1])
    return dropped


def _moved(before: State, changes: Iterable[CodeChange]) -> set[str]:
    """Which of the codes that were there are called or placed otherwise, or are gone; mostly none."""
    known = ((before[change.code], change) for change in changes if change.code in before)
    return {
        was.code
        for was, change in known
        if (was.parent, was.definition[:1]) != (change.parent, change.definition[:1])
    }


def _left(before: State, after: State, moved: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The codes that left their paths, those under a moved one included, with the names on them."""
    for code in before if moved else ():
        line = _line(before, code)
        if not moved.isdisjoint(line):
            names = tuple(before[each].definition[0] for each in line)
            if names != tuple(after[each].definition[0] for each in _line(after, code)):
                yield code, names


def _line(state: State, code: str) -> list[str]:
    """A code and those above it, topmost first; nothing for a code that is not there."""
    line: list[str] = []
    here: str | None = code
    while here is not None and here in state and here not in line:
        line.append(here)
        here = state[here].parent
    return line[::-1]
