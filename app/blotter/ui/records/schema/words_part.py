"""WordsPart: the lists of words to choose from, each word with how often it is in use."""

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from blotter.domain.entity import Entity
from blotter.domain.record import Actor, Evidence, Record
from blotter.domain.record_schema import RecordField
from blotter.project.records import word_editing, word_lists
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.records.schema import dialogs
from blotter.ui.records.schema.listing import Listing, Row
from blotter.ui.records.schema.part import Part, column, halves
from blotter.ui.scale import px

_USED_BY = {
    "claim_sources": later_plural("{count} piece of evidence has it.", "{count} pieces of evidence have it."),
    "actor_kinds": later_plural("{count} actor has it.", "{count} actors have it."),
    "sides": later_plural("{count} actor has it.", "{count} actors have it."),
}
_USED = later_plural("{count} record has it.", "{count} records have it.")
_NOT_OFFERED = later("In use, but not offered")


class WordsPart(Part):
    """Lists at the left, words at the right; below them one more is typed."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = (RecordField, Record, Evidence, Actor)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lists = Listing(tr("Word lists"), (tr("List"), tr("Words")), "", can_rename=False)
        self.words = Listing(
            tr("Words to choose from"), (tr("Word"), tr("Used")), tr("a word"), can_move=True
        )
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("One more word, then Enter"))
        self.new.setAccessibleName(tr("One more word"))
        self.listings = [self.words]
        self.fields = [self.new]
        below = QWidget()
        laid = QVBoxLayout(below)
        laid.setContentsMargins(px(12), px(8), px(12), px(8))
        laid.addWidget(self.new)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves(self.lists, column(below, self.words)))
        self.setFocusProxy(self.lists)
        rows = self.words.rows
        self.lists.rows.chosen.connect(lambda _: self._show_words())
        rows.add_requested.connect(self.new.setFocus)
        rows.listed.renamed.connect(self._rename)
        rows.remove_requested.connect(self._remove)
        rows.move_requested.connect(self._move)
        self.new.returnPressed.connect(self._add)

    def show_all(self) -> None:
        """The lists, and the words of the chosen one."""
        schema = self.project.record_schema
        self.lists.show_rows(
            [
                Row(name, (tr(schema.label(name)), len(schema.options(name))), name)
                for name in word_lists.names(schema)
                if name != "level"
            ]
        )
        self._show_words()

    def _field(self) -> RecordField | None:
        return self.project.record_schema.fields.get(self.lists.rows.current())

    def _show_words(self) -> None:
        field = self._field()
        if field is None:
            self.words.show_rows([])
            return
        used = word_editing.used(self.project, field.name)
        rows = [Row(word, (word, used[word])) for word in field.options]
        beside = (word for word in sorted(used) if word not in field.options)
        rows += [Row(word, (word, used[word]), tr(_NOT_OFFERED), is_muted=True) for word in beside]
        self.words.show_rows(rows)

    def _add(self) -> None:
        field, word = self._field(), self.new.text().strip()
        if field is None or not word:
            return
        added = self.apply(lambda: word_editing.add(self.project, field, word), tr("Added {word}", word=word))
        if added:
            self.new.clear()
            self.words.rows.choose(word)
        elif word in field.options:
            self.words.rows.choose(word)

    def _rename(self, old: str, new: str) -> None:
        field = self._field()
        if field is not None:
            done = tr("{old} is now {new}", old=old, new=new)
            self.apply(lambda: word_editing.rename(self.project, field, old, new), done)

    def _move(self, word: str, place: int) -> None:
        field = self._field()
        if field is not None and word in field.options:
            done = tr("Moved {name}", name=word)
            self.apply(lambda: word_editing.move(self.project, field, word, place), done)

    def _remove(self, word: str) -> None:
        field, instead = self._field(), None
        if field is None:
            return
        count = word_editing.used(self.project, field.name)[word]
        if count and word not in word_lists.FIXED.get(field.name, ()):
            choices: list[tuple[object, str]] = [("", tr("nothing"))]
            choices += [(each, each) for each in field.options if each != word]
            told = plural(*_USED_BY.get(field.name, _USED), count)
            title, act = tr("Remove “{name}”", name=word), tr("Remove word")
            asked = dialogs.asked(dialogs.instead_dialog(self, title, told, act, choices))
            if asked is None:
                return
            instead = asked.instead
        done = tr("Removed {name}", name=word)
        self.apply(lambda: word_editing.remove(self.project, field, word, instead), done)
