"""Figures painted by hand: where their marks are, and how mouse, keys and screen readers reach them."""

from collections.abc import Callable
from itertools import pairwise

import chart_samples
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.domain.countries import COUNTRIES
from blotter.ui import theme
from blotter.ui.asking.matrix_table import heat, ink
from blotter.ui.code_look import contrast
from blotter.ui.records.figures.bar_chart import BarChart
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.column_chart import ColumnChart
from blotter.ui.records.figures.heat_grid import HeatGrid
from blotter.ui.records.figures.line_chart import LineChart, apart
from blotter.ui.records.figures.quantity_chart import QuantityChart
from blotter.ui.records.figures.tile_map import LEAST_WITH_VALUES, TileMap
from blotter.ui.records.figures.timeline import Timeline

pytestmark = pytest.mark.usefixtures("dressed")


def shade(level: int) -> QColor:
    found = heat(level)
    assert found is not None
    return found


def tile_map() -> Chart:
    made = TileMap(shade)
    made.show_tiles(chart_samples.tiles())
    return made


def bars() -> Chart:
    made = BarChart()
    made.show_bars(chart_samples.bars())
    return made


def stacked() -> Chart:
    made = BarChart()
    made.show_bars(chart_samples.stacked(), chart_samples.SERIES)
    return made


def columns() -> Chart:
    made = ColumnChart()
    made.show_bars(chart_samples.stacked(), chart_samples.SERIES)
    return made


def quantities() -> Chart:
    made = QuantityChart()
    made.show_panels(chart_samples.panels())
    return made


def line_chart() -> Chart:
    made = LineChart()
    made.show_lines(chart_samples.lines())
    return made


def heat_grid() -> Chart:
    made = HeatGrid(shade)
    made.show_cells(chart_samples.ROWS, chart_samples.COLUMNS, chart_samples.cells())
    return made


def timeline() -> Chart:
    made = Timeline()
    made.show_stretches(chart_samples.stretches())
    return made


CHARTS = (tile_map, bars, stacked, columns, quantities, line_chart, heat_grid, timeline)


def shown(qtbot: QtBot, make: Callable[[], Chart], size: tuple[int, int] = (960, 460)) -> Chart:
    chart = make()
    qtbot.addWidget(chart)
    chart.resize(*size)
    chart.show()
    chart.activateWindow()
    qtbot.waitUntil(chart.isActiveWindow)
    return chart


@pytest.mark.parametrize("make", CHARTS)
def test_every_mark_is_inside_and_can_be_clicked(qtbot: QtBot, make: Callable[[], Chart]) -> None:
    chart = shown(qtbot, make)
    met: list[Mark] = []
    chart.turned_to.connect(met.append)
    assert chart.marks
    for each in chart.marks:
        assert chart.rect().contains(each.area.toAlignedRect()), each
        for _ in range(3):
            QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=each.area.center().toPoint())
    assert {found.key for found in met} == {each.key for each in chart.marks}


@pytest.mark.parametrize("make", CHARTS)
def test_arrows_lead_to_every_mark(qtbot: QtBot, make: Callable[[], Chart]) -> None:
    chart = shown(qtbot, make)
    reached = {chart.marks[0].key}
    waiting = [chart.marks[0].key]
    while waiting:
        start = waiting.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            chart.turn_to(start)
            QTest.keyClick(chart, key)
            if (key_there := current(chart).key) not in reached:
                reached.add(key_there)
                waiting.append(key_there)
    assert reached == {each.key for each in chart.marks}


def current(chart: Chart) -> Mark:
    found = chart.current()
    assert found is not None
    return found


def mark(chart: Chart, key: object) -> Mark:
    found = chart.mark(key)
    assert found is not None
    return found


def test_arrows_move_from_tile_to_tile(qtbot: QtBot) -> None:
    chart = shown(qtbot, tile_map)
    chart.turn_to("KG")
    for key, code in (
        (Qt.Key.Key_Right, "MN"),
        (Qt.Key.Key_Left, "KG"),
        (Qt.Key.Key_Down, "TJ"),
        (Qt.Key.Key_Up, "KG"),
    ):
        QTest.keyClick(chart, key)
        assert current(chart).key == code
    assert chart.accessibleDescription() == "Kyrgyzstan: 5 records"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription() == "Iceland: 0 records"


def test_enter_asks_for_the_records(qtbot: QtBot) -> None:
    chart = shown(qtbot, bars)
    with qtbot.assertNotEmitted(chart.entered):
        QTest.keyClick(chart, Qt.Key.Key_Return)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(chart.entered):
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert chart.accessibleDescription() == "Asia: 30 records"


def test_tab_leaves_a_figure(qtbot: QtBot) -> None:
    chart = shown(qtbot, bars)
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus
    with qtbot.assertNotEmitted(chart.turned_to):
        QTest.keyClick(chart, Qt.Key.Key_Tab)


@pytest.mark.usefixtures("screen_reader")
def test_a_screen_reader_finds_every_mark(qtbot: QtBot) -> None:
    chart = shown(qtbot, tile_map)
    told = QAccessible.queryAccessibleInterface(chart)
    children = [told.child(number) for number in range(told.childCount())]
    listed = next(child for child in children if child.role() is QAccessible.Role.List)
    names = [listed.child(number).text(QAccessible.Text.Name) for number in range(listed.childCount())]
    assert "Kyrgyzstan: 5 records" in names
    assert len(names) == sum(country.tile is not None for country in COUNTRIES.values())


def test_the_tiles_are_as_large_as_the_page_allows(qtbot: QtBot) -> None:
    chart = shown(qtbot, tile_map, (36 * 28, 17 * 40))
    assert isinstance(chart, TileMap)
    assert chart.tile_size() == 28
    assert mark(chart, "KG").area.width() == 28 - 2.5
    chart.resize(36 * 60, 17 * 26)
    QApplication.processEvents()
    assert chart.tile_size() == 26


def test_small_tiles_keep_the_code_and_drop_the_value(qtbot: QtBot) -> None:
    """Where the value would stand, nothing is drawn in a tile that is too small for it."""
    large = shown(qtbot, tile_map, (36 * LEAST_WITH_VALUES, 17 * LEAST_WITH_VALUES))
    small = shown(qtbot, tile_map, (36 * 20, 17 * 20))
    for chart, has_value in ((large, True), (small, False)):
        assert isinstance(chart, TileMap)
        with_value = chart.grab().toImage()
        chart.show_tiles(chart.tiles, shows_values=False)
        assert (chart.grab().toImage() != with_value) is has_value


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_on_a_tile_can_be_read(qtbot: QtBot, qapp: QApplication, scheme: str) -> None:
    theme.apply(qapp, "dark" if scheme == "dark" else "light")
    try:
        for level in range(1, 6):
            assert contrast(ink(shade(level)), shade(level)) >= 4.0
    finally:
        theme.apply(qapp, "light")


def test_the_current_mark_stays_when_the_figure_is_drawn_anew(qtbot: QtBot) -> None:
    chart = shown(qtbot, tile_map)
    assert isinstance(chart, TileMap)
    chart.turn_to("LA")
    chart.show_tiles([tile for tile in chart_samples.tiles() if tile.code != "KG"])
    assert current(chart).key == "LA"
    chart.show_tiles([tile for tile in chart_samples.tiles() if tile.code != "LA"])
    assert chart.current() is None


def test_bars_are_as_long_as_their_numbers(qtbot: QtBot) -> None:
    chart = shown(qtbot, bars)
    wide = {mark.name.partition(":")[0]: mark.area.width() for mark in chart.marks}
    assert wide["Africa"] / wide["Asia"] == pytest.approx(27 / 30)
    assert wide["Europe"] / wide["Asia"] == pytest.approx(3 / 30)


def test_parts_of_a_bar_follow_each_other(qtbot: QtBot) -> None:
    chart = shown(qtbot, stacked)
    asia = [mark for mark in chart.marks if mark.name.startswith("Asia")]
    assert len(asia) == len(chart_samples.SERIES)
    for former, following in pairwise(asia):
        assert former.area.right() == pytest.approx(following.area.left())


def test_a_hovered_mark_is_told(qtbot: QtBot) -> None:
    chart = shown(qtbot, heat_grid)
    second = chart.marks[1]
    plain = chart.grab().toImage()
    QTest.mouseMove(chart, second.area.center().toPoint())
    QTest.qWait(20)
    assert chart.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert chart.grab().toImage() != plain
    assert chart.mark_at(second.area.center()) == second
    assert chart.mark_at(QPointF(QPoint(1, 1))) is None


def test_names_at_the_ends_of_lines_do_not_overlap() -> None:
    assert apart([10, 12, 80], 16, 100) == [10, 26, 80]
    placed = apart([90, 95, 99], 16, 100)
    assert placed == [68, 84, 100]


def test_an_open_end_reaches_the_edge(qtbot: QtBot) -> None:
    chart = shown(qtbot, timeline)
    open_end, open_start, day = (mark(chart, key) for key in "cdb")
    assert open_end.area.right() > chart.width() - 20
    others = [each.area.left() for each in chart.marks if each.key != "d"]
    assert open_start.area.left() <= min(others)
    assert day.area.width() < 14
