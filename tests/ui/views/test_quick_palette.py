"""The quick palette, with nothing but the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMainWindow, QPlainTextEdit
from pytestqt.qtbot import QtBot

from blotter.ui.palette_ranking import PaletteEntry
from blotter.ui.views.palette_parts import KeyStrip, WholeLines, definition_html, place_beside
from blotter.ui.views.palette_rows import PaletteRows
from blotter.ui.views.quick_palette import WIDTH, QuickPalette

CODES = [
    PaletteEntry("rep", "repression", "repression", colour="red", count=52),
    PaletteEntry("agr", "agreement", "agreement", colour="slate", count=41),
    PaletteEntry(
        "coe",
        "repression/coerced return",
        "coerced return",
        "repression",
        "red",
        short="Pressure so that a person <comes back>.",
        not_when="the person is carried across the border.",
        count=13,
        recency=3,
    ),
    PaletteEntry(
        "ren", "repression/rendition", "rendition", "repression", "red", short="Taken.", count=7, recency=9
    ),
    PaletteEntry("adm", "agreement/readmission", "readmission", "agreement", "slate", count=4, recency=1),
]


class Desk(QMainWindow):
    """A text and the palette over it, with what the palette said."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QPlainTextEdit("words " * 500)
        self.setCentralWidget(self.page)
        self.resize(1000, 700)
        self.palette_ = QuickPalette(self)
        self.said: list[object] = []
        self.palette_.applied.connect(lambda ids: self.said.append(ids))
        self.palette_.create_requested.connect(lambda name, parent: self.said.append((name, parent)))
        self.palette_.closed.connect(lambda: self.said.append("closed"))

    def open_palette(self, codes: list[PaletteEntry] = CODES, several: bool = True) -> None:
        selection = QRect(self.mapToGlobal(QPoint(200, 100)), QSize(300, 40))
        self.palette_.open_at(selection, codes, several=several)

    @property
    def query(self) -> QLineEdit:
        return self.palette_.findChild(QLineEdit)

    @property
    def rows(self) -> list[str]:
        model = self.palette_.findChild(QListView).model()
        assert isinstance(model, PaletteRows)
        return [row.match.entry.id if row.match else row.words for row in model.rows]

    @property
    def definition(self) -> str:
        parts = [*self.palette_.findChildren(WholeLines), *self.palette_.findChildren(QLabel)]
        return " ".join(part.text() for part in parts)


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    desk.activateWindow()
    desk.page.setFocus()
    qtbot.waitUntil(desk.page.hasFocus)
    return desk


def test_it_opens_with_the_recent_codes_and_takes_the_keys(desk: Desk) -> None:
    desk.open_palette()
    assert desk.query.hasFocus()
    assert desk.rows == ["ren", "coe", "adm", "rep", "agr"]


def test_enter_applies_closes_and_gives_the_focus_back(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "ret")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said == ["closed", ["coe"]]
    assert desk.page.hasFocus()
    assert not desk.palette_.isVisible()


def test_shift_enter_applies_and_stays(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "ret")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.said == [["coe"]]
    qtbot.keyClicks(desk.query, "rend")
    assert desk.query.text() == "rend"
    qtbot.keyClick(desk.query, Qt.Key.Key_Enter)
    assert desk.said == [["coe"], "closed", ["ren"]]


def test_arrows_move_and_the_definition_follows(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    assert "Taken." in desk.definition
    qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    assert "<comes back>" in desk.definition
    assert "Do not use when" in desk.definition
    qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    qtbot.keyClick(desk.query, Qt.Key.Key_Up)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said[-1] == ["coe"]


def test_arrows_stop_at_the_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClick(desk.query, Qt.Key.Key_Up)
    qtbot.keyClick(desk.query, Qt.Key.Key_PageDown)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said[-1] == ["agr"]


def test_tab_marks_several_that_are_applied_in_the_order_of_marking(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "readm")
    qtbot.keyClick(desk.query, Qt.Key.Key_Tab)
    desk.query.clear()
    qtbot.keyClicks(desk.query, "ren")
    qtbot.keyClick(desk.query, Qt.Key.Key_Tab)
    assert "2 marked" in desk.definition
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said[-1] == ["adm", "ren"]


def test_tab_on_a_marked_code_takes_the_mark_away(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClick(desk.query, Qt.Key.Key_Tab)
    qtbot.keyClick(desk.query, Qt.Key.Key_Up)
    qtbot.keyClick(desk.query, Qt.Key.Key_Tab)
    assert "mark several" in desk.definition
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said[-1] == ["coe"]


def test_a_digit_applies_a_recent_code_while_nothing_is_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClick(desk.query, Qt.Key.Key_2)
    assert desk.said == ["closed", ["coe"]]
    desk.open_palette()
    qtbot.keyClicks(desk.query, "r2")
    assert desk.query.text() == "r2"


def test_a_digit_without_a_recent_code_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClick(desk.query, Qt.Key.Key_9)
    assert desk.said == []
    assert desk.query.text() == ""


def test_control_enter_creates_under_the_parent_of_the_row(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "ret")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.said == ["closed", ("ret", "rep")]


def test_the_last_row_offers_to_create(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "re")
    assert desk.rows[-1] == "Create “re” as a top code"
    qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    assert desk.rows[-1] == "Create “re” under repression"
    for _ in desk.rows:
        qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said[-1] == ("re", "")


def test_an_unknown_name_can_only_be_created(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "xyzzy")
    assert desk.rows == ["Create “xyzzy” as a top code"]
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said[-1] == ("xyzzy", "")


def test_a_name_that_is_there_is_not_offered_again(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClicks(desk.query, "Rendition")
    assert desk.rows == ["ren"]


def test_escape_closes_and_gives_the_focus_back(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    qtbot.keyClick(desk.query, Qt.Key.Key_Escape)
    assert desk.said == ["closed"]
    assert desk.page.hasFocus()


def test_going_elsewhere_closes_it(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    desk.page.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.said == ["closed"]
    assert desk.page.hasFocus()


def test_the_window_s_own_keys_do_not_act_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    for keys in ("Return", "Ctrl+Return", "Escape", "Down"):
        QShortcut(QKeySequence(keys), desk, lambda: desk.said.append("shortcut"))
    desk.open_palette()
    qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said == ["closed", ["coe"]]


def test_one_code_is_chosen_where_one_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette(several=False)
    qtbot.keyClick(desk.query, Qt.Key.Key_Tab)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.said == ["closed", ["ren"]]


def test_a_click_applies(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette()
    rows = desk.palette_.findChild(QListView)
    place = rows.visualRect(rows.model().index(2, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.said == ["closed", ["adm"]]


def test_an_empty_codebook_says_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    desk.open_palette(codes=[])
    assert "No codes yet." in desk.definition
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said == []
    qtbot.keyClicks(desk.query, "first")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.said == ["closed", ("first", "")]


HOST = QRect(0, 0, 1280, 800)


@pytest.mark.parametrize("top", range(0, 760, 40))
def test_it_never_lies_over_a_line_that_is_selected(top: int) -> None:
    selection = QRect(300, top, 400, 27)
    corner, rows = place_beside(selection, HOST, 652, 190, 9)
    shown = QRect(corner, QSize(652, 190 + rows * 28))
    assert not shown.intersects(selection)
    assert HOST.contains(shown)
    assert rows >= 3


def test_it_stays_within_the_window_at_the_right() -> None:
    corner, _ = place_beside(QRect(1200, 100, 60, 27), HOST, 652, 190, 9)
    assert corner.x() + 652 <= HOST.right() + 1


def test_a_long_definition_ends_with_a_whole_line(desk: Desk, qtbot: QtBot) -> None:
    lines = WholeLines(100)
    qtbot.addWidget(lines)
    lines.resize(400, 100)
    lines.show_html("<p>" + "a word and another " * 80 + "</p>")
    height = lines.fontMetrics().lineSpacing()
    assert lines.fitting() <= 100
    # A laid out line may be a pixel higher or lower than the font says, so it is counted in whole lines.
    count = round(lines.fitting() / height)
    assert abs(lines.fitting() - count * height) <= count
    lines.show_html("<p>short</p>")
    assert lines.fitting() == pytest.approx(height, abs=1)


def test_a_definition_names_codes_as_people_read_them() -> None:
    entry = PaletteEntry("a", "a", "a", short="Not a drill: `patrol/exercise` & more.")
    assert "patrol › exercise</span> &amp; more" in definition_html(entry)


def test_an_alias_finds_its_code_with_the_reason_and_archived_codes_are_never_offered(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    codes = [
        *CODES,
        PaletteEntry("cla", "claim source", "claim source", aliases=("CS", "voucher"), count=2),
        PaletteEntry("old", "voucher of old", "voucher of old", archived=True, recency=99),
    ]
    desk.open_palette(codes)
    assert "old" not in desk.rows
    qtbot.keyClicks(desk.query, "vouch")
    assert desk.rows[0] == "cla"
    assert "old" not in desk.rows
    index = desk.palette_.findChild(QListView).model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "claim source, also “voucher”"
    assert "2 segments · also CS, voucher" in desk.definition


def test_no_word_about_a_key_is_cut(qtbot: QtBot, dressed: QApplication) -> None:
    strip = KeyStrip()
    qtbot.addWidget(strip)
    strip.show_keys(True)
    strip.show_marked(0)
    strip.resize(WIDTH - 2, 34)
    strip.show()
    assert strip.minimumSizeHint().width() <= WIDTH - 2
    assert all(each.width() >= each.sizeHint().width() for each in strip.findChildren(QLabel))
