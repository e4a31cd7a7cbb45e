"""The words of the window in the language of the person; names of codes and data never change with it."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from string import Formatter
from typing import TypeVar

from PySide6.QtCore import (
    QCollator,
    QDate,
    QDateTime,
    QLocale,
    Qt,
)

from blotter.message import Message, Sentence
from blotter.ui import qt_words

T = TypeVar("T")

LANGUAGES = {"en": "English", "fr": "Français", "tr": "Türkçe", "zh": "简体中文"}
"""What can be chosen, each under its own name."""


_OPTIONS = re.compile(r"\s*[(（](?:--|`blotter )[^)）]*[)）]")
"""What stands in brackets for the command line alone: its options and commands."""


class _Present:
    """The language that words are given out in now."""

    language = "en"
    catalogue: NullTranslations = NullTranslations()


def use(language: str) -> None:
    """Speak a language of LANGUAGES from now on, or the system's ("system"); Qt's own words come along."""
    code = system_language() if language == "system" else language
    _Present.language, _Present.catalogue = code, catalogue(code)
    QLocale.setDefault(locale())
    qt_words.use(code)


def current() -> str:
    """The language in use, a key of LANGUAGES."""
    return _Present.language


def system_language() -> str:
    """The first of the languages that this person's system prefers which we speak."""
    wanted = (tag.replace("_", "-").split("-")[0] for tag in QLocale.system().uiLanguages())
    return next((tag for tag in wanted if tag in LANGUAGES), "en")


def locale() -> QLocale:
    """How the language in use writes dates and numbers."""
    own = QLocale.system()
    same = own.name().split("_")[0] == _Present.language
    return own if same else QLocale({"zh": "zh_CN"}.get(_Present.language, _Present.language))


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations of a language; English needs none, and stands in for those that have none yet."""
    file = files("blotter") / "languages" / f"{language}.po"
    if language == "en" or not file.is_file():
        return NullTranslations()
    import polib  # type: ignore[import-untyped]

    return GNUTranslations(io.BytesIO(polib.pofile(file.read_text(encoding="utf-8")).to_binary()))


def later(template: str) -> str:
    """The template itself, marked for translation: a constant that `tr` is given when it is used."""
    return template


def tr(template: str, /, **values: object) -> str:
    """A sentence in the language in use, with what stands in its `{named}` places."""
    return _filled(_words(template), values)


def _words(template: str) -> str:
    return _Present.catalogue.gettext(template) if template else ""


def plural(one: str, several: str, count: int, /, **values: object) -> str:
    """A sentence about a number, which stands in its place `{count}`."""
    words = _Present.catalogue.ngettext(one, several, count)
    return _filled(words, {"count": count, **values})


def later_plural(one: str, several: str) -> tuple[str, str]:
    """The two templates themselves, marked: a constant that `plural` is given when it is used."""
    return one, several


def translated(told: Message | str) -> str:
    """What the core tells, in the language in use; a message that stands in another's place comes along.

    How the command line does it stands in brackets, and is left out.
    """
    if isinstance(told, Sentence):
        return translated(told.message)
    if isinstance(told, str):
        return _OPTIONS.sub("", tr(told))
    values = {
        name: translated(value) if isinstance(value, Message | Sentence) else value
        for name, value in told.values.items()
    }
    return _filled(_OPTIONS.sub("", _words(told.template)), values)


def number(value: int) -> str:
    """A whole number as the language in use writes it: “12,345”."""
    return locale().toString(value)


def decimals(digits: str) -> str:
    """Digits as the language in use writes them: “.74”, as only English has it, is “0,74”."""
    if _Present.language != "en":
        digits = _BARE_POINT.sub("0.", digits)
    return digits.replace(".", locale().decimalPoint())


def date(moment: QDateTime | QDate) -> str:
    """A day as people write it: “3 May 2026”."""
    day = moment.date() if isinstance(moment, QDateTime) else moment
    return locale().toString(day, tr("d MMM yyyy"))


def date_time(moment: QDateTime) -> str:
    """A moment to the second: “3 May 2026, 14:05:09”."""
    return tr("{date}, {time}", date=date(moment), time=locale().toString(moment.time(), "HH:mm:ss"))


def moment(at: str) -> str:
    """A stored time (ISO) as people here write it, to the minute; "" if it is none."""
    when = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not when.isValid():
        return ""
    return tr("{date}, {time}", date=date(when), time=locale().toString(when.time(), "HH:mm"))


def in_order(things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Things by name as dictionaries of the language sort, numbers within names by their size."""
    collator = QCollator(locale())
    collator.setNumericMode(True)
    return sorted(things, key=lambda thing: collator.sortKey(name(thing)))


def listed(names: Sequence[str]) -> str:
    """Names as people list them: “Mira, Orhan and Jun”."""
    *others, last = names or ("",)
    return tr("{names} and {last}", names=in_a_row(others), last=last) if others else last


def in_a_row(names: Iterable[str]) -> str:
    """Names one after the other: “Mira, Orhan, Jun”."""
    return tr(", ").join(names)


def _filled(words: str, values: dict[str, object]) -> str:
    if not values:
        return words
    return _FORMATTER.vformat(words, (), values)


class _LocalFormatter(Formatter):
    """Fills places as `str.format` does, with whole numbers as the language in use writes them."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and not format_spec:
            return number(value)
        return str(super().format_field(value, format_spec))


_BARE_POINT = re.compile(r"(?<!\d)\.(?=\d)")
_FORMATTER = _LocalFormatter()
