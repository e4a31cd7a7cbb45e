"""Positions: every way in which programs count them, told by the numbers alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refi_files import (
    PASSAGES,
    TEXT,
    Counting,
    carried,
    coded,
    project_xml,
    quotes,
    selection,
    spoken,
    text_source,
    told,
)

from blotter.domain.foreign import ForeignImport
from blotter.domain.segment import Segment, Span
from blotter.errors import WrongFile
from blotter.interchange.refi.positions import EVERY, Convention, Marked, found_convention
from blotter.interchange.refi.raw_text import decoded_text, raw_text

NVIVO_WINDOWS = Counting(utf16=True, crlf_file=True, crlf_counted=True, mark_file=True)
NVIVO_MAC = Counting(utf16=True)
ATLAS_WINDOWS = Counting(crlf_file=True)
QUALCODER = Counting(mark_file=True)
POTATO = Counting(inclusive=True)
COUNTED_MARK = Counting(mark_file=True, mark_counted=True)
WEB_TOOL = Counting(utf16=True, crlf_file=True)


def passages(how: Counting, *, named: bool = False, text: str = TEXT) -> str:
    """The selections of all passages."""
    found, start = [], 0
    for number, words in enumerate(PASSAGES):
        start = text.index(words, start)
        first, last = how.numbers(text, start, start + len(words))
        found.append(coded(100 + number, first, last, words if named else ""))
    return text_source("".join(found))


@pytest.mark.parametrize("origin", ["", "NVivo 12", "QualCoder 3.9", "ATLAS.ti 8"])
@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize(
    "how", [NVIVO_WINDOWS, NVIVO_MAC, ATLAS_WINDOWS, QUALCODER, POTATO, COUNTED_MARK, WEB_TOOL]
)
def test_every_shape_is_read_in_its_own_way(tmp_path: Path, how: Counting, named: bool, origin: str) -> None:
    xml = project_xml(passages(how, named=named), origin=origin)
    project = carried(tmp_path, xml, how.content(TEXT))
    assert quotes(project) == list(PASSAGES)
    assert not project.unplaced


def test_the_convention_and_the_numbers_of_the_file_are_kept(tmp_path: Path) -> None:
    xml = project_xml(passages(NVIVO_WINDOWS), origin="NVivo 12")
    project = carried(tmp_path, xml, NVIVO_WINDOWS.content(TEXT))
    (kept,) = project.things.all(ForeignImport).values()
    assert kept.convention == "utf-16/crlf-as-two/bom-not-counted/end-exclusive"
    assert kept.program == "NVivo 12"
    assert kept.positions in project.layers
    first = next(iter(project.things.all(Segment).values()))
    assert (first.start, first.end, first.quote) == (0, 3, "Ann")
    assert len(project.samples) == 3
    assert all(each.quote in PASSAGES for each in project.samples)
    assert "UTF-16" in project.convention


def test_what_is_known_of_a_program_stands_against_few_passages(tmp_path: Path) -> None:
    start = TEXT.index("boats")
    xml = project_xml(text_source(coded(100, start, start + 5)), origin="NVivo 12")
    # Counted in code points this would be “boats”; one passage does not outweigh that NVivo counts units.
    assert quotes(carried(tmp_path, xml)) == [TEXT[start - 1 : start + 4]]


def test_another_convention_can_be_chosen(tmp_path: Path) -> None:
    xml = project_xml(passages(NVIVO_MAC))
    project = carried(tmp_path, xml)
    (ask,) = (each for each in project.asks if each.option == "positions")
    assert ask.chosen.startswith("utf-16")
    other = next(each.value for each in ask.answers if each.value.startswith("code-points"))
    read = carried(tmp_path, xml, positions=other)
    assert quotes(read)[0] == "Ann"
    assert quotes(read) != list(PASSAGES)
    assert quotes(carried(tmp_path, xml, positions=ask.chosen)) == list(PASSAGES)
    with pytest.raises(WrongFile, match="is no way to count positions"):
        carried(tmp_path, xml, positions="by feet")


def test_one_wrong_position_does_not_speak_against_all_others(tmp_path: Path) -> None:
    end = len(TEXT.encode("utf-16-le")) // 2
    source = passages(NVIVO_MAC).replace("</TextSource>", coded(300, end - 3, end + 2) + "</TextSource>")
    bundle = told(tmp_path, project_xml(source, origin="NVivo 12"))
    assert bundle.project is not None
    assert quotes(bundle.project) == list(PASSAGES)
    assert len(bundle.project.unplaced) == 1
    assert "outside their text" in spoken(bundle)


def test_marks_that_belong_together_and_rare_line_ends_are_characters(tmp_path: Path) -> None:
    text = "Cafe\u0301 one\u2028two 👩\u200d🚀 end"
    marks = [(0, 5, "Cafe\u0301"), (6, 13, "one\u2028two"), (14, 17, "👩\u200d🚀")]
    for how in (Counting(), Counting(utf16=True)):
        found = "".join(
            coded(100 + number, *how.numbers(text, start, end), words)
            for number, (start, end, words) in enumerate(marks)
        )
        project = carried(tmp_path, project_xml(text_source(found)), text)
        assert quotes(project) == [words for _, _, words in marks]


def test_an_emoji_at_a_boundary_is_not_cut(tmp_path: Path) -> None:
    text = "🚤ab 🚤 cd🚤"
    how = Counting(utf16=True)
    spans = [(0, 1), (4, 5), (6, 9), (0, 9)]
    found = "".join(coded(100 + n, *how.numbers(text, *span)) for n, span in enumerate(spans))
    project = carried(tmp_path, project_xml(text_source(found), origin="NVivo"), text)
    assert quotes(project) == [text[start:end] for start, end in spans]
    within = "🚤ab " + "c" * 9
    project = carried(tmp_path, project_xml(text_source(coded(100, 1, 4)), origin="NVivo"), within)
    # Nobody means half of an emoji: then units are not what is counted.
    assert quotes(project) == ["ab "]


def test_odd_positions_are_told_and_harm_nothing(tmp_path: Path) -> None:
    found = coded(100, 0, 3) + coded(101, 3, 0) + coded(102, 5, 5) + coded(103, -4, 2) + coded(104, "x", 2)
    bundle = told(tmp_path, project_xml(text_source(found + coded(105, 10**15, 10**16))))
    assert bundle.project is not None
    assert quotes(bundle.project) == ["Ann", "Ann"]
    assert len(bundle.project.unplaced) == 3
    words = spoken(bundle)
    for part in ("turned round (1)", "without any characters were left out (1)", "no numbers", "outside"):
        assert part in words


def test_names_that_are_no_words_of_the_text_say_nothing(tmp_path: Path) -> None:
    start = TEXT.index("Fishermen")
    found = "".join(coded(100 + n, start, start + 9, f"line:{n}") for n in range(12))
    project = carried(tmp_path, project_xml(text_source(found)))
    assert set(quotes(project)) == {"Fishermen"}


@given(
    st.text(st.sampled_from("ab \n🚤é\u0301\u2028")),
    st.sampled_from(EVERY),
    st.booleans(),
    st.booleans(),
)
def test_numbers_and_places_are_inverse(text: str, convention: Convention, crlf: bool, mark: bool) -> None:
    how = Counting(convention.utf16, crlf, convention.crlf and crlf, mark, convention.mark and mark)
    raw = decoded_text(how.content(text))
    assert raw.text == text
    for place in range(len(text) + 1):
        number = how.position(text, place)
        assert convention.place(raw, number) == place
        assert raw.number(place, utf16=convention.utf16, crlf=convention.crlf, mark=convention.mark) == number
    last = how.position(text, len(text))
    assert convention.place(raw, last + 1) is None
    assert convention.place(raw, -1) is None


@given(st.lists(st.sampled_from(("boat", "🚤", "café", "two")), min_size=24, max_size=60), st.data())
def test_names_tell_the_convention(words: list[str], data: st.DataObject) -> None:
    how = data.draw(
        st.builds(
            Counting,
            utf16=st.booleans(), crlf_file=st.just(True), crlf_counted=st.booleans(),
            mark_file=st.just(True), mark_counted=st.booleans(), inclusive=st.booleans(),
        )
    )  # fmt: skip
    text = "".join(word + ("\n" if number % 5 == 4 else " ") for number, word in enumerate(words))
    raw = decoded_text(how.content(text))
    marked, start = [], 0
    for word in words:
        start = text.index(word, start)
        marked.append((Span(start, start + len(word)), word))
        start += len(word)
    named = [Marked(raw, *how.numbers(text, *span), word) for span, word in marked]
    chosen = found_convention(named, Convention()).chosen.convention
    assert [chosen.span(raw, each.start, each.end) for each in named] == [span for span, _ in marked]


def test_a_text_begins_with_no_more_than_one_mark() -> None:
    assert (raw_text("\ufeff\ufeffa").text, raw_text("\ufeffa").text) == ("\ufeffa", "a")


def test_a_passage_nobody_coded_is_a_part_of_the_evidence(tmp_path: Path) -> None:
    found = "".join(
        selection(100 + n, *NVIVO_MAC.numbers(TEXT, TEXT.index(words), TEXT.index(words) + len(words)))
        for n, words in enumerate(PASSAGES)
    )
    project = carried(tmp_path, project_xml(text_source(found)))
    assert "UTF-16" in project.convention
