"""Every sentence of the window is marked, stands in every catalogue, and is translated with its places."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import polib
import pytest

from tools import catalogues

WINDOW = catalogues.SOURCES / "ui"
WORDS_AT = {"add_tool": slice(1, 2), "add_menu": slice(1, 2), "MenuRow": slice(1), "FormDialog": slice(2, 4)}
"""Where words stand among arguments that are icons, keys and names."""

SHOWN = {
    *("setText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText", "setTitle"),
    *("setAccessibleName", "setAccessibleDescription", "setLabelText", "setOkButtonText"),
    *("setInformativeText", "setHeaderLabels", "setHorizontalHeaderLabels", "setTabText", "setSuffix"),
    *("setPrefix", "setSpecialValueText", "addAction", "addMenu", "addTab", "addButton"),
    *("QLabel", "QPushButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu", "QToolBar"),
    *("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory", "getText", "getItem"),
    *("FilterBox", "PaneTitle", "ChoiceBox", "LocalBrowser", "LongWork"),
    *("say", "note", "confirm", "tell_error", "watch", *WORDS_AT),
}
"""What puts words before a person."""

SIGNALS = {"said", "noted"}


def languages() -> list[str]:
    return sorted(catalogues.PLURALS)


def entries(language: str) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(catalogues.CATALOGUES / f"{language}.po"))}


def forms(entry: polib.POEntry) -> list[str]:
    """The translations that an entry has."""
    found = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] or [entry.msgstr]
    return [words for words in found if words]


def places(words: str) -> set[str]:
    """The names of what is filled in."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


# Catalogues


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_has_every_sentence_and_no_other(language: str) -> None:
    wanted = {one: template.several for one, template in catalogues.templates().items()}
    there = {one: entry.msgid_plural for one, entry in entries(language).items()}
    assert sorted(wanted.items() - there.items()) == [], "run tools/catalogues.py"
    assert sorted(there.items() - wanted.items()) == [], "run tools/catalogues.py"


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_is_as_the_tool_writes_it(language: str) -> None:
    path = catalogues.CATALOGUES / f"{language}.po"
    assert path.read_text(encoding="utf-8") == f"{catalogues.renewed(language)}\n", "run tools/catalogues.py"


@pytest.mark.parametrize("language", languages())
def test_every_sentence_is_translated(language: str) -> None:
    untranslated = [one for one, entry in entries(language).items() if entry.fuzzy or not entry.translated()]
    assert untranslated == []


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_same_places(language: str) -> None:
    wrong = []
    for one, entry in entries(language).items():
        allowed = [places(entry.msgid_plural or one)]
        for number, words in enumerate(forms(entry)):
            # The form for one may tell the number in a word, as the English does.
            may_be = [*allowed, places(one)] if number == 0 and entry.msgid_plural else allowed
            if places(words) not in may_be:
                wrong.append((one, words))
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_a_translation_keeps_marks_that_the_window_reads(language: str) -> None:
    """Asterisks round an action, angle brackets, patterns of file names, line ends, commands to type."""
    marks = (r"\*(?=\w)", r"</?\w+>", r"\(\*[^)]*\)", r"\n", r"…\Z", r"\.blotter\b", r"`[^`]+`", r"--\w+")
    wrong = [
        (one, words)
        for one, entry in entries(language).items()
        for words in forms(entry)
        if any(sorted(re.findall(mark, one)) != sorted(re.findall(mark, words)) for mark in marks)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    catalogue = polib.pofile(str(catalogues.CATALOGUES / f"{language}.po"))
    assert catalogue.metadata["Plural-Forms"] == catalogues.PLURALS[language]
    count = int(catalogues.PLURALS[language].partition("=")[2][0])
    assert all(sorted(each.msgstr_plural) == list(range(count)) for each in catalogue if each.msgid_plural)


# Sources


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(WINDOW.rglob("*.py"))]


def bare_words(node: ast.AST) -> Iterator[str]:
    """The strings of an expression that people could read, but not those in a call within it."""
    if isinstance(node, ast.Call | ast.Lambda | ast.Compare | ast.Subscript):
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        words = as_read(node)
        if any(letter.isalpha() for letter in words):
            yield words
        return
    for child in ast.iter_child_nodes(node):
        yield from bare_words(child)


def as_read(node: ast.Constant | ast.JoinedStr) -> str:
    """The letters of a string without what is filled in, marks of rich text, and the program's name."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    words = [part.value if isinstance(part, ast.Constant) else "" for part in parts]
    return re.sub(
        "<[^>]*>|Blotter|project.blotter", "", "".join(word for word in words if isinstance(word, str))
    )


def shown_arguments(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that a person would read."""
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if name == "emit" and isinstance(function, ast.Attribute):
        return call.args if getattr(function.value, "attr", "") in SIGNALS else []
    return call.args[WORDS_AT.get(name, slice(None))] if name in SHOWN else []


def test_no_words_are_shown_that_are_not_marked() -> None:
    unmarked = [
        f"{path.relative_to(WINDOW)}:{call.lineno}: {words}"
        for path, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for argument in shown_arguments(call)
        for words in bare_words(argument)
    ]
    assert unmarked == []


def test_marked_words_are_literal() -> None:
    """What is put together before it is marked is in no catalogue."""
    put_together = [
        f"{path.relative_to(WINDOW)}:{call.lineno}"
        for path, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in ("tr", "later", "plural", "later_plural")
        for argument in call.args[:2]
        if isinstance(argument, ast.JoinedStr)
        or (isinstance(argument, ast.BinOp) and [*bare_words(argument)])
    ]
    assert put_together == []


def test_qt_is_not_asked_for_words() -> None:
    """The words of Qt's own translators are not in the catalogues."""
    asked = [
        f"{path.relative_to(WINDOW)}:{call.lineno}"
        for path, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "tr"
    ]
    assert asked == []
