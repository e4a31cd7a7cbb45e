"""StudyPart: what the study is about: its years, the country it is seen from, how near two reports lie."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout

from blotter.domain.countries import COUNTRIES
from blotter.domain.entity import Entity
from blotter.domain.study import MOST_DAYS, StudyFrame
from blotter.project.records import framing
from blotter.ui.codebook.fields import LineWords
from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.records.form.told import country_name
from blotter.ui.records.schema.part import Form, Part
from blotter.ui.scale import px
from blotter.ui.views.choice_box import Choice, ChoiceBox

_WIDEST = 640


class StudyPart(Part):
    """A form of what frames the study; what is left is in the project."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = (StudyFrame,)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.earliest, self.latest = LineWords(), LineWords()
        self.home = ChoiceBox(tr("Seen from"))
        self.days = QSpinBox()
        self.days.setRange(0, MOST_DAYS)
        self.days.lineEdit().setTextMargins(px(5), 0, 0, 0)
        self.needs_actor = QCheckBox(tr("They have to share an actor"))
        self.fields = [self.earliest, self.latest, self.home, self.days, self.needs_actor]
        form = Form()
        form.setMaximumWidth(px(_WIDEST))
        form.add(tr("From"), self.earliest, tr("A year or a day, such as 1997; empty where it is open."))
        form.add(tr("To"), self.latest, tr("A record dated outside is pointed out."))
        form.add(tr("Seen from"), self.home, tr("The country whose own activities the study is about."))
        form.add(
            tr("Days apart"),
            self.days,
            tr("How far two reports of one event may date it, to be proposed as one."),
        )
        form.add(tr("Two records of one event"), self.needs_actor)
        form.end()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(form)
        self.home.offer(Choice(code, country_name(code)) for code in COUNTRIES)
        self.setFocusProxy(self.earliest)
        for name, field in (("earliest", self.earliest), ("latest", self.latest)):
            field.left.connect(lambda name=name, field=field: self._change(**{name: field.text()}))
            field.returnPressed.connect(lambda name=name, field=field: self._change(**{name: field.text()}))
        self.home.chosen_changed.connect(lambda code: self._change(home=code))
        self.days.editingFinished.connect(lambda: self._change(days=self.days.value()))
        self.needs_actor.clicked.connect(lambda on: self._change(needs_actor=on))

    def show_all(self) -> None:
        """The frame as it is."""
        frame = self.project.frame
        self.earliest.show_words(frame.earliest)
        self.latest.show_words(frame.latest)
        self.home.choose(frame.home)
        self.days.setValue(frame.days)
        self.needs_actor.setChecked(frame.needs_actor)

    def _change(self, **values: Any) -> None:
        frame = self.project.frame
        if any(getattr(frame, name) != value for name, value in values.items()):
            self.apply(lambda: framing.change(self.project, **values), tr("Changed the frame of the study"))
