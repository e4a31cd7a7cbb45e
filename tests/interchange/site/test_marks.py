from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.lanes import assigned_lanes
from blotter.interchange.site.blocks import Block
from blotter.interchange.site.marks import LANES, STEPS, Mark, marked_text, stripes

TEXT = "Nine <b>weeks</b> & nobody asked who paid."
BLOCK = Block(0, len(TEXT), 0, len(TEXT), 0, 1)


def mark(number: int, start: int, end: int, lane: int = 0) -> Mark:
    return Mark(number, start, end, lane, 1, 1, "solid", f"training {number}")


def tag(number: int, lane: int, ends: str) -> str:
    classes = f"s l{lane} k1 c1 solid{ends}"
    return f'<span class="{classes}" data-s="{number}" title="training {number}">'


class Marked(HTMLParser):
    """The words of each mark, and in how many of its pieces it begins and ends."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: dict[int, str] = {}
        self.ends: dict[int, str] = {}
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        number = int(told["data-s"] or "")
        _, _, _, _, _, *ends = (told["class"] or "").split()
        self.ends[number] = self.ends.get(number, "") + "".join(ends)
        self._open.append(number)

    def handle_endtag(self, name: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.words[number] = self.words.get(number, "") + data


def test_words_are_escaped_and_a_mark_lies_round_its_own() -> None:
    assert marked_text(TEXT, BLOCK, [mark(1, 5, 8)]) == (
        f"Nine {tag(1, 0, ' b e')}&lt;b&gt;</span>weeks&lt;/b&gt; &amp; nobody asked who paid."
    )


def test_where_marks_cross_the_one_in_the_higher_lane_is_cut() -> None:
    assert marked_text("abcdef", Block(0, 6, 0, 6, 0, 1), [mark(1, 0, 4), mark(2, 2, 6, 1)]) == (
        f"{tag(1, 0, ' b e')}ab{tag(2, 1, ' b')}cd</span></span>{tag(2, 1, ' e')}ef</span>"
    )


def test_a_mark_that_goes_on_in_other_blocks_has_no_ends_here() -> None:
    assert marked_text("abcdef", Block(2, 4, 2, 4, 0, 1), [mark(1, 0, 6)]) == f"{tag(1, 0, '')}cd</span>"


def test_what_is_said_of_a_mark_is_escaped() -> None:
    hostile = mark(1, 0, 2)._replace(names='"><script>')
    html = marked_text("ab", Block(0, 2, 0, 2, 0, 1), [hostile])
    assert 'title="&quot;&gt;&lt;script&gt;"' in html


def test_stripes_stay_away_from_both_ends_as_their_words_do() -> None:
    block = Block(10, 50, 10, 52, 0, 1)
    (one,) = stripes(block, [mark(1, 20, 40)])
    assert (one.begins, one.ends, one.top, one.bottom) == (True, True, STEPS // 4, STEPS // 4)
    (through,) = stripes(block, [mark(1, 0, 90)])
    assert (through.begins, through.ends, through.top, through.bottom) == (False, False, 0, 0)
    (last,) = stripes(block, [mark(1, 49, 50)])
    assert last.top + last.bottom < STEPS
    assert stripes(block, [mark(1, 20, 40, LANES)]) == []


@given(st.text("ab<&\n", min_size=1, max_size=30), st.data())
def test_every_mark_has_all_its_words_and_begins_and_ends_once(text: str, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [(low, high) for low, high in map(sorted, data.draw(st.lists(places, max_size=10))) if low < high]
    lanes = assigned_lanes((start, end, str(number)) for number, (start, end) in enumerate(spans))
    marks = [mark(number, *span, lanes[str(number)]) for number, span in enumerate(spans)]
    html = marked_text(text, Block(0, len(text), 0, len(text), 0, 1), marks)
    read = Marked(html)
    assert unescape("".join(part.partition(">")[2] for part in ("x>" + html).split("<"))) == text
    assert read.words == {number: text[start:end] for number, (start, end) in enumerate(spans)}
    assert all(sorted(ends) == ["b", "e"] for ends in read.ends.values())
