"""Editors whose field is a table: actors with their parts, and the history of statuses."""

from collections.abc import Sequence

from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.names import joined_names, name_key, split_names
from blotter.domain.record import Actor, Part, Record, StatusEntry
from blotter.message import Message
from blotter.project.records import filling
from blotter.project.records.schema_messages import NO_SUCH_WORD
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, tr, translated
from blotter.ui.records.form.cell_table import CellTable, Column
from blotter.ui.records.form.editor import Editor, Entered
from blotter.ui.records.form.told import typed_blank


class TableEditor(Editor):
    """Rows that are typed in place; each cell is one edit."""

    def __init__(self, desk: Desk, field: str, label: str, columns: Sequence[Column], add: str) -> None:
        super().__init__(desk, field, label)
        self.table = CellTable(label, columns, add)
        self.table.typed.connect(self._take)
        self.table.row_removed.connect(self._remove)
        self.column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def cells(self) -> Sequence[Sequence[str]]:
        """What stands in the table."""
        raise NotImplementedError

    def put(self, row: int, column: int, words: str) -> None:
        """Take a cell over; the row after the last is a new one."""
        raise NotImplementedError

    def remove(self, row: int) -> None:
        """Take a row away."""
        raise NotImplementedError

    def show_value(self) -> None:
        """Draw the rows."""
        rows = self.cells()
        self.table.show_rows(rows, self.blank() if not rows else "")

    def is_touched(self) -> bool:
        """Whether a cell is being typed in."""
        return self.table.is_typing()

    def commit(self) -> None:
        """Take over the cell that is being typed in."""
        self.table.finish()

    def _take(self, row: int, column: int, words: str) -> None:
        self.refused.emit("")
        blank = typed_blank(words)
        if blank is not None and self.table.is_adding(row) and row == 0:
            self.blanked.emit(blank)
        elif words or not self.table.is_adding(row):
            self.put(row, column, words)
        # What was refused is not to be read as if it were there.
        self.show_value()

    def _remove(self, row: int) -> None:
        self.refused.emit("")
        self.remove(row)


def meant_word(words: str, known: Sequence[str]) -> str | None:
    """The known word that this is, or the only one that begins so; where none are known, any will do."""
    if not words or not known:
        return words
    wanted = name_key(words)
    begun = [each for each in known if name_key(each).startswith(wanted)]
    same = [each for each in begun if name_key(each) == wanted]
    return (same or begun)[0] if same or len(begun) == 1 else None


class ActorsEditor(TableEditor):
    """Actors of the register by any of their names, and their parts; who is unknown comes into it."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        columns = (
            Column(tr("Actor"), self._names, stretches=True),
            Column(tr("Role"), self._roles, 120),
        )
        super().__init__(desk, field, label, columns, tr("Add an actor…"))

    def _names(self) -> list[str]:
        actors = self.desk.project.actors.values()
        return [name for each in actors for name in (each.name, *each.aliases)]

    def _roles(self) -> tuple[str, ...]:
        return self.desk.project.record_schema.options("actor_roles")

    def value_of(self, record: Record) -> object:
        """The parts, and what the actors are called."""
        actors = self.desk.project.actors
        return tuple((part, actors.get(part.actor)) for part in record.actors)

    def _grouped(self) -> dict[str, list[str]]:
        """The roles of each actor, in their order."""
        assert self.record is not None
        found: dict[str, list[str]] = {}
        for part in self.record.actors:
            roles = found.setdefault(part.actor, [])
            if part.role:
                roles.append(part.role)
        return found

    def cells(self) -> Sequence[Sequence[str]]:
        """A row for each actor."""
        actors = self.desk.project.actors
        return [
            (actors[actor].name if actor in actors else "", in_a_row(roles))
            for actor, roles in self._grouped().items()
        ]

    def put(self, row: int, column: int, words: str) -> None:
        """Another actor, or other parts of one."""
        held = list(self._grouped().items())
        new: list[Step] = []
        if column == 0:
            actor, new = self._meant(words)
            if not words:
                held[row : row + 1] = []
            elif actor in dict(held):
                return
            else:
                held[row : row + 1] = [(actor, held[row][1] if row < len(held) else [])]
        elif row < len(held):
            roles = self._meant_roles(words, held[row][1])
            if roles is None:
                return
            held[row] = (held[row][0], roles)
        else:
            self.refused.emit(tr("Name the actor first."))
            return
        parts = tuple(Part(actor, role) for actor, roles in held for role in roles or [""])
        self.entered.emit(Entered({"actors": parts}, new))

    def _meant_roles(self, words: str, held: Sequence[str]) -> list[str] | None:
        """The roles that are typed, each once; None if one is no role, which is told."""
        known = (*self._roles(), *held)
        found = {word: meant_word(word, known) for word in split_names(words.replace(",", ";"))}
        wrong = next((word for word, role in found.items() if role is None), None)
        if wrong is not None:
            names = joined_names(self._roles())
            values = {"field": tr("Role"), "word": wrong, "names": names, "nearest": ""}
            self.refused.emit(translated(Message(NO_SUCH_WORD, values)))
            return None
        return list(dict.fromkeys(role for role in found.values() if role))

    def _meant(self, words: str) -> tuple[str, list[Step]]:
        """The actor of a name, and what makes one who is new."""
        known = self.desk.project.actor_named(words)
        if known is not None or not words:
            return (known.id if known else ""), []
        actor = Actor(id=new_id(), name=words)
        return actor.id, [Put(actor)]

    def remove(self, row: int) -> None:
        """Without this actor."""
        gone = list(self._grouped())[row]
        assert self.record is not None
        self.enter(tuple(part for part in self.record.actors if part.actor != gone))


class StatusesEditor(TableEditor):
    """What came of the activity, when, and who says so; the last row holds."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        columns = (
            Column(tr("Status"), self._words, 120),
            Column(tr("Date"), width=90),
            Column(tr("Source"), stretches=True),
        )
        super().__init__(desk, field, label, columns, tr("Add a status…"))

    def _words(self) -> tuple[str, ...]:
        return self.desk.project.record_schema.options("statuses")

    def cells(self) -> Sequence[Sequence[str]]:
        """A row for each entry."""
        return [tuple(each) for each in self._held()]

    def _held(self) -> tuple[StatusEntry, ...]:
        return self.record.statuses if self.record is not None else ()

    def put(self, row: int, column: int, words: str) -> None:
        """Another status, date or source."""
        held = list(self._held())
        entry = held[row] if row < len(held) else StatusEntry("")
        if column == 0:
            status = meant_word(words, self._words())
            if words and status is None:
                listed = joined_names(self._words())
                self.refused.emit(
                    tr("“{words}” is no status here. There are: {names}", words=words, names=listed)
                )
                return
            changed = [entry._replace(status=status)] if status else []
        elif row >= len(held):
            self.refused.emit(tr("Choose the status first."))
            return
        elif column == 1 and (problem := filling.date_problem(words)) is not None:
            self.refused.emit(translated(problem))
            return
        else:
            changed = [entry._replace(date=words) if column == 1 else entry._replace(source=words)]
        held[row : row + 1] = changed
        self.enter(tuple(held))

    def remove(self, row: int) -> None:
        """Without this entry."""
        held = self._held()
        self.enter((*held[:row], *held[row + 1 :]))
