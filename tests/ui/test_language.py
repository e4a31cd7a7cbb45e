"""The words of the window in the language of the person."""

import gettext
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from blotter.interchange.messages import SEVERAL_READ
from blotter.interchange.transcripts.messages import TAKEN_FOR_TRANSCRIPT
from blotter.interchange.web.messages import WORDS_LEFT_OUT
from blotter.message import Message
from blotter.project.messages import NO_CODERS
from blotter.ui import language
from blotter.ui.language import LANGUAGES, in_order, listed, plural, tr, translated
from blotter.ui.wording import label_within


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.use("en")


def test_english_is_as_written() -> None:
    language.use("en")
    assert tr("Coded as {path}", path="patrol › river") == "Coded as patrol › river"
    assert plural("{count} code", "{count} codes", 1) == "1 code"
    assert plural("{count} code", "{count} codes", 12345) == "12,345 codes"
    assert tr("") == ""


def test_braces_in_what_is_filled_in_stay() -> None:
    assert tr("Coded as {path}", path="{count}") == "Coded as {count}"
    assert tr("No {places} to fill") == "No {places} to fill"


def test_a_message_within_a_message_is_translated_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper().replace("LABEL", "label")

    monkeypatch.setattr(language._Present, "catalogue", Loud())
    told = translated(Message("Undo: {label}", {"label": Message("Rename")}))
    assert told == "UNDO: RENAME"


def test_the_system_language_is_one_of_ours() -> None:
    assert language.system_language() in LANGUAGES


def test_names_are_listed() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_english_stands_in_for_a_catalogue_that_is_not_there() -> None:
    assert type(language.catalogue("xx")) is gettext.NullTranslations


def test_names_are_in_the_order_of_dictionaries() -> None:
    names = ["Zeta", "eb", "éa", "note 10", "note 2", "北京", "阿"]
    language.use("fr")
    assert in_order(names, str) == ["éa", "eb", "note 2", "note 10", "Zeta", "北京", "阿"]
    language.use("zh")
    assert in_order(names, str)[:2] == ["阿", "北京"]


def test_dates_are_written_as_the_language_does() -> None:
    language.use("en")
    assert language.date(QDate(2026, 5, 3)) == "3 May 2026"
    language.use("fr")
    assert "2026" in language.date(QDate(2026, 5, 3))
    assert language.moment("no time") == ""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_keys_are_called_what_stands_on_them(tag: str, qtbot: QtBot) -> None:
    language.use(tag)
    native = QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText)
    assert native == "Ctrl+Z"
    if tag == "tr":
        long = QKeySequence("Ctrl+Shift+Esc").toString(QKeySequence.SequenceFormat.NativeText)
        assert long == "Ctrl+Shift+Esc"


def test_decimals_are_written_as_the_language_does(qtbot: QtBot) -> None:
    language.use("fr")
    assert language.decimals("−.74") == "−0,74"
    assert language.decimals("1.00") == "1,00"
    language.use("en")
    assert language.decimals(".74") == ".74"


def test_a_label_that_begins_with_a_name_keeps_its_first_letter() -> None:
    assert label_within(Message("Coded as {path}", {"path": "Patrol"})) == "coded as Patrol"
    assert label_within(Message("{old} is now {new}", {"old": "EXTRACT", "new": "x"})) == "EXTRACT is now x"


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_for_the_command_line_stands_in_brackets_and_is_left_out(code: str) -> None:
    language.use(code)
    for template in (NO_CODERS, SEVERAL_READ, TAKEN_FOR_TRANSCRIPT, WORDS_LEFT_OUT):
        assert "(--" in template or "(`blotter " in template
        values = {"name": "Ford (--x).txt", "formats": "", "speakers": 2, "turns": 9, "kinds": "menus"}
        told = translated(Message(template, values))
        assert "--" not in told.replace("(--x)", "")
        assert "`" not in told
    assert translated(Message(SEVERAL_READ, values)).count("Ford (--x).txt") == 1
