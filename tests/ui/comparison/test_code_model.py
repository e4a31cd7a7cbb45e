"""The table of codes: what its cells say, how it sorts, what it leaves out."""

import coded_study
import pytest
from coded_study import BEN
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.units import Unit
from blotter.project import assignments
from blotter.project.comparison_result import ALPHA, SEGMENT_F1, Result
from blotter.project.kept_comparison import Kept
from blotter.project.project import Project
from blotter.ui.code_look import CodeLook
from blotter.ui.comparison.code_model import CodeModel, CodeOrder
from blotter.ui.comparison.figure_columns import INTERVAL, PREVALENCE, SCALE, N
from blotter.ui.comparison.rows import CellRole
from blotter.ui.comparison.scale import Dot
from blotter.ui.comparison.words import coefficient, interval, share
from blotter.ui.views.row_delegate import Role

_COLOURS = {"training": "blue"}


def compared(project: Project, options: AgreementOptions) -> Result:
    return Kept(project).result(options)


def model(project: Project, **chosen: object) -> CodeModel:
    made = CodeModel()
    options = AgreementOptions(**{"measures": (ALPHA,), **chosen})
    made.show_result(compared(project, options), _COLOURS)
    return made


def row(order: CodeOrder, code: str) -> dict[str, str]:
    index = order.row_of(code)
    source = order.sourceModel()
    return {
        each.key: str(order.index(index.row(), number).data() or "")
        for number, each in enumerate(source.columns)
    }


def shown(order: CodeOrder) -> list[str]:
    return [order.figures(order.index(row, 0)).code for row in range(order.rowCount())]


def test_the_model_keeps_qts_rules(coded: Project, qapp: object) -> None:
    made = model(coded)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_result(compared(coded, AgreementOptions(rollup=True)), {})


def test_a_row_says_the_figures_of_its_code(coded: Project, qapp: object) -> None:
    made = model(coded, unit=Unit.SENTENCE)
    figures = next(each for each in made.rows if each.code == "assistance")
    assert row(CodeOrder(made), "assistance") == {
        "code": "assistance",
        "segments:Ada": "1",
        "segments:Benedikt Aster": "3",
        "agreed": "0",
        "only:Ada": "1",
        "only:Benedikt Aster": "3",
        SEGMENT_F1: ".00",
        ALPHA: coefficient(figures.values[ALPHA].value),
        SCALE: "",
        INTERVAL: interval(figures.values[ALPHA].low, figures.values[ALPHA].high),
        N: "4",
        PREVALENCE: share(figures.f1.prevalence),
    }
    assert figures.f1.prevalence == (1 + 3) / (2 * 8)


def test_columns_are_headed_by_the_coders(coded: Project, qapp: object) -> None:
    made = model(coded)
    titles = [made.headerData(n, Qt.Orientation.Horizontal) for n in range(made.columnCount())]
    assert titles[:6] == ["Code", "Ada", "BA", "Agreed", "Only Ada", "Only BA"]
    meanings = [
        made.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for n in range(made.columnCount())
    ]
    assert all(meanings)
    assert "Benedikt Aster" in meanings[2]


def test_what_has_no_value_is_a_dash_with_the_reason(coded: Project, qapp: object) -> None:
    made = model(coded)
    line = next(n for n, each in enumerate(made.rows) if each.code == "patrol/exercise")
    cell = made.index(line, made.column(ALPHA))
    assert cell.data() == "—"
    assert cell.data(Role.MUTED)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "—: code not used by any coder"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "α: —: code not used by any coder"
    drawn = made.index(line, made.column(SCALE))
    assert drawn.data(CellRole.SCALE) is None
    assert drawn.data(CellRole.WHY) == "code not used by any coder"


def test_a_value_with_a_reason_keeps_its_dot(coded: Project, qapp: object) -> None:
    made = model(coded)
    line = next(n for n, each in enumerate(made.rows) if each.code == "repression")
    drawn = made.index(line, made.column(SCALE))
    dot = drawn.data(CellRole.SCALE)
    assert isinstance(dot, Dot)
    assert dot.value == made.rows[line].values[ALPHA].value
    assert drawn.data(CellRole.WHY) is None
    told = made.index(line, made.column(ALPHA)).data(Qt.ItemDataRole.ToolTipRole)
    assert told.endswith("coder Benedikt Aster did not use this code")


def test_a_negative_value_extends_the_scale(coded: Project, qapp: object) -> None:
    assert model(coded, unit=Unit.SENTENCE).low == -1
    assert model(coded, unit=Unit.PARAGRAPH).low == 0


def test_a_chosen_measure_has_a_column_in_bold_and_the_scale(coded: Project, qapp: object) -> None:
    made = model(coded, unit=Unit.SENTENCE, measures=("gwet_ac1",))
    keys = [each.key for each in made.columns]
    assert keys[6:10] == [SEGMENT_F1, ALPHA, "gwet_ac1", SCALE]
    bold = [each.key for n, each in enumerate(made.columns) if made.index(0, n).data(Role.STRONG)]
    assert bold == ["gwet_ac1"]
    assert (
        made.index(0, keys.index(SCALE)).data(CellRole.SCALE).value == made.rows[0].values["gwet_ac1"].value
    )


def test_a_code_shows_its_path_and_sign(coded: Project, qapp: object) -> None:
    made = model(coded)
    line = next(n for n, each in enumerate(made.rows) if each.code == "patrol/river patrol")
    assert made.index(line, 0).data() == "patrol › river patrol"
    assert isinstance(made.index(line, 0).data(Role.SWATCH), CodeLook)


def test_only_used_codes_are_shown_and_parents_where_they_count(coded: Project, qapp: object) -> None:
    order = CodeOrder(model(coded))
    assert shown(order) == ["training", "training/academy", "assistance", "patrol/river patrol", "repression"]
    order.set_filter(only_used=False, rolled_up=False)
    assert "patrol/exercise" in shown(order)
    assert "patrol" not in shown(order)
    rolled_up = CodeOrder(model(coded, rollup=True))
    assert "patrol" in shown(rolled_up)


@pytest.mark.parametrize("key", ["segments:Ada", "agreed", SEGMENT_F1, ALPHA, SCALE, INTERVAL, PREVALENCE])
def test_it_sorts_by_any_column_with_missing_values_last(coded: Project, qapp: object, key: str) -> None:
    made = model(coded)
    order = CodeOrder(made)
    order.set_filter(only_used=False, rolled_up=True)
    number = made.column(key)
    for direction in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        order.sort(number, direction)
        values = [order.index(line, number).data(CellRole.SORT) for line in range(order.rowCount())]
        known = [value for value in values if value is not None]
        assert values == known + [None] * (len(values) - len(known))
        assert known == sorted(known, reverse=direction is Qt.SortOrder.DescendingOrder)
    order.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(order) == [each.code for each in made.rows]


def test_three_coders_have_columns_of_their_own(coded: Project, qapp: object) -> None:
    coded_study.add_third(coded)
    keys = [each.key for each in model(coded).columns]
    assert [key for key in keys if key.startswith("only:")] == [
        "only:Ada",
        "only:Benedikt Aster",
        "only:Cleo",
    ]


def test_many_coders_share_columns_and_a_cell_tells_of_each(coded: Project, qapp: object) -> None:
    coded_study.add_many(coded, 4)
    made = model(coded)
    keys = [each.key for each in made.columns]
    assert keys[:4] == ["code", "segments", "agreed", "only"]
    line = next(n for n, each in enumerate(made.rows) if each.code == "repression")
    cell = made.index(line, 1)
    assert cell.data() == "6"
    assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith("Ada: 2, Benedikt Aster: 0, Coder 1: 1")


def test_an_interval_is_drawn_and_written(coded: Project, qapp: object) -> None:
    coded.apply(assignments.mark_done(coded, coded.coder(BEN), [coded.source("letter.txt")], True))
    made = model(coded, measures=("percent_agreement",))
    line = next(n for n, each in enumerate(made.rows) if each.code == "training")
    row = made.rows[line].values["percent_agreement"]
    assert row.low is not None
    assert made.index(line, made.column(SCALE)).data(CellRole.SCALE) == Dot(
        row.value, made.low, (row.low, row.high)
    )
    assert made.index(line, made.column(INTERVAL)).data() == interval(row.low, row.high)
    told = made.index(line, made.column(N)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"Paragraphs: {row.n} paragraphs"


def test_without_intervals_the_cell_says_why(coded: Project, qapp: object) -> None:
    made = model(coded, intervals=False)
    cell = made.index(0, made.column(INTERVAL))
    assert cell.data() == "—"
    assert "Counting" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_matched_segments_have_no_alpha_column(coded: Project, qapp: object) -> None:
    made = model(coded, unit=Unit.MATCH, measures=(SEGMENT_F1,))
    keys = [each.key for each in made.columns]
    assert keys[6:8] == [SEGMENT_F1, SCALE]
