"""Pages of a file that was really read: what is found on them is where it was printed."""

from pathlib import Path

import pytest

import printed
from blotter.domain.layout import Layout
from blotter.domain.segment import Span
from blotter.interchange.pdf import reader
from blotter.ui.pages.paper import Paper


@pytest.mark.parametrize("columns", [1, 2])
def test_words_of_an_imported_file_are_where_they_were_printed(tmp_path: Path, columns: int) -> None:
    of = printed.printed([printed.words(number, 500) for number in range(2)], columns=columns)
    path = tmp_path / "report.pdf"
    path.write_bytes(of.content)
    (document,) = reader.read(path).documents
    assert document.layout is not None
    read = Paper(document.structure, Layout.unpacked(document.layout))
    known = Paper(of.structure, Layout.unpacked(of.layout))
    assert read.count == known.count == 2
    assert [read.label(page) for page in range(2)] == ["1", "2"]
    for page in range(2):
        mine, start = of.structure.pages[page].start, document.structure.pages[page].start
        for word in ("ministry", "academy", "border"):
            here, there = of.text.index(word, mine), document.text.index(word, start)
            (box,) = read.boxes(page, Span(there, there + len(word)))
            (printed_box,) = known.boxes(page, Span(here, here + len(word)))
            assert box.left() == pytest.approx(printed_box.left(), abs=2)
            assert box.right() == pytest.approx(printed_box.right(), abs=2)
            assert box.center().y() == pytest.approx(printed_box.center().y(), abs=4)
