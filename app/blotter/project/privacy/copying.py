"""Copies with pseudonyms for names, or with passages masked: always a new file, which remembers nothing."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from blotter.domain.pseudonym import Pseudonym, checked
from blotter.errors import Refused
from blotter.message import Message
from blotter.progress import Progress, counted, silent
from blotter.project.privacy import keys, messages, own_words
from blotter.project.privacy.masking_plan import MARK, MaskingPlan
from blotter.project.privacy.rewritten import Rewritten
from blotter.project.project import Project
from blotter.store import place, rewriting
from blotter.store.database import Database


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of the table: in which forms it stands in the project, each how often.

    `hidden` are longer words that hold it; they stay as they are unless the table names them, too.
    """

    pseudonym: Pseudonym
    forms: tuple[tuple[str, int], ...]
    hidden: tuple[tuple[str, int], ...]

    @property
    def places(self) -> int:
        """At how many places it stands."""
        return sum(count for _, count in self.forms)


@dataclass(frozen=True, slots=True)
class Masked:
    """What a copy hides: names, and how many passages.

    `left_out` are parts of foreign files that are kept word for word, in which nobody knows where names are.
    """

    names: tuple[FoundName, ...]
    passages: int
    left_out: int = 0

    @property
    def places(self) -> int:
        """At how many places something else stands now."""
        return self.passages + sum(each.places for each in self.names)


def plan(
    project: Project, pseudonyms: tuple[Pseudonym, ...], codes: frozenset[str] = frozenset(), mark: str = MARK
) -> MaskingPlan:
    """What is to be masked, or Refused where nothing is, or where the table of names is no table of names."""
    if not pseudonyms and not codes:
        raise Refused(messages.NOTHING_TO_MASK)
    if not mark.strip():
        raise Refused(messages.MARK_EMPTY)
    wanted = MaskingPlan(project, checked(pseudonyms), codes, mark.strip())
    for words in (*(each.replacement for each in wanted.pseudonyms), wanted.mark):
        name = wanted.still_in(words)
        if name:
            raise Refused(messages.HOLDS_A_NAME, words=words, name=name)
    return wanted


def foreseen(project: Project, wanted: MaskingPlan, progress: Progress = silent) -> Masked:
    """What a copy would hide, found by going through all of the project and writing nothing."""
    with project.whole():
        rewritten = Rewritten(project, wanted)
        for _ in counted(rewritten.stored(), progress, len(project.sources), every=1):
            pass
        for _ in counted(rewritten.entities(), progress, every=2000):
            pass
        return _masked(project, wanted)


def write(project: Project, wanted: MaskingPlan, target: Path, progress: Progress = silent) -> Masked:
    """Write the copy as a new file; it is read again, and not kept if a name is still in it."""
    with project.whole():
        rewritten = Rewritten(project, wanted)
        stored = counted(rewritten.stored(), progress, len(project.sources), every=1)
        # What is told of the copy in its history is known only in the end.
        label = _label(foreseen(project, wanted.again(), progress))
        rewriting.write(target, stored, counted(rewritten.entities(), progress, every=2000), label)
        masked = _masked(project, wanted)
    try:
        _check(target, wanted, progress)
    except BaseException:
        place.remove(target)
        raise
    return masked


def write_with_key(
    project: Project,
    wanted: MaskingPlan,
    target: Path,
    key: Path,
    passphrase: str,
    progress: Progress = silent,
) -> Masked:
    """`write`, and the table of names as an encrypted key; there is either both or nothing."""
    keys.write_key(key, tuple(wanted.pseudonyms), passphrase)
    try:
        return write(project, wanted, target, progress)
    except BaseException:
        key.unlink()
        raise


def _label(masked: Masked) -> Message:
    values: dict[str, object] = {"places": masked.places}
    template = messages.REDACTED_WITHOUT if masked.left_out else messages.REDACTED
    if masked.names:
        values["names"] = sum(1 for each in masked.names if each.places)
        template = messages.PSEUDONYMISED_WITHOUT if masked.left_out else messages.PSEUDONYMISED
    if masked.left_out:
        values["left_out"] = masked.left_out
    return Message(template, values)


def _check(target: Path, wanted: MaskingPlan, progress: Progress) -> None:
    with closing(Database(target, writable=False)) as database:
        every = chain(rewriting.other_words(database.read()), own_words.all_words(database))
        for where, words in counted(every, progress, every=5000):
            name = wanted.still_in(words)
            if name:
                raise Refused(messages.STILL_THERE, name=name, where=where)


def _masked(project: Project, wanted: MaskingPlan) -> Masked:
    told = zip(wanted.pseudonyms, wanted.forms, wanted.hidden, strict=True)
    names = (FoundName(each, _sorted(forms), _sorted(hidden)) for each, forms, hidden in told)
    return Masked(tuple(names), wanted.passages, len(project.foreign_elements()))


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
