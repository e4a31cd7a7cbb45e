"""What of a page is not its main text, by rules that can be told: navigation, footers, forms and the like."""

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from blotter.interchange.html_text import SILENT, walk
from blotter.interchange.limits import PAGE_VALUE
from blotter.interchange.web.messages import (
    OF_ADVERTISEMENTS,
    OF_CODE,
    OF_COOKIES,
    OF_FOOTER,
    OF_FORMS,
    OF_HEADER,
    OF_HIDDEN,
    OF_MEDIA,
    OF_NAVIGATION,
    OF_SHARING,
    OF_SIDE,
    OF_TEMPLATES,
    OF_WITHOUT_SCRIPTS,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DENSE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
_SILENT_KINDS = {
    "script": OF_CODE, "style": OF_CODE, "template": OF_TEMPLATES, "noscript": OF_WITHOUT_SCRIPTS,
    "select": OF_FORMS, "datalist": OF_FORMS, "textarea": OF_FORMS,
}  # fmt: skip
_BY_TAG = {"nav": OF_NAVIGATION, "form": OF_FORMS, "dialog": OF_HIDDEN}
_AROUND = {"header": OF_HEADER, "footer": OF_FOOTER, "aside": OF_SIDE}
_BY_ROLE = {
    "navigation": OF_NAVIGATION, "menu": OF_NAVIGATION, "menubar": OF_NAVIGATION, "search": OF_FORMS,
    "contentinfo": OF_FOOTER, "banner": OF_HEADER, "complementary": OF_SIDE,
}  # fmt: skip
_BY_NAME = {
    "header": OF_HEADER, "siteheader": OF_HEADER, "masthead": OF_HEADER, "footer": OF_FOOTER,
    "sitefooter": OF_FOOTER,
    "colophon": OF_FOOTER, "sidebar": OF_SIDE,
}  # fmt: skip
_BY_PIECE = {
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb"), OF_NAVIGATION),
    **dict.fromkeys(("breadcrumbs", "pagination"), OF_NAVIGATION),
    **dict.fromkeys(("ad", "ads", "advert", "advertisement", "adsbygoogle", "sponsored"), OF_ADVERTISEMENTS),
    **dict.fromkeys(("cookie", "cookies", "gdpr"), OF_COOKIES),
    **dict.fromkeys(("share", "sharing", "addthis", "sharethis"), OF_SHARING),
}  # fmt: skip
_NAMED = {"div", "section", "ul", "ol", "dl", "p", "span", "table", "aside", "li", "td", "center"}
_MAIN = {"main", "article"}
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_OF_TOPICS = ("category-", "tag-", "post-", "topic-")
_HALF, _QUARTER = 2, 4


def words_in(text: str) -> int:
    """How many words a text has; a Chinese or Japanese character counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def attribute(node: "LexborNode", name: str) -> str:
    """The value of a node's attribute, cut where no page that means well goes on; "" without one."""
    return (node.attributes.get(name) or "")[:PAGE_VALUE]


class Rules:
    """Tells on the way through a page what kind of thing an element is, where it is no main text."""

    def __init__(self) -> None:
        self._mains = 0

    def enter(self, node: "LexborNode") -> str:
        """The kind of what is left out with this node; "" for what stays."""
        tag = node.tag or ""
        if tag.startswith("-"):
            return ""
        if tag in SILENT:
            return _SILENT_KINDS.get(tag, OF_MEDIA) if tag != "head" else ""
        values = node.attributes
        if tag in _MAIN:
            self._mains += 1
        return self._kind(tag, values) if values or tag in _BY_TAG or tag in _AROUND else ""

    def leave(self, node: "LexborNode") -> None:
        """An element ends."""
        if node.tag in _MAIN:
            self._mains -= 1

    def _kind(self, tag: str, values: dict[str, str | None]) -> str:
        if "hidden" in values or _NOT_SHOWN.search((values.get("style") or "")[:PAGE_VALUE]):
            return OF_HIDDEN
        if tag in _BY_TAG:
            return "" if tag == "dialog" and "open" in values else _BY_TAG[tag]
        kind = _BY_ROLE.get(values.get("role") or "") or _AROUND.get(tag, "")
        if not kind and tag in _NAMED:
            kind = _kind_by_name(values)
        if kind in (OF_HEADER, OF_FOOTER, OF_SIDE) and self._mains:
            return ""
        return kind


def _kind_by_name(values: dict[str, str | None]) -> str:
    """What the class and id of an element say."""
    told = ((values.get(name) or "")[:PAGE_VALUE] for name in ("id", "class"))
    for word in " ".join(told).split():
        if word.startswith(_OF_TOPICS):
            continue
        whole = word.lower().replace("-", "").replace("_", "")
        if whole in _BY_NAME:
            return _BY_NAME[whole]
        pieces = {piece.lower() for piece in _PIECES.findall(word)}
        for piece, kind in _BY_PIECE.items():
            if piece in pieces and "free" not in pieces:
                return kind
    return ""


class _Candidate(NamedTuple):
    """What may be left out: its kind, the words in it, and whether the page's title is in it."""

    kind: str
    words: int
    has_title: bool


class _Opened(NamedTuple):
    """A candidate that is not at its end, and what had been counted before it."""

    identity: int
    kind: str
    words: int
    titles: int


class Census:
    """Finds on the way through a page what may be left out, and counts its words."""

    def __init__(self) -> None:
        self.shown = 0
        self.candidates: dict[int, _Candidate] = {}
        self._words = self._titles = self._silent = 0
        self._open: list[_Opened] = []
        self._rules = Rules()

    def enter(self, node: "LexborNode") -> bool:
        """Begin a node; all of them are looked into."""
        tag = node.tag or ""
        if tag == "-text":
            count = words_in(node.text_content or "")
            self._words += count
            self.shown += 0 if self._silent else count
            return False
        self._silent += tag in SILENT
        self._titles += tag == "h1"
        kind = self._rules.enter(node)
        if kind:
            self._open.append(_Opened(node.mem_id, kind, self._words, self._titles))
        return True

    def leave(self, node: "LexborNode") -> None:
        """End a node."""
        tag = node.tag or ""
        if tag == "-text":
            return
        self._silent -= tag in SILENT
        self._rules.leave(node)
        if self._open and self._open[-1].identity == node.mem_id:
            identity, kind, words, titles = self._open.pop()
            has_title = self._titles > titles
            self.candidates[identity] = _Candidate(kind, self._words - words, has_title)


class LeavingOut:
    """What is left out of a page below `root`, counted in words by kind.

    What holds more than half of a page's words stays, whatever it is called: a form round a whole page, say;
    of what only a class or an id gives a name to, what holds more than a quarter. A header stays that has
    the page's title.
    """

    def __init__(self, root: "LexborNode") -> None:
        self.counts: Counter[str] = Counter()
        self._census = Census()
        walk(root, self._census)

    def enter(self, node: "LexborNode") -> bool:
        """Whether a node is left out with what it holds."""
        found = self._census.candidates.get(node.mem_id)
        if found is None or (found.kind == OF_HEADER and found.has_title):
            return False
        if node.tag not in SILENT:
            is_told = node.tag in _BY_TAG or node.tag in _AROUND or found.kind == OF_HIDDEN
            if found.words * (_HALF if is_told else _QUARTER) > self._census.shown:
                return False
        if found.words:
            self.counts[found.kind] += found.words
        return True
