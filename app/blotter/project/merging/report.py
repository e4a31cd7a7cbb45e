"""MergeReport: what came from which copy and whose work it is, and what had to be settled on the way."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from blotter.domain.entity import Entity
from blotter.message import Message


@dataclass(frozen=True, slots=True)
class Came:
    """How many things of a kind a copy added, changed or removed, by whose work."""

    copy: str
    coder: str
    what: str
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was settled by a rule: which copy, what kind of thing, which one, and what was done.

    `thing` is how it was then; it need not be there any more.
    """

    copy: str
    kind: str
    what: str
    why: Message
    thing: Entity


@dataclass(slots=True)
class MergeReport:
    """Filled while a merge is planned; of what is kept from who merges (`hides`) it tells nothing."""

    remarks: list[Remark] = field(default_factory=list)
    hides: Callable[[Entity], bool] = lambda _: False
    _counts: dict[tuple[str, str, str], Counter[str]] = field(default_factory=dict)

    def remark(self, copy: str, thing: Entity, what: str, template: str, **values: object) -> None:
        """Tell something that people would want to know."""
        if not self.hides(thing):
            self.remarks.append(Remark(copy, type(thing).__name__, what, Message(template, values), thing))

    def count(self, copy: str, coder: str, what: str, how: str) -> None:
        """Count something that came: `how` is added, changed or removed."""
        self._counts.setdefault((copy, coder, what), Counter())[how] += 1

    @property
    def came(self) -> list[Came]:
        """What came, by copy, coder and kind."""
        return [
            Came(*key, added=number["added"], changed=number["changed"], removed=number["removed"])
            for key, number in sorted(self._counts.items())
        ]
