"""The measures of a page follow from the size of its text."""

from blotter.ui.reading.measures import Measures


def test_the_sizes_of_the_design() -> None:
    """27 pixels from line to line at 15, 24 where nothing is underlined, 66 letters wide."""
    assert Measures().line_height == 27
    assert Measures(has_underlines=False).line_height == 24
    assert Measures().column == 492
    assert Measures(text_size=17).column == 558
    assert Measures(text_size=20, line_width=40, line_spacing=2.4).line_height == 48
    assert Measures(text_size=20, line_width=40).column == 796
    assert [round(Measures().underline(lane) - Measures().baseline, 1) for lane in (2, 3, 4)] == [
        4.5,
        7.2,
        9.9,
    ]
