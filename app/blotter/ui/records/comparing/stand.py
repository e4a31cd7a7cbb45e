"""Stand: whose record is to stand for an activity, and whose value in which field, while one decides."""

from dataclasses import dataclass, field

from blotter.project.records.comparing import FieldBeside, RecordPair
from blotter.project.records.settling import Take


@dataclass(slots=True)
class Stand:
    """`whole` is whose record was taken, None while none was; `fields` whose value was taken in a field."""

    pair: RecordPair
    whole: Take | None = None
    fields: dict[str, Take] = field(default_factory=dict)

    def take(self, side: Take) -> None:
        """Take a record whole: what was chosen field by field is no more; taken again, it is as before."""
        self.whole = side
        self.fields.clear()

    def take_field(self, name: str, side: Take) -> None:
        """Take one field from a side."""
        self.fields[name] = side

    @property
    def base(self) -> Take | None:
        """Whose record it begins with, the first's where each differing field was chosen; None: undecided."""
        if self.whole is not None:
            return self.whole
        differing = {each.field for each in self.pair.differences}
        if len(self.pair.records) == 2 and differing <= self.fields.keys():
            return Take.FIRST
        return None

    def whose(self, beside: FieldBeside) -> Take | None:
        """Whose value is to stand in a field, None while that is open."""
        if self.whole is Take.DISCARD:
            return None
        return self.fields.get(beside.field, self.whole)

    def overridden(self) -> dict[str, Take]:
        """The fields in which the other's value is to stand."""
        return {name: side for name, side in self.fields.items() if side is not self.base}

    def can_take(self, side: Take) -> bool:
        """Whether that coder has a record of it."""
        return (self.pair.first if side is Take.FIRST else self.pair.second) is not None
