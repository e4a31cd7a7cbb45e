"""Agreement from round to round: what was kept when each opened, drawn code by code."""

import itertools
import json

import pytest
import round_study
import small_study
from open_window import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from round_study import INTERVIEW

from blotter.domain.round import OPENED
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.rounds.chart import CodeChart, lowest, told
from blotter.ui.rounds.charts import Charts
from blotter.ui.rounds.course import Point, course

ALPHA = "krippendorff_alpha_nominal"


def opened(project: Project, name: str, mira: str, jonas: str) -> None:
    """A round of the interview in which each coder gives “motive” to some words."""
    made = round_study.start(project, name, INTERVIEW)
    first, second = project.coders.values()
    for coder, words in ((first, mira), (second, jonas)):
        if words:
            round_study.code(project, made, coder, (INTERVIEW, "motive", words))
        round_study.finish(project, made, coder)


def test_points_are_those_that_were_kept_at_the_opening(study: Project) -> None:
    opened(study, "First", "Nobody asked for papers", "He was put on")
    opened(study, "Second", "Nobody asked for papers", "Nobody asked")
    found = course(study)
    assert (found.measure, found.rounds) == (ALPHA, ("First", "Second"))
    assert list(found.codes) == ["motive"]
    first, second = found.codes["motive"]
    for point, name in ((first, "First"), (second, "Second")):
        (kept,) = study.kept_agreements(study.round(name))
        assert kept.moment == OPENED
        row = next(r for r in json.loads(kept.told) if (r["code"], r["measure"]) == ("motive", ALPHA))
        assert (point.value, point.low, point.high) == (row["value"], row["low"], row["high"])
    assert first.value is not None
    assert first.value < 0
    assert second.value == 1


def test_another_measure_can_be_asked_for_and_one_that_is_not_there_is_alpha(study: Project) -> None:
    opened(study, "First", "Nobody asked for papers", "Nobody asked")
    assert course(study, "f1").measure == "f1"
    assert course(study, "cohen_kappa").measure == ALPHA


def test_a_round_that_is_blind_has_no_point(study: Project) -> None:
    opened(study, "First", "Nobody asked for papers", "Nobody asked")
    blind = round_study.start(study, "Blind", INTERVIEW)
    first, _ = study.coders.values()
    round_study.code(study, blind, first, (INTERVIEW, "motive", "papers"))
    assert course(study).rounds == ("First",)


def test_without_a_value_the_reason_is_told(study: Project) -> None:
    opened(study, "First", "Nobody asked for papers", "He was put on")
    opened(study, "Nothing", "", "")
    points = course(study).codes["motive"]
    assert [point.value is None for point in points] == [False, True]
    assert points[1].reason
    assert told(points[1]).startswith("Nothing: —, ")


def test_the_same_coder_again_is_marked_as_such(study: Project) -> None:
    opened(study, "First", "Nobody asked for papers", "Nobody asked")
    first, _ = study.coders.values()
    again = round_study.start(study, "Again", again=study.round("First"), coders=(first,))
    round_study.code(study, again, first, (INTERVIEW, "motive", "Nobody asked"))
    round_study.finish(study, again, first)
    points = course(study).codes["motive"]
    assert [point.is_again for point in points] == [False, True]
    assert "the same coder again" in told(points[1]) or points[1].low is None


def test_a_scale_begins_at_nought_or_as_far_below_as_points_reach() -> None:
    def at(value: float | None, low: float | None = None) -> Point:
        return Point("R", value, low, 1.0, "", False)

    cases = {(0.4,): 0.0, (0.4, -0.1): -0.25, (-0.3,): -0.5, (-0.9,): -1.0, (-1.0,): -1.0, (None,): 0.0}
    for values, low in cases.items():
        assert lowest(at(each) for each in values) == low
    assert lowest([at(0.4, -0.2)]) == -0.25


POINTS = (
    Point("First", 0.2, 0.1, 0.4, "", False),
    Point("Second", None, None, None, "no coder used this code", False),
    Point("Third", 0.8, 0.7, 0.9, "", False),
    Point("Again", 0.6, 0.5, 0.7, "", True),
)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_chart_draws_dots_diamonds_and_a_dash(qapp: QApplication, qtbot: QtBot, mode: str) -> None:
    """A value is a filled dot in the accent, the same coder again a hollow diamond, no value a dash."""
    theme.apply(qapp, mode)
    chart = CodeChart("motive", "blue", POINTS, ("First", "Second", "Third", "Again"), 0.0)
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    chart.show()
    picture = chart.grab().toImage()

    def colour(point: Point) -> QColor:
        return picture.pixelColor(chart.place(point).toPoint())

    palette = theme.current()
    first, second, third, again = POINTS
    assert colour(first) == palette.accent
    assert colour(third) == palette.accent
    assert colour(second) not in (palette.accent, palette.label)
    assert _near(colour(again), palette.base) or colour(again) == palette.label
    places = [chart.place(each) for each in POINTS]
    assert places[0].y() > places[2].y()
    assert [p.x() for p in places] == sorted(p.x() for p in places)
    theme.apply(qapp, "light")


def _near(one: QColor, other: QColor) -> bool:
    pairs = itertools.starmap(
        lambda a, b: abs(a - b),
        zip(one.getRgb(), other.getRgb(), strict=True),  # type: ignore[arg-type]
    )
    return max(pairs) < 40


def test_a_chart_is_told_to_ears_and_can_be_reached_by_tab(dressed: QApplication, qtbot: QtBot) -> None:
    chart = CodeChart("patrol/exercise", "blue", POINTS, ("First", "Second", "Third", "Again"), 0.0)
    qtbot.addWidget(chart)
    assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert chart.accessibleName() == (
        "patrol › exercise: First: .20 (.10 to .40), Second: —, no coder used this code, "
        "Third: .80 (.70 to .90), Again, the same coder again: .60 (.50 to .70)"
    )


def test_charts_are_one_a_code_and_say_where_there_are_none(
    study: Project, dressed: QApplication, qtbot: QtBot
) -> None:
    charts = Charts(study)
    qtbot.addWidget(charts)
    charts.show_course()
    assert "Agreement is kept when a round opens" in charts.nothing.note.sentence()
    assert charts.measure.isHidden()
    opened(study, "First", "Nobody asked for papers", "Nobody asked")
    made = round_study.start(study, "Second", INTERVIEW)
    for coder in study.coders.values():
        round_study.code(study, made, coder, (INTERVIEW, "patrol", "the night boat"))
        round_study.finish(study, made, coder)
    charts.show()
    charts.show_course()
    settle()
    assert [chart.code for chart in charts.charts] == ["patrol", "motive"]
    charts.measure.setCurrentIndex(charts.measure.findData("f1"))
    charts.measure.activated.emit(charts.measure.currentIndex())
    assert charts.course is not None
    assert charts.course.measure == "f1"
    assert small_study.document(study, INTERVIEW)
