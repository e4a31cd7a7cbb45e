"""Sheets of paper on the screen, at any size, and out of it as PDF."""

from pathlib import Path

import pytest
from open_window import press_in, settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from blotter.ui import theme
from blotter.ui.printing import print_on
from blotter.ui.views.print_preview import PrintPreview
from blotter.ui.views.sheets_view import LARGEST, SMALLEST

PAGE = "<html><head><title>A study</title></head><body>" + "".join(
    f"<h2>code {number}</h2><p>{'words ' * 60}</p>" for number in range(60)
)
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def preview(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> PrintPreview:
    made = PrintPreview(PAGE, "A study", proposed=tmp_path / "study.pdf")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(preview: PrintPreview) -> str:
    return " | ".join(label.text() for label in preview.findChildren(QLabel) if label.text())


def wheel(preview: PrintPreview, steps: int, modifiers: Qt.KeyboardModifier) -> None:
    view = preview.sheets.viewport()
    place = QPointF(50, 50)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_it_shows_the_first_sheet_as_wide_as_the_window(preview: PrintPreview) -> None:
    sheets = preview.sheets
    assert preview.windowTitle() == "Print preview of A study"
    assert sheets.page_count() > 3
    assert f"Page 1 of {sheets.page_count()}" in told(preview)
    assert sheets.verticalScrollBar().value() == 0
    assert sheets.horizontalScrollBar().maximum() == 0
    before = sheets.zoom
    preview.resize(preview.width() - 200, preview.height())
    settle()
    assert sheets.zoom < before
    assert f"{round(sheets.zoom * 100)} %" in told(preview)


def test_the_wheel_and_keys_change_the_size(preview: PrintPreview) -> None:
    sheets = preview.sheets
    fitting = sheets.zoom
    wheel(preview, 2, CONTROL)
    assert sheets.zoom == pytest.approx(fitting * 1.15**2)
    assert sheets.horizontalScrollBar().maximum() > 0
    press_in(sheets, Qt.Key.Key_Minus, CONTROL)
    assert sheets.zoom == pytest.approx(fitting * 1.15)
    press_in(sheets, Qt.Key.Key_0, CONTROL)
    assert sheets.zoom == pytest.approx(fitting)
    for _ in range(40):
        wheel(preview, -3, CONTROL)
    assert sheets.zoom == SMALLEST
    for _ in range(40):
        wheel(preview, 3, CONTROL)
    assert sheets.zoom == LARGEST


def test_one_goes_through_the_sheets_from_the_keyboard(preview: PrintPreview) -> None:
    sheets = preview.sheets
    press_in(sheets, Qt.Key.Key_End)
    assert sheets.page() == sheets.page_count()
    assert sheets.accessibleDescription() == f"Page {sheets.page()} of {sheets.page()}"
    press_in(sheets, Qt.Key.Key_Home)
    assert sheets.page() == 1
    for _ in range(3):
        press_in(sheets, Qt.Key.Key_PageDown)
    assert sheets.page() > 1
    sheets.go_to(3)
    assert sheets.page() == 3
    # However far a wheel is turned at once, it goes no farther than what is in view.
    for _ in range(2):
        wheel(preview, -100, NONE)
    assert sheets.page() > 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_ink_is_black_in_both_themes(
    preview: PrintPreview, qapp: QApplication, scheme: theme.Scheme
) -> None:
    theme.apply(qapp, scheme)
    picture = preview.sheets.grab().toImage()
    shades = {
        picture.pixelColor(x, y).name()
        for x in range(60, picture.width() - 60, 2)
        for y in range(60, picture.height() - 60)
    }
    assert QColor("white").name() in shades
    assert any(QColor(shade).lightness() < 60 for shade in shades)
    theme.apply(qapp, "light")


def test_other_words_take_their_place(preview: PrintPreview) -> None:
    option = QCheckBox("short")
    preview.add_option(option)
    option.toggled.connect(lambda _: preview.show_html("<p>short</p>"))
    option.click()
    assert preview.sheets.page_count() == 1
    assert "Page 1 of 1" in told(preview)


def test_it_is_saved_as_pdf(
    preview: PrintPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[2]))
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    with qtbot.waitSignal(preview.said) as said:
        press_in(preview.sheets, Qt.Key.Key_S, CONTROL)
    assert said.args == ["Saved out.pdf"]
    assert asked == [str(tmp_path / "study.pdf")]
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert "Saved out.pdf" in told(preview)


def test_what_cannot_be_written_is_told_and_a_project_is_not_replaced(
    preview: PrintPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "study.pdf"
    target.write_bytes(b"SQLite format 3\0")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    preview.save()
    (box,) = preview.findChildren(QMessageBox)
    assert "was not replaced" in box.text()
    box.close()
    assert target.read_bytes() == b"SQLite format 3\0"


def test_without_a_place_nothing_is_saved(preview: PrintPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    preview.save()
    assert "Saved" not in told(preview)


def test_a_title_is_made_fit_for_a_file(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked.append(given[2]) or ("", ""))
    preview = PrintPreview("<p>x</p>", "../a:b?\n")
    qtbot.addWidget(preview)
    preview.save()
    assert asked == [str(Path.home() / ".._a_b__.pdf")]


def test_a_printer_gets_every_sheet(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(PAGE, printer)
    pdf = (tmp_path / "printed.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"/Count 1\n" not in pdf
