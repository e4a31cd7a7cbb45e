"""The pages of a site as HTML, each with the same style and the same script inside and nothing to fetch."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from blotter.domain.codebook import Code
from blotter.domain.segment import Segment
from blotter.interchange import memo_markdown
from blotter.interchange.codebook_print import LabelledPart, parts_of
from blotter.interchange.page_templates import template
from blotter.interchange.shown_study import ShownCode, ShownCoder, ShownDocument, Study
from blotter.interchange.site.looks import NEUTRAL_LOOK, look_of, style_of
from blotter.interchange.site.marks import LANES, STEPS
from blotter.interchange.site.reading import Part, Reading

INDEX, CODEBOOK = "index.html", "codebook.html"
PASSAGES = 500
"""Of passages of a code on a page."""

_ASSETS = Path(__file__).parent.parent / "templates" / "site"
_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')


class Page(NamedTuple):
    """A page by the name of its file."""

    name: str
    html: str


class Frame(NamedTuple):
    """What every page has: what it may do, how it looks, what it runs, and what stands at its foot."""

    policy: str
    style: str
    script: str
    key: str
    generator: str
    foot: str


class _Passage(NamedTuple):
    quote: str
    place: str
    coder: str
    memo: str


class Pages:
    """Makes the pages of one site."""

    def __init__(self, study: Study, generator: str, made: str) -> None:
        self.study = study
        self._looks = [NEUTRAL_LOOK] + [look_of(study.book.colour(code)) for code in study.codes]
        self._generator, self._made = generator, made
        told = "\0".join((study.title, *study.codes))
        self._key = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:12]

    def index(self) -> Page:
        """The first page: documents, codes and coders with their numbers."""
        study = self.study
        pairs = {(segment.source, segment.code) for segment in study.segments}
        html = self._rendered(
            "site/index.html",
            here="index",
            has_groups=any(document.group for document in study.documents),
            code_counts=Counter(source for source, _ in pairs),
            coder_counts=Counter(segment.coder for segment in study.segments),
        )
        return Page(INDEX, html)

    def codebook(self) -> Page:
        """The definitions."""
        return Page(CODEBOOK, self._rendered("site/codebook.html", here="codebook", parts_of=self._parts))

    def _parts(self, code: Code) -> list[LabelledPart]:
        """What a codebook says of a code."""
        return [LabelledPart(part.label, _by_classes(part.html)) for part in parts_of(self.study.book, code)]

    def document(self, reading: Reading, part: Part) -> Page:
        """A page of a document."""
        marks = {mark.number: mark for _, found in part.blocks for mark in found}
        used = Counter(mark.code for mark in marks.values() if mark.code)
        coders = Counter(mark.coder for mark in marks.values() if mark.coder)
        document, documents = reading.document, self.study.documents
        html = self._rendered(
            "site/document.html",
            here="document",
            document=document,
            part=part.number,
            count=len(reading.parts),
            pages=[reading.page(each.number) for each in reading.parts],
            blocks=reading.shown(part),
            lanes=min(LANES, max((mark.lane for mark in reading.marks), default=-1) + 1),
            codes=[0, *(code.number for code, _ in self._used(used))],
            used=list(self._used(used)),
            coders=[(each, coders[each.number]) for each in self._coders(coders)],
            before=documents[document.number - 2] if document.number > 1 else None,
            after=documents[document.number] if document.number < len(documents) else None,
        )
        return Page(reading.page(part.number), html)

    def _used(self, counts: Mapping[int, int]) -> Iterator[tuple[ShownCode, int | None]]:
        """The codes of a page with how often each is there, and those above them, which have no number."""
        book, codes = self.study.book, self.study.codes
        here = {each for each, code in codes.items() if code.number in counts}
        wanted = here | {above.id for each in here for above in book.ancestors(each)}
        for each, code in codes.items():
            if each in wanted:
                yield code, counts[code.number] if each in here else None

    def _coders(self, counts: Mapping[int, int]) -> Iterator[ShownCoder]:
        return (coder for coder in self.study.coders.values() if coder.number in counts)

    def passages(self, code: ShownCode, places: Mapping[str, str]) -> Iterator[Page]:
        """The pages with the passages of a code; `places` says where each segment stands."""
        segments = self.study.segments_of.get(code.code.id, [])
        parts = [segments[at : at + PASSAGES] for at in range(0, max(1, len(segments)), PASSAGES)]
        stem = code.page.removesuffix(".html")
        names = [code.page, *(f"{stem}-{number}.html" for number in range(2, len(parts) + 1))]
        documents = {document.source.id: document for document in self.study.documents}
        for number, part in enumerate(parts, 1):
            groups = [
                (documents[source], [self._passage(each, documents[source], places) for each in found])
                for source, found in groupby(part, lambda each: each.source)
            ]
            html = self._rendered(
                "site/passages.html",
                here="code",
                codes=[code.number],
                code=code,
                groups=groups,
                part=number,
                count=len(parts),
                pages=names,
            )
            yield Page(names[number - 1], html)

    def _passage(self, segment: Segment, document: ShownDocument, places: Mapping[str, str]) -> _Passage:
        coder = self.study.coders.get(segment.coder)
        memo = segment.memo if self.study.shows_memos else ""
        place = places.get(segment.id, document.page)
        return _Passage(segment.quote, place, coder.name if coder else "", memo)

    def _rendered(self, name: str, codes: Iterable[int] | None = None, **values: Any) -> str:
        """A page; `codes` are the numbers of those that it shows, all of them by default."""
        shown = range(len(self._looks)) if codes is None else codes
        style = style_of({number: self._looks[number] for number in shown})
        return template(name).render(
            site=_frame(style, self._key, self._generator, self._made),
            study=self.study,
            patterns=[look.pattern for look in self._looks],
            to_html=memo_html,
            **values,
        )


def memo_html(markdown: str) -> str:
    """A memo as safe HTML whose columns are aligned by classes, since the pages allow no other style."""
    return _by_classes(memo_markdown.to_html(markdown))


def _by_classes(html: str) -> str:
    return _ALIGNED.sub(r'<\1 class="\2">', html)


def _frame(codes: str, key: str, generator: str, made: str) -> Frame:
    lanes = "".join(
        f".l{lane} {{ --l: {lane}; }}\n.n{lane + 1} {{ --lanes: {lane + 1}; }}\n" for lane in range(LANES)
    )
    steps = "".join(
        f".y{step} {{ top: {100 * step / STEPS}%; }}\n.z{step} {{ bottom: {100 * step / STEPS}%; }}\n"
        for step in range(STEPS)
    )
    style = "\n" + _asset("site.css") + lanes + steps + codes
    script = "\n" + _asset("site.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    return Frame(policy, style, script, key, generator, f"Made with {generator}{made}.")


def _hash(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
