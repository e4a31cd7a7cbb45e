"""AttributesControl: adds, changes, orders and removes attributes of documents or cases, as people ask."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.edit import Edit
from blotter.project.metadata import attributes
from blotter.ui.desk import Desk
from blotter.ui.dialogs.name_dialog import ask_name
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import plural, tr
from blotter.ui.metadata.attribute_dialogs import AttributeAsked, ask_attribute


class AttributesControl(QObject):
    """`window` is over what the dialogs lie."""

    def __init__(self, desk: Desk, of: Bearer, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._project, self._of, self._window = desk, desk.project, of, window

    def add(self) -> str:
        """Ask for a new attribute; its id, "" if there is none."""
        made: list[Attribute] = []

        def plan(asked: AttributeAsked) -> Edit:
            attribute, edit = attributes.add(
                self._project,
                asked.name,
                asked.type,
                self._of,
                _options(asked),
                asked.role,
                asked.note,
            )
            made.append(attribute)
            return edit

        asked = ask_attribute(self._window, self._of, None, plan)
        if asked is None or not self._desk.apply(lambda: plan(asked), tr("Added {name}", name=asked.name)):
            return ""
        return made[-1].id

    def change(self, attribute: Attribute) -> None:
        """Ask for another name, type or meaning of an attribute."""

        def plan(asked: AttributeAsked) -> Edit | None:
            return attributes.change(
                self._project,
                attribute,
                name=asked.name,
                kind=asked.type,
                options=_options(asked) or None,
                role=asked.role,
                note=asked.note,
                keep_misfits=asked.keep_misfits,
            )

        asked = ask_attribute(self._window, self._of, attribute, plan)
        if asked is not None:
            self._desk.apply(lambda: plan(asked), tr("Changed {name}", name=asked.name))

    def rename(self, attribute: Attribute) -> None:
        """Ask for another name of an attribute."""

        def plan(name: str) -> Edit | None:
            return attributes.change(self._project, attribute, name=name)

        title = tr("Rename “{name}”", name=attribute.name)
        name = ask_name(self._window, attribute.name, title, tr("Rename"), plan)
        if name is not None:
            self._desk.apply(lambda: plan(name), tr("Renamed to {name}", name=name))

    def retype(self, attribute: Attribute, kind: AttributeType) -> None:
        """Give an attribute another type; what would not fit is told, and asked about."""
        misfits = attributes.converted(self._project, attribute, kind).misfits
        # A choice gets the values that there are as its options, so that all of them fit.
        count = 0 if kind is AttributeType.CHOICE else len(misfits)
        if count and not confirm(
            self._window,
            tr("Change the type"),
            plural(
                "{count} value of “{name}” does not fit. It is kept in a text attribute beside it.",
                "{count} values of “{name}” do not fit. They are kept in a text attribute beside it.",
                count,
                name=attribute.name,
            ),
            tr("Change the type"),
        ):
            return
        self._desk.apply(
            lambda: attributes.change(self._project, attribute, kind=kind, keep_misfits=True),
            tr("Changed {name}", name=attribute.name),
        )

    def move(self, attribute: Attribute, by: int) -> None:
        """Move an attribute among those of its kind, -1 to the left and 1 to the right."""
        beside = self._beside()
        place = beside.index(attribute) + by
        if not 0 <= place < len(beside):
            self._desk.noted.emit(tr("There is no attribute further on."))
            return
        others = [each for each in beside if each.id != attribute.id]
        self.place(attribute, others[place] if place < len(others) else None)

    def place(self, attribute: Attribute, before: Attribute | None) -> None:
        """Place an attribute before another, or (None) behind all."""
        done = tr("Moved {name}", name=attribute.name)
        self._desk.apply(lambda: attributes.move(self._project, attribute, before), done)

    def _beside(self) -> list[Attribute]:
        return [each for each in self._project.attributes.values() if each.of is self._of]

    def remove(self, attribute: Attribute) -> None:
        """Take an attribute away; asked first where it has values."""
        held = len(self._project.values_of(attribute))
        question = plural(
            "Remove “{name}”? {count} value goes with it. It can be undone.",
            "Remove “{name}”? {count} values go with it. It can be undone.",
            held,
            name=attribute.name,
        )
        title = tr("Remove attribute")
        if held and not confirm(self._window, title, question, title):
            return
        done = tr("Removed {name}", name=attribute.name)
        self._desk.apply_sweeping(
            tr("Removing"), lambda: attributes.remove(self._project, attribute), done, held
        )


def _options(asked: AttributeAsked) -> list[str]:
    return asked.options if asked.type is AttributeType.CHOICE else []
