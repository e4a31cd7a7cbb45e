"""ActorsPart: the register of actors; each is found by any of its names, in any script."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QPushButton, QStackedWidget, QVBoxLayout

from blotter.domain.countries import COUNTRIES
from blotter.domain.edit import Edit
from blotter.domain.entity import Entity
from blotter.domain.record import Actor, Record
from blotter.domain.record_schema import RecordField
from blotter.project.records import actors
from blotter.ui.codebook.fields import LineWords, LongWords
from blotter.ui.desk import Desk
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.records.form.told import country_name
from blotter.ui.records.schema import dialogs
from blotter.ui.records.schema.dialogs import NameForm
from blotter.ui.records.schema.listing import Listing, Row
from blotter.ui.records.schema.part import Form, Part, bar, column, halves, nothing_chosen
from blotter.ui.views.choice_box import Choice, ChoiceBox

_PARTS = later_plural("It plays a part in {count} record.", "It plays a part in {count} records.")


class ActorsPart(Part):
    """The register at the left, the chosen actor as a form at the right."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = (Actor, Record, RecordField)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.actors = Listing(
            tr("Actors"),
            (tr("Actor"), tr("Records")),
            tr("an actor"),
            filtered=tr("Find an actor by any name"),
        )
        self.name, self.aliases, self.note = LineWords(), LongWords(2), LongWords(2)
        self.kind, self.side = _WordBox(), _WordBox()
        self.country = ChoiceBox(tr("Country"), tr("none"))
        self.parent_actor = ChoiceBox(tr("Belongs to"), tr("nothing"))
        self.merge = QPushButton(tr("Merge into…"))
        self._pages = QStackedWidget()
        self.listings = [self.actors]
        self.fields = [
            self.name, self.aliases, self.note, self.kind, self.side, self.country, self.parent_actor,
            self.merge,
        ]  # fmt: skip
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = Form()
        form.add(tr("Name"), self.name)
        form.add(tr("Other names"), self.aliases, tr("One on each line, in any script."))
        form.add(tr("Kind"), self.kind)
        form.add(tr("Side"), self.side)
        form.add(tr("Country"), self.country)
        form.add(tr("Belongs to"), self.parent_actor)
        form.add(tr("Note"), self.note)
        form.end()
        self._pages.addWidget(nothing_chosen(tr("No actor is chosen. Insert adds one.")))
        self._pages.addWidget(column(bar(self.merge), form))
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(halves(self.actors, self._pages))
        self.setFocusProxy(self.actors)
        self.country.offer(Choice(code, country_name(code)) for code in COUNTRIES)

    def _connect(self) -> None:
        rows = self.actors.rows
        rows.chosen.connect(lambda _: self._show_chosen())
        rows.add_requested.connect(self._add)
        rows.listed.renamed.connect(lambda identity, name: self._change(self._actor(identity), name=name))
        rows.remove_requested.connect(self._remove)
        self.name.left.connect(lambda: self._change(self.actor(), name=self.name.text()))
        self.name.returnPressed.connect(lambda: self._change(self.actor(), name=self.name.text()))
        self.aliases.left.connect(lambda: self._change(self.actor(), aliases=self._lines()))
        self.note.left.connect(lambda: self._change(self.actor(), note=self.note.read_words()))
        self.kind.left(lambda words: self._change(self.actor(), kind=words))
        self.side.left(lambda words: self._change(self.actor(), side=words))
        self.country.chosen_changed.connect(lambda code: self._change(self.actor(), country=code))
        self.parent_actor.chosen_changed.connect(lambda each: self._change(self.actor(), parent=each or None))
        self.merge.clicked.connect(self._merge)

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.aliases.read_words().splitlines() if line.strip())

    def _actor(self, identity: str) -> Actor | None:
        return self.project.actors.get(identity)

    def actor(self) -> Actor | None:
        """The chosen actor."""
        return self._actor(self.actors.rows.current())

    def show_all(self) -> None:
        """The register, and the chosen actor."""
        used = actors.used(self.project)
        self.actors.show_rows(
            [
                Row(each.id, (each.name, used[each.id]), "\n".join((each.name, *each.aliases)))
                for each in self.project.actors.values()
            ]
        )
        self._show_chosen()

    def _show_chosen(self) -> None:
        actor = self.actor()
        self._pages.setCurrentIndex(int(actor is not None))
        if actor is None:
            return
        schema = self.project.record_schema
        self.name.show_words(actor.name)
        self.aliases.show_words("\n".join(actor.aliases))
        self.note.show_words(actor.note)
        self.kind.show_words(schema.options("actor_kinds"), actor.kind)
        self.side.show_words(schema.options("sides"), actor.side)
        self.country.choose(actor.country)
        others = (each for each in self.project.actors.values() if each.id != actor.id)
        self.parent_actor.offer(Choice(each.id, each.name) for each in others)
        self.parent_actor.choose(actor.parent or "")

    def _change(self, actor: Actor | None, **values: Any) -> None:
        if actor is not None and any(getattr(actor, name) != value for name, value in values.items()):
            done = tr("Changed the actor {name}", name=actor.name)
            self.apply(lambda: actors.change(self.project, actor, **values), done)

    def _add(self) -> None:
        def plan(form: NameForm) -> tuple[Actor, Edit]:
            return actors.add(self.project, form.name)

        form = dialogs.asked(dialogs.name_dialog(self, tr("New actor"), tr("Add actor"), plan))
        if form is not None:
            made, edit = plan(form)
            if self.apply(lambda: edit, tr("Added the actor {name}", name=made.name)):
                self.actors.rows.choose(made.id)
                self.aliases.setFocus()

    def _remove(self, identity: str) -> None:
        actor = self._actor(identity)
        if actor is not None:
            done = tr("Removed the actor {name}", name=actor.name)
            self.apply(lambda: actors.remove(self.project, actor), done)

    def _merge(self) -> None:
        actor = self.actor()
        others = [each for each in self.project.actors.values() if actor and each.id != actor.id]
        if actor is None or not others:
            return
        told = plural(*_PARTS, actors.used(self.project)[actor.id])
        choices = [(each.id, each.name) for each in others]
        title, act = tr("Merge “{name}” into another actor", name=actor.name), tr("Merge actors")
        asked = dialogs.asked(dialogs.instead_dialog(self, title, told, act, choices))
        into = self._actor(asked.instead) if asked else None
        if into is not None:
            done = tr("{old} is now {new}", old=actor.name, new=into.name)
            if self.apply(lambda: actors.merge(self.project, actor, into), done):
                self.actors.rows.choose(into.id)


class _WordBox(QComboBox):
    """Words that are offered, or any other."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def show_words(self, offered: tuple[str, ...], chosen: str) -> None:
        """Offer these, and show what is chosen."""
        self.blockSignals(True)
        self.clear()
        self.addItems(["", *offered])
        self.setCurrentText(chosen)
        self.blockSignals(False)

    def left(self, tell: Callable[[str], None]) -> None:
        """Tell the words once they are chosen or typed."""
        line = self.lineEdit()
        assert line is not None
        self.activated.connect(lambda _: tell(self.currentText().strip()))
        line.editingFinished.connect(lambda: tell(self.currentText().strip()))
