"""Guesses of languages: right, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.languages import guessed_language
from blotter.domain.language_names import LANGUAGES, checked_language, language_name
from blotter.errors import Refused

EN = "Officers of both services met in the border town and talked about boats for nine weeks. "
FR = "Les policiers des deux services se sont rencontrés à la frontière et ont parlé des bateaux. "
TR = "İki ülkenin polisleri sınır kasabasında buluştu ve dokuz hafta boyunca tekneleri konuştu. "
ZH = "两国警察在边境小镇会面，并就巡逻艇问题进行了九个星期的会谈。"
HANT = "兩國警察在邊境小鎮會面，並就巡邏艇問題進行了九個星期的會談。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (EN, "en"),
        (FR, "fr"),
        (TR, "tr"),
        (ZH, "zh"),
        (HANT, "zh"),
        ("両国の警察官は国境の町で会い、九週間にわたって船について話し合いました。", "ja"),
        ("Полицейские обеих служб встретились в приграничном городе и говорили о лодках.", "ru"),
        ("Los policías de ambos servicios se reunieron en la ciudad y hablaron de los barcos.", "es"),
        ("التقى ضباط من الجهازين في بلدة حدودية وتحدثوا عن القوارب لمدة تسعة أسابيع.", "ar"),
        (EN * 200 + "他们", "en"),
        (f"{EN}\n[1] https://example.org/ein/langer/pfad/mit/deutschen/worten/darin", "en"),
    ],
)
def test_a_clear_text_has_its_language(text: str, language: str) -> None:
    assert guessed_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "ok",
        "Police",
        "12 34 2020",
        "Officers met. 警察训练",
        EN * 3 + FR * 3,
        ZH * 9 + EN * 3,
        "x y z " * 9,
    ],
)
def test_a_short_or_mixed_text_has_none(text: str) -> None:
    assert guessed_language(text) == ""


@given(text=st.text(max_size=3000))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert guessed_language(text) in {"", *LANGUAGES}


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("fr", "fr"),
        (" FRENCH ", "fr"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("pt-br", "pt-BR"),
        ("", ""),
        ("tur", "tur"),
    ],
)
def test_a_language_is_told_by_tag_or_name(words: str, tag: str) -> None:
    assert checked_language(words) == tag


def test_what_is_no_language_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="French"):
        checked_language("Frenchh")
    assert language_name("zh-Hant") == "Chinese (zh-Hant)"
    assert language_name("tlh") == "tlh"
