"""Qt must not lose references to None, as PySide6 6.12.0 does on Python 3.11: the program dies in seconds."""

import sys
from collections.abc import Callable

import PySide6
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

ROUNDS = 200


def calls_without_a_result() -> dict[str, Callable[[], object]]:
    document = QTextDocument("abc def")
    cursor = QTextCursor(document)
    text_format = QTextCharFormat()
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    thing, widget, colour = QObject(), QWidget(), QColor("red")

    def paint() -> None:
        painter = QPainter(image)
        painter.setPen(colour)
        painter.drawRect(1, 1, 3, 3)
        painter.end()

    return {
        "paint": paint,
        "move a cursor": lambda: cursor.setPosition(1),
        "mark a document": lambda: document.setModified(True),
        "merge a format": lambda: cursor.mergeCharFormat(text_format),
        "set a background": lambda: text_format.setBackground(colour),
        "update a widget": widget.update,
        "name an object": lambda: thing.setObjectName("x"),
        "emit a signal": lambda: thing.objectNameChanged.emit("x"),
        "ask for no parent": thing.parent,
    }


def test_none_is_not_lost(qapp: QApplication) -> None:
    for name, call in calls_without_a_result().items():
        call()
        before = sys.getrefcount(None)
        for _ in range(ROUNDS):
            call()
        assert sys.getrefcount(None) - before > -ROUNDS / 2, name


def test_version() -> None:
    major, minor = PySide6.__version_info__[:2]
    assert (6, 8) <= (major, minor) < (6, 12)
