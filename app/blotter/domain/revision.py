"""Revision: one state of the codebook's names, places and parts; Revisions: what each of them said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from blotter.domain.codebook import PARTS, Code, Codebook
from blotter.domain.entity import Entity, derived_id


class CodeChange(NamedTuple):
    """What a revision says of one code: its place and definition (name, then PARTS); () if it is gone."""

    code: str
    parent: str | None = None
    definition: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Entity):
    """`digest` identifies the state, `number` is for people, `changes` is what differs from the `parent`.

    One that joined two laptops' codebooks has the second one's revision as `other`.
    """

    number: int
    digest: str
    coder: str | None = None
    at: str = ""
    reason: str = ""
    parent: str | None = None
    other: str | None = None
    changes: tuple[CodeChange, ...] = ()


State = Mapping[str, CodeChange]
"""What holds of each code that there is, by its id."""


class Revisions:
    """The revisions of a project by age, and the codebook as each of them says it."""

    def __init__(self, revisions: Iterable[Revision]) -> None:
        self.by_id = {revision.id: revision for revision in revisions}
        self._states: dict[str, State] = {}

    def __iter__(self) -> Iterator[Revision]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def state(self, identity: str) -> State:
        """Every code that there was in a revision, by id; what its parents are silent about is not known."""
        line: dict[str, Revision] = {}
        above: str | None = identity
        # In a project that somebody tampered with, revisions may come from each other.
        while above in self.by_id and above not in self._states and above not in line:
            line[above] = self.by_id[above]
            above = line[above].parent
        state = dict(self._states.get(above or "", {}))
        for revision in reversed(line.values()):
            for change in revision.changes:
                if change.definition:
                    state[change.code] = change
                else:
                    state.pop(change.code, None)
        self._states[identity] = state
        return state

    def codebook(self, identity: str) -> Codebook:
        """The codebook as a revision says it; colours, keys and order among siblings are not its matter."""
        return Codebook(stated_code(change) for change in self.state(identity).values())

    def definition(self, identity: str | None, code: str) -> tuple[str, ...] | None:
        """What a code meant in a revision; None if that is not known."""
        if identity is None or identity not in self.by_id:
            return None
        change = self.state(identity).get(code)
        return change.definition if change else None


def stated(code: Code) -> CodeChange:
    """What a revision keeps of a code."""
    return CodeChange(code.id, code.parent, code.definition)


def stated_code(change: CodeChange) -> Code:
    """The code that a revision tells of, as far as it tells."""
    name, *words = change.definition
    parts = dict(zip(PARTS, words, strict=False))
    return Code(id=change.code, name=name, parent=change.parent, **parts)  # type: ignore[arg-type]


def changes_between(before: State, after: State) -> tuple[CodeChange, ...]:
    """What has to be said to get from one state to another."""
    changed = [change for code, change in after.items() if before.get(code) != change]
    gone = [CodeChange(code) for code in before if code not in after]
    return (*changed, *gone)


def state_of(codebook: Codebook) -> State:
    """What a revision of this codebook would say of each code."""
    return {code.id: stated(code) for code in codebook.by_id.values()}


def age(revision: Revision) -> tuple[int, str, str]:
    """By what revisions are in order; the last is the one that holds."""
    return revision.number, revision.at, revision.id


def joined(codebook: Codebook, heads: Iterable[Revision], revisions: Revisions, reason: str = "") -> Revision:
    """The revision that several states of the codebook become one in: the same, whichever came first."""
    first, *rest = sorted(heads, key=age, reverse=True)
    others = [head.id for head in rest if head.digest != first.digest]
    digest = codebook.digest()
    return Revision(
        id=derived_id("revision", digest, first.id, *others[:1]),
        number=first.number + 1,
        digest=digest,
        at=max(head.at for head in (first, *rest)),
        reason=reason,
        parent=first.id,
        other=next(iter(others), None),
        changes=changes_between(revisions.state(first.id), state_of(codebook)),
    )
