"""Safe HTML in a Word document: paragraphs, lists, quotes and emphasis as Word has them."""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from blotter.interchange.word_text import WordText

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_BOLD = {"b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
_ITALIC = {"i", "em"}
_STRUCK = {"del", "s"}
_FIXED = {"code", "kbd", "pre"}
_BLOCKS = {
    "p", "li", "pre", "blockquote", "ul", "ol", "dl", "dt", "dd", "tr", "table", "hr", "h1", "h2", "h3", "h4",
    "h5", "h6",
}  # fmt: skip
_DEEPEST_LIST = 3
_SPACES = re.compile(r"[ \t\n]+")
_FIXED_FACE = "Courier New"


def add_html(word: WordText, html: str, label: str = "") -> None:
    """Add what `to_html` makes of Markdown; a label goes before its first words, or above a list."""
    writer = _Writer(word)
    if label:
        writer.begin(label, html.startswith("<p>"))
    writer.feed(html)
    writer.close()


class _Writer(HTMLParser):
    """Takes in safe HTML, tag by tag."""

    def __init__(self, word: WordText) -> None:
        super().__init__(convert_charrefs=True)
        self._word = word
        self._open: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._paragraph: Paragraph | None = None
        self._is_item_begun = False
        self._href = ""
        self._linked = ""

    def begin(self, label: str, runs_in: bool) -> None:
        """Set a label; the first paragraph goes on behind it if it runs in."""
        paragraph = self._word.add("Normal")
        self._word.add_words(paragraph, f"{label}:").bold = True
        if runs_in:
            self._word.add_words(paragraph, " ")
            self._paragraph = paragraph
        else:
            paragraph.paragraph_format.keep_with_next = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_label_waiting = tag == "p" and not self._open and self._paragraph is not None
        if tag in _BLOCKS and not is_label_waiting:
            self._paragraph = None
        if tag == "br":
            self._begun().add_run().add_break()
            return
        if tag == "hr":
            return
        if tag in ("ul", "ol"):
            depth = min(len(self._lists) + 1, _DEEPEST_LIST)
            self._lists.append((tag, self._numbering(depth) if tag == "ol" else 0))
        if tag == "li":
            self._is_item_begun = False
        if tag in ("td", "th") and self._paragraph is not None:
            self._paragraph.add_run("\t")
        if tag == "a":
            self._href, self._linked = dict(attrs).get("href") or "", ""
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in ("ul", "ol"):
            self._lists.pop()
            # What follows a list within an item goes on with the item.
            self._is_item_begun = True
        if tag in _BLOCKS:
            self._paragraph = None
        if tag == "a" and self._href and self._href != self._linked:
            # On paper a link is its address.
            self._word.add_words(self._begun(), f" ({self._href})")

    def handle_data(self, data: str) -> None:
        is_fixed = "pre" in self._open
        words = data if is_fixed else _in_a_line(data, self._paragraph is None)
        if not words or (self._paragraph is None and not words.strip()):
            return
        if is_fixed:
            words = words.removesuffix("\n")
        run = self._word.add_words(self._begun(), words)
        self._linked += words
        tags = set(self._open)
        run.bold = True if tags & _BOLD else None
        run.italic = True if tags & _ITALIC else None
        run.font.strike = True if tags & _STRUCK else None
        run.font.underline = True if tags & {"u", "ins"} else None
        run.font.superscript = True if "sup" in tags else None
        run.font.subscript = True if "sub" in tags else None
        if tags & _FIXED:
            run.font.name = _FIXED_FACE

    def _begun(self) -> "Paragraph":
        """The paragraph that words go into, begun in the style of where one is."""
        if self._paragraph is None:
            self._paragraph = self._word.add(self._style())
            if self._lists and not self._is_item_begun:
                self._number(self._paragraph)
                self._is_item_begun = True
        return self._paragraph

    def _style(self) -> str:
        if self._lists:
            depth = min(len(self._lists), _DEEPEST_LIST)
            suffix = f" {depth}" if depth > 1 else ""
            if self._is_item_begun:
                return f"List Continue{suffix}"
            return ("List Number" if self._lists[-1][0] == "ol" else "List Bullet") + suffix
        return "Quote" if "blockquote" in self._open else "Normal"

    def _numbering(self, depth: int) -> int:
        """A numbering of its own for a list, or it would go on from the one before it."""
        document = self._word.document
        style = document.styles["List Number" + (f" {depth}" if depth > 1 else "")]
        numbering = document.part.numbering_part.element
        used = style.element.pPr.numPr.numId.val
        number = numbering.add_num(numbering.num_having_numId(used).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _number(self, paragraph: "Paragraph") -> None:
        kind, number = self._lists[-1]
        if kind == "ol":
            before: Any = paragraph._p.get_or_add_pPr()
            properties = before.get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number


def _in_a_line(data: str, is_beginning: bool) -> str:
    """Words as they run on: line ends of the source are spaces, none where a paragraph begins."""
    words = _SPACES.sub(" ", data)
    return words.lstrip() if is_beginning else words
