"""Reads pages back as a browser would and says what is wrong with them, before they are put in place."""

from collections.abc import Iterable
from html.parser import HTMLParser

from blotter.interchange.site import messages
from blotter.interchange.site.marks import LANES
from blotter.interchange.site.reading import Part, Reading
from blotter.message import Sentence

_FETCHING = {
    "audio", "base", "embed", "form", "frame", "iframe", "image", "img", "link", "object", "source", "video",
}  # fmt: skip
_VOID = {"br", "hr", "input", "meta", "wbr"}
_MEMO_LINKS = ("http://", "https://")


class ReadPage(HTMLParser):
    """What a page says: blocks, the words of each mark, anchors, links, and what it must not do."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.marked: dict[str, str] = {}
        self.anchors = set[str]()
        self.links = set[str]()
        self.forbidden: list[str] = []
        self._open: list[tuple[str, str | None]] = []
        self._block_at = 0
        self._scripts = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._check(tag, given)
        if "id" in given:
            self.anchors.add(given["id"] or "")
        if tag == "a" and given.get("href"):
            self.links.add(given["href"] or "")
        if tag in _VOID:
            return
        classes = (given.get("class") or "").split()
        self._open.append((tag, given.get("data-s") if self._block_at and "s" in classes else None))
        if "tx" in classes and not self._block_at:
            self._block_at = len(self._open)
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, _ = self._open.pop()
            if len(self._open) < self._block_at:
                self._block_at = 0
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._block_at:
            self.blocks[-1] += data
            for _, number in self._open[self._block_at :]:
                if number is not None:
                    self.marked[number] = self.marked.get(number, "") + data

    def _check(self, tag: str, given: dict[str, str | None]) -> None:
        self._scripts += tag == "script"
        if tag in _FETCHING or self._scripts > 1:
            self.forbidden.append(tag)
        for name in given:
            if name.startswith("on") or name in ("src", "srcset", "style", "srcdoc", "action", "formaction"):
                self.forbidden.append(name)
        href = given.get("href") or ""
        if ":" in href and not href.lower().startswith(_MEMO_LINKS):
            self.forbidden.append(href)


def wrong_with(page: ReadPage) -> Sentence | None:
    """What a page does that none of ours may do."""
    if page.forbidden:
        return Sentence(messages.PAGE_REACHES_OUT, what=page.forbidden[0][:80])
    return None


def wrong_with_part(page: ReadPage, reading: Reading, part: Part) -> Sentence | None:
    """What differs between a page of a document and the document: its words, or what is marked."""
    text = reading.text
    if page.blocks != [text[block.start : block.end] for block, _ in part.blocks]:
        return Sentence(messages.PAGE_LOST_WORDS)
    wanted: dict[str, str] = {}
    for block, marks in part.blocks:
        for mark in marks:
            words = text[max(mark.start, block.start) : min(mark.end, block.end)]
            if mark.lane < LANES and words and mark.start < block.end and mark.end > block.start:
                wanted[str(mark.number)] = wanted.get(str(mark.number), "") + words
    if wanted != page.marked:
        missing = sum(page.marked.get(number) != words for number, words in wanted.items())
        return Sentence(messages.PAGE_LOST_MARKS, missing=missing, count=len(wanted))
    return None


def dead_link(links: Iterable[str], there: set[str]) -> str:
    """The first link within the site that leads nowhere; "" if none does."""
    return next((link for link in links if ":" not in link and link not in there), "")
