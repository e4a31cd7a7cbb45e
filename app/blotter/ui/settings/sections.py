"""What the settings window shows: its sections, their fields, and the words for what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QWidget

from blotter.settings import Settings
from blotter.ui import fonts
from blotter.ui.dialogs.form_fields import Choice, FractionField, NumberField, make_field
from blotter.ui.language import LANGUAGES, later, system_language, tr

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the window: what it is called and which settings are on it."""

    id: str
    title: str
    fields: tuple[str, ...]


SECTIONS = (
    Section(
        "appearance",
        later("Appearance"),
        ("theme", "scale", "roomy", "patterns", "letters", "reduced_motion"),
    ),
    Section(
        "text",
        later("Text"),
        ("text_face", "text_size", "line_width", "line_spacing", "washes", "underlines"),
    ),
    Section("margin", later("Margin"), ("margin_side", "margin_names", "margin_width")),
    Section("coding", later("Coding"), ("coder", "snap", "one_click", "single_letters")),
    Section("keys", later("Keys"), ("keys",)),
    Section("language", later("Language"), ("language",)),
    Section("privacy", later("Privacy"), ()),
)

_WORDS = {
    "theme": {"system": later("As the system"), "light": later("Light"), "dark": later("Dark")},
    "margin_side": {"right": later("Right of the text"), "left": later("Left of the text")},
    "margin_names": {
        "always": later("Always"),
        "pointer": later("While the pointer is there"),
        "never": later("Never"),
    },
    "snap": {"off": later("As selected"), "words": later("Words"), "sentences": later("Sentences")},
}
_STEPS = {"line_spacing": 0.1, "margin_width": 20}


def field_for(name: str) -> QWidget | None:
    """The widget that asks for a setting; None if no form can."""
    widget = make_field(Settings.model_fields[name], _choices(name))
    if isinstance(widget, NumberField | FractionField):
        widget.setKeyboardTracking(False)
        widget.setAlignment(widget.alignment())
    if isinstance(widget, FractionField):
        widget.setDecimals(1)
        widget.setSingleStep(_STEPS.get(name, 1))
    if isinstance(widget, NumberField):
        widget.setSingleStep(round(_STEPS.get(name, 1)))
    if name == "margin_width" and isinstance(widget, NumberField):
        widget.setSpecialValueText(tr("What is left"))
    return widget


def default_of(name: str) -> object:
    """What a setting is for who has changed nothing."""
    info: FieldInfo = Settings.model_fields[name]
    return info.get_default(call_default_factory=True)


def _choices(name: str) -> list[Choice] | None:
    if name == "language":
        own = LANGUAGES[system_language()]
        return [("system", tr("As the system ({language})", language=own)), *LANGUAGES.items()]
    if name == "scale":
        return [(value, tr("{scale} %", scale=value)) for value in (100, 125, 150, 175, 200)]
    if name == "text_face":
        return _faces()
    words: Mapping[str, str] | None = _WORDS.get(name)
    return [(value, tr(told)) for value, told in words.items()] if words else None


def _faces() -> list[Choice]:
    """The usual face, the one of the window, and whatever else is installed."""
    usual = QFontInfo(fonts.text_font(15)).family()
    own = fonts.interface_font().family()
    rest = [face for face in QFontDatabase.families() if not face.startswith(".") and face != own]
    return [
        ("", tr("The usual one ({face})", face=usual)),
        (own, tr("That of the window ({face})", face=own)),
        *((face, face) for face in rest),
    ]
