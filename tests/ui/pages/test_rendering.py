"""Rendering: the pictures wanted now come first, few are kept, and nothing is left running."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

import printed
from blotter.errors import WrongFile
from blotter.project.page_images import PageImages
from blotter.project.project import Project
from blotter.ui.pages import rendering
from blotter.ui.pages.ink import Ink
from blotter.ui.pages.rendering import Rendering, Wanted, finest


@pytest.fixture
def drawing(study: Project) -> Iterator[Rendering]:
    """Draws a report of twelve pages."""
    source = printed.add(study, "report.pdf", printed.printed([printed.words(n, 60) for n in range(12)]))
    made = Rendering(lambda: PageImages(study, source))
    yield made
    made.close(waits=True)
    assert not [each for each in threading.enumerate() if each.name.startswith("blotter-pages")]


def test_what_is_wanted_comes_in_that_order_and_what_is_not_wanted_any_more_never(
    drawing: Rendering, qtbot: QtBot
) -> None:
    came: list[int] = []
    drawing.arrived.connect(came.append)
    drawing.want([Wanted(page, 0.5) for page in range(12)])
    drawing.want([Wanted(page, 0.5) for page in (7, 3)])
    drawing.want([Wanted(5, 0.1)], rank=1)
    qtbot.waitUntil(lambda: len(came) == 4, timeout=10_000)
    assert came == [0, 7, 3, 5], "the first was under way already, small ones come last"


def test_a_picture_of_another_size_stands_in(drawing: Rendering, qtbot: QtBot) -> None:
    assert drawing.picture(Wanted(0, 1.0)) is None
    with qtbot.waitSignal(drawing.arrived, timeout=10_000):
        drawing.want([Wanted(0, 0.5)])
    picture = drawing.picture(Wanted(0, 1.0))
    assert picture is not None
    assert picture.width() == pytest.approx(595 * 0.5, abs=1)
    assert not drawing.is_kept(Wanted(0, 1.0))
    assert drawing.picture(Wanted(0, 1.0, turned=1)) is None


def test_pictures_are_turned_and_inked(drawing: Rendering, qtbot: QtBot) -> None:
    wishes = [
        Wanted(0, 0.5),
        Wanted(0, 0.5, 1),
        Wanted(0, 0.5, 0, Ink.INVERTED),
        Wanted(0, 0.5, 0, Ink.DIMMED),
    ]
    drawing.want(wishes)
    qtbot.waitUntil(lambda: all(map(drawing.is_kept, wishes)), timeout=10_000)
    plain, turned, inverted, dimmed = (drawing.picture(each) for each in wishes)
    assert plain is not None
    assert turned is not None
    assert inverted is not None
    assert dimmed is not None
    assert (turned.width(), turned.height()) == (plain.height(), plain.width())
    corners = [each.pixelColor(3, 3).lightness() for each in (plain, dimmed, inverted)]
    assert corners == sorted(corners, reverse=True)
    assert corners[2] < 50 < corners[1] < 220 < corners[0]


def test_no_more_is_kept_than_there_is_room_for(
    drawing: Rendering, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "MOST_BYTES", 3_000_000)
    wishes = [Wanted(page, 1.0) for page in range(4)]
    for each in wishes:
        with qtbot.waitSignal(drawing.arrived, timeout=10_000):
            drawing.want([each])
        assert drawing.kept_bytes <= 3_000_000
    assert drawing.is_kept(wishes[-1])
    assert not drawing.is_kept(wishes[0])


def test_what_is_closed_while_it_draws_ends_at_once(study: Project, qtbot: QtBot) -> None:
    source = printed.add(study, "report.pdf", printed.printed([printed.words(0, 60)]))
    made = Rendering(lambda: PageImages(study, source))
    made.want([Wanted(0, 3.0)])
    made.close(waits=True)
    assert not [each for each in threading.enumerate() if each.name.startswith("blotter-pages")]
    made.want([Wanted(0, 1.0)])
    assert made.picture(Wanted(0, 1.0)) is None


def test_a_file_that_is_broken_is_told_once(study: Project, qtbot: QtBot) -> None:
    document = printed.printed([printed.words(0, 60)])
    source = printed.add(study, "broken.pdf", document._replace(content=b"%PDF-1.7 nothing"))
    made = Rendering(lambda: PageImages(study, source))
    with qtbot.waitSignal(made.failed, timeout=10_000) as told:
        made.want([Wanted(0, 1.0)])
    assert isinstance(told.args[0], WrongFile)
    made.close(waits=True)


def test_a_huge_page_is_not_drawn_finer_than_it_may_be() -> None:
    assert finest(1.5, (595, 842)) == 1.5
    scale = finest(4.0, (3000, 3000))
    assert (3000 * scale) ** 2 <= rendering.MOST_PIXELS * 1.01
