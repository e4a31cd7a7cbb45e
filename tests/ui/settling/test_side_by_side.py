"""Side by side: two texts that scroll as one, stripes, the band, and where there is no room for both."""

import pytest
from coded_study import ADA, BEN, add_third
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from blotter.analysis.disagreements import Kind
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.settling.band import BandSample, meaning, sign
from blotter.ui.settling.scene import Question, letter, scene
from blotter.ui.settling.side_by_side import TWICE_FROM, SideBySide

LONG = "The boats were a gift 🚤 of the ministry."


def question(project: Project, names: tuple[str, ...], hides: bool = False) -> Question:
    start = project.text(project.source("notes.txt")).index(LONG)
    return Question(
        source=project.source("notes.txt").id,
        place=Span(start, start + len(LONG)),
        codes=frozenset([project.codebook.find("assistance").id]),
        kinds=frozenset([Kind.BOUNDARY]),
        people={
            (project.coder(name).id, None): (letter(number), "" if hides else name)
            for number, name in enumerate(names)
        },
    )


@pytest.fixture
def view(coded: Project, dressed: object, qtbot) -> SideBySide:
    made = SideBySide()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.show_scene(scene(coded, question(coded, (ADA, BEN))))
    return made


def test_a_pair_has_the_text_twice_with_the_band_between(view: SideBySide) -> None:
    assert view.is_twice
    left, right = view.pages
    assert left.toPlainText() == right.toPlainText()
    assert left.geometry().right() < view.band.geometry().left()
    assert view.band.geometry().right() < right.geometry().left()
    assert view.heads() == [
        f"{ADA}   assistance, {len(LONG)} characters",
        f"{BEN}   assistance, 8 characters",
    ]


def test_each_text_has_what_its_coder_gave(view: SideBySide) -> None:
    told = [
        {each.span.length for each in page.layer if each.id in page.emphasis.marked} for page in view.pages
    ]
    assert told == [{len(LONG)}, {8}]


def test_both_texts_break_their_lines_alike_and_scroll_together(view: SideBySide) -> None:
    view.resize(TWICE_FROM + 10, 150)
    left, right = view.pages
    assert left.viewport().width() == right.viewport().width()
    assert right.verticalScrollBar().maximum() > 0
    right.verticalScrollBar().setValue(right.verticalScrollBar().maximum())
    assert left.verticalScrollBar().value() == right.verticalScrollBar().value()
    view.frame.bar.setValue(0)
    assert (left.verticalScrollBar().value(), right.verticalScrollBar().value()) == (0, 0)


def test_where_it_is_narrow_the_text_stands_once_beside_both_coders_stripes(view: SideBySide) -> None:
    view.resize(420, 400)
    assert not view.is_twice
    (page,) = view.pages
    assert view.heads() == ["A", "B"]
    first, second = view.stripes
    assert page.geometry().right() < first.geometry().left()
    assert first.geometry().right() < view.band.geometry().left() < second.geometry().left()


def test_of_three_each_has_a_column(coded: Project, view: SideBySide) -> None:
    third = add_third(coded)
    view.show_scene(scene(coded, question(coded, (ADA, BEN, third.name))))
    assert not view.is_twice
    assert view.heads() == ["A", "B", "C"]
    lefts = [stripes.geometry().left() for stripes in view.stripes]
    assert lefts == sorted(lefts)
    assert len({*lefts}) == 3
    assert lefts[-1] < view.band.geometry().left()
    view.show_scene(scene(coded, question(coded, (ADA, BEN))))
    assert view.is_twice
    assert not view.stripes[2].isVisible()


def test_the_band_follows_the_words(view: SideBySide) -> None:
    band = view.band
    boxes = [band.box(number) for number in range(3)]
    assert [box.top() for box in boxes] == sorted(box.top() for box in boxes)
    assert [band.words_at(box.center()) for box in boxes] == ["boundary", "same", "boundary"]
    assert band.words_at(QPointF(1, boxes[-1].bottom() + 50)) == ""


def test_agreement_is_filled_and_a_difference_is_patterned(view: SideBySide) -> None:
    band, palette = view.band, theme.current()
    image = band.grab().toImage()

    def colours(number: int) -> set[str]:
        box = band.box(number)
        rows = range(int(box.top()) + 2, max(int(box.top()) + 3, int(box.bottom()) - 2))
        return {QColor(image.pixel(int(x), y)).name() for y in rows for x in (8, 11, 14, 17)}

    assert colours(1) == {palette.agree.name()}
    assert palette.boundary.name() in colours(2)
    assert len(colours(2)) > 1


def test_every_kind_has_a_sign_and_a_picture_of_its_own(coded: Project, view: SideBySide, qtbot) -> None:
    assert len({sign(kind) for kind in (None, *Kind)}) == 7
    assert len({meaning(kind) for kind in (None, *Kind)}) == 7
    pictures = set()
    for kind in (None, *Kind):
        sample = BandSample(kind)
        qtbot.addWidget(sample)
        sample.resize(sample.sizeHint())
        image = sample.grab().toImage()
        # The pattern alone, without the sign, and without colour.
        pictures.add(
            tuple(QColor(image.pixel(x, y)).lightness() < 200 for x in range(2, 14) for y in range(2, 12))
        )
    assert len(pictures) == 7


def test_tool_tips_of_stripes_tell_the_coder_or_the_letter(coded: Project, view: SideBySide) -> None:
    stripes = view.stripes[0]
    assert stripes.words_at(stripes.box(0).center()) == f"{ADA}: assistance"
    view.show_scene(scene(coded, question(coded, (ADA, BEN), hides=True)))
    assert stripes.words_at(stripes.box(0).center()) == "A: assistance"
    assert ADA not in view.accessibleDescription()
    assert ADA not in stripes.accessibleName()


def test_nothing_is_shown_of_no_scene(view: SideBySide) -> None:
    view.show_scene(None)
    assert view.heads() == []
    assert not view.band.isVisible()
