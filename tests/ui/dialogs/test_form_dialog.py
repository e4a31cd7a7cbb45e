"""A form is built from a model, filled in, read, and says at the field what it does not accept."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError, create_model, field_validator, model_validator
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from blotter.errors import Refused
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.form_fields import ColourField, TicksField


class Unit(StrEnum):
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Options(BaseModel):
    name: str = Field(title="Name", min_length=1, max_length=20)
    colour: str = Field("", title="Colour", json_schema_extra={"kind": "colour"})
    short: str = Field("", title="Short definition", json_schema_extra={"kind": "long"})
    unit: Unit = Unit.SENTENCE
    mode: Literal["any", "all_words"] = Field("any", title="Mode", description="How words are looked for.")
    key: int = Field(3, gt=0, lt=10)
    limit: int | None = Field(None, ge=1)
    share: float = Field(0.5, gt=0, le=1)
    pins: bool = Field(True, title="Keep the definition open")
    coders: tuple[str, ...] = ()
    paths: list[str] = []
    parent: str = ""
    unseen: dict[str, int] = {}

    @field_validator("name")
    @classmethod
    def _is_not_taken(cls, value: str) -> str:
        if value == "exercise":
            raise ValueError("“exercise” exists already.")
        return value

    @model_validator(mode="after")
    def _fits(self) -> "Options":
        if self.mode == "all_words" and self.share < 0.1:
            raise ValueError("So few words cannot be looked for.")
        return self


CHOICES = {
    "coders": [("l", "Leyla M."), ("o", "Orhan N.")],
    "parent": [("", "(top)"), ("r", "repression")],
}

Make = Callable[..., "FormDialog[Options]"]


@pytest.fixture
def make(qtbot: QtBot, dressed: object) -> Make:
    def made(initial: object = None, **more: object) -> FormDialog[Options]:
        dialog = FormDialog(Options, initial, "New code", "Add code", choices=CHOICES, **more)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


class Written(BaseModel):
    program: Literal["standard", "nvivo"] = Field("standard", json_schema_extra={"names": {"nvivo": "NVivo"}})


def test_a_value_with_a_proper_name_is_called_so(qtbot: QtBot, dressed: object) -> None:
    dialog = FormDialog(Written, None, "Export", "Export")
    qtbot.addWidget(dialog)
    box = dialog.field("program")
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == ["Standard", "NVivo"]
    dialog.enter(program="nvivo")
    assert dialog.value().program == "nvivo"


def test_what_was_put_in_comes_out(make: Make) -> None:
    initial = Options(
        name="river patrol",
        colour="amber",
        short="Boats of two\ncountries.",
        unit=Unit.PARAGRAPH,
        mode="all_words",
        key=7,
        limit=4,
        share=0.75,
        pins=False,
        coders=("o",),
        paths=["a/b", "c"],
        parent="r",
        unseen={"kept": 1},
    )
    assert make(initial).value() == initial


def test_defaults_are_there_without_an_initial_value(make: Make) -> None:
    dialog = make()
    dialog.enter(name="x")
    assert dialog.value() == Options(name="x")


def test_fields_are_what_their_kind_asks_for(make: Make) -> None:
    dialog = make()
    kinds = {
        "name": QLineEdit,
        "colour": ColourField,
        "short": QPlainTextEdit,
        "unit": QComboBox,
        "mode": QComboBox,
        "key": QSpinBox,
        "pins": QCheckBox,
        "coders": TicksField,
        "paths": QPlainTextEdit,
        "parent": QComboBox,
    }
    assert {
        name: type(dialog.field(name)) for name in kinds if not isinstance(dialog.field(name), kinds[name])
    } == {}
    with pytest.raises(KeyError):
        dialog.field("unseen")


def test_numbers_cannot_leave_their_limits(make: Make) -> None:
    dialog = make()
    key, limit = dialog.field("key"), dialog.field("limit")
    assert isinstance(key, QSpinBox)
    assert isinstance(limit, QSpinBox)
    assert (key.minimum(), key.maximum()) == (1, 9)
    assert limit.text() == "—"


def test_the_hand_fills_it_in(make: Make, qtbot: QtBot) -> None:
    dialog = make()
    qtbot.keyClicks(dialog.field("name"), "coerced return")
    qtbot.keyClick(dialog.field("name"), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.field("unit"), "p")
    qtbot.keyClick(dialog.field("pins"), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.field("name"), Qt.Key.Key_Return)
    assert dialog.result() == FormDialog.DialogCode.Accepted
    value = dialog.value()
    assert (value.name, value.unit, value.pins) == ("coerced return", Unit.PARAGRAPH, False)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("", "This cannot be empty."),
        ("x" * 21, "At most 20 characters."),
        ("exercise", "“exercise” exists already."),
    ],
)
def test_what_is_wrong_stands_at_the_field(make: Make, name: str, complaint: str) -> None:
    dialog = make()
    dialog.enter(name=name)
    with pytest.raises(ValidationError):
        dialog.value()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.complaints() == {"name": complaint}
    assert dialog.field("name").property("wrong")
    dialog.enter(name="fine")
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.complaints() == {}


def test_what_concerns_the_whole_stands_below(make: Make) -> None:
    dialog = make({"name": "x", "mode": "all_words", "share": 0.05})
    dialog.accept()
    assert dialog.complaints() == {"": "So few words cannot be looked for."}


def test_the_check_may_refuse(make: Make) -> None:
    def check(options: Options) -> None:
        if options.name == "patrol":
            raise Refused("“{name}” exists already. Choose another name.", name=options.name)

    dialog = make({"name": "patrol"}, check=check)
    dialog.accept()
    assert dialog.complaints() == {"": "“patrol” exists already. Choose another name."}
    dialog.enter(name="river")
    dialog.accept()
    assert not dialog.isVisible()


def test_the_preview_follows_what_is_entered(make: Make) -> None:
    dialog = make({"name": "a"}, preview=lambda options: f"{options.key} documents")
    dialog.enter(key=8)
    assert "8 documents" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.enter(name="")
    assert "8 documents" not in [label.text() for label in dialog.findChildren(QLabel)]


def test_only_the_fields_asked_for_are_shown(make: Make) -> None:
    dialog = make({"name": "kept", "key": 5}, only=["colour"])
    dialog.enter(colour="plum")
    assert (dialog.value().name, dialog.value().key, dialog.value().colour) == ("kept", 5, "plum")
    with pytest.raises(KeyError):
        dialog.field("name")


def test_bare_strings_may_be_chosen_from(qtbot: QtBot, dressed: object) -> None:
    dialog = FormDialog(Options, {"name": "x"}, "New", "Make", choices={"parent": ["", "patrol"]})
    qtbot.addWidget(dialog)
    assert dialog.value().parent == ""
    qtbot.keyClicks(dialog.field("parent"), "pat")
    assert dialog.value().parent == "patrol"


def test_an_own_colour_stays(make: Make) -> None:
    assert make({"name": "x", "colour": "#c0ffee"}).value().colour == "#c0ffee"


def test_buttons_say_the_act_and_cancel(make: Make) -> None:
    dialog = make()
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    assert set(buttons) == {"Add code", "Cancel"}
    assert buttons["Add code"].isDefault()
    buttons["Cancel"].click()
    assert dialog.result() == FormDialog.DialogCode.Rejected


def test_every_field_has_a_name_and_its_hint_for_the_screen_reader(make: Make) -> None:
    dialog = make()
    assert dialog.field("pins").accessibleName() == "Keep the definition open"
    assert dialog.field("mode").accessibleDescription() == "How words are looked for."
    buddies = [label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()]
    assert dialog.field("name") in buddies


def test_a_long_complaint_makes_room_for_itself(make: Make) -> None:
    def check(options: Options) -> None:
        raise Refused("It cannot be. " * 40)

    dialog = make({"name": "x"}, check=check)
    before = dialog.height()
    dialog.accept()
    assert dialog.height() > before + 40


def test_a_form_that_is_higher_than_the_screen_is_scrolled(qtbot: QtBot) -> None:
    fields: dict[str, Any] = {f"field_{number}": (str, "") for number in range(60)}
    form = FormDialog(create_model("Long", **fields), None, "Long", "Do it")
    qtbot.addWidget(form)
    form.show()
    assert form.height() < form.screen().availableGeometry().height()
    qtbot.waitUntil(form.field("field_0").isVisible)
    form.field("field_0").setFocus()
    for _ in range(3):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.field("field_3")
    last = form.field("field_59")
    last.setFocus()
    act = next(each for each in form.findChildren(QPushButton) if each.text() == "Do it")
    assert form.rect().contains(act.mapTo(form, act.rect().center()))
    (area,) = form.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    area.ensureWidgetVisible(last)
    assert form.rect().contains(last.mapTo(form, last.rect().center()))
    form.enter(field_59="words")
    assert form.value().model_dump()["field_59"] == "words"
