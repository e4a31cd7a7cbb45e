import pytest

from blotter.domain.palette import PALETTE, Pattern
from blotter.interchange.site.looks import BASE, look_of, style_of, veil
from blotter.ui.code_look import contrast, look
from blotter.ui.theme import DARK, LIGHT


def channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in range(1, len(colour), 2)]


def over(ground: list[int], colour: str) -> list[int]:
    *pure, steps = channels(colour)
    return [round(below + (above - below) * steps / 255) for below, above in zip(ground, pure, strict=True)]


def test_the_ground_is_that_of_the_window() -> None:
    assert {"light": LIGHT.base.name().upper(), "dark": DARK.base.name().upper()} == BASE


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", PALETTE, ids=lambda colour: colour.name)
def test_a_wash_that_lets_through_looks_like_the_wash_on_the_ground(colour: object, theme: str) -> None:
    wash = getattr(colour, f"{theme}_wash")
    seen = over(channels(BASE[theme]), veil(wash, theme))
    assert all(abs(one - other) <= 3 for one, other in zip(seen, channels(wash), strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stays_legible_where_any_two_washes_overlap(theme: str) -> None:
    from PySide6.QtGui import QColor

    text = (LIGHT if theme == "light" else DARK).text
    for first in PALETTE:
        for second in PALETTE:
            below = over(channels(BASE[theme]), veil(getattr(first, f"{theme}_wash"), theme))
            both = over(below, veil(getattr(second, f"{theme}_wash"), theme))
            assert contrast(QColor(*both), text) > (9 if theme == "light" else 4.5), (first, second)


def test_codes_look_as_they_do_in_the_window() -> None:
    for name in ("", "blue", "red+3", "no colour"):
        ours, shown = look_of(name), look(name, dark=False)
        assert ours.light[0].lower() == shown.stripe.name()
        assert ours.pattern == shown.pattern
    assert look_of("#12abEF").light[0] == "#12abEF"
    assert look_of("#12abEF").pattern is Pattern.SOLID
    assert look_of("#000;}</style>") == look_of("")


def test_a_code_has_a_rule_for_light_and_for_dark() -> None:
    style = style_of({3: look_of("blue")})
    assert style.count(".k3 {") == 3
    assert "html.dark .k3" in style
