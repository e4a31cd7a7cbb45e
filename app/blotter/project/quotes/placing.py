"""QuotePlacing: the passages of a table, each at its place in its document, or told why it has none."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from blotter.domain.bundle import QuoteRow, RefusedRow, SegmentRow
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project.at_hand import AtHand
from blotter.project.import_report import ImportReport
from blotter.project.quotes import messages
from blotter.project.quotes.code_finding import CodeFinder
from blotter.project.quotes.documents import NamedDocuments
from blotter.project.quotes.finding import SearchedText

_CHARACTERS_AT_HAND = 32_000_000
_NAMES_TOLD = 5
_SHOWN = 80
_FULL_CELL = 32_767
"""So many characters a cell of a workbook holds."""

_NEARLY_FULL = _FULL_CELL - 100
_KINDS = (
    ("noted", messages.FOUND_LOOSELY),
    ("noted", messages.FOUND_BY_PLACE),
    ("guess", messages.FOUND_FIRST),
    ("noted", messages.CELL_FULL),
)

Placed = SegmentRow | RefusedRow | None


class Told(NamedTuple):
    """Something to know of many passages: what kind of thing, and what."""

    kind: str
    why: Sentence


class QuotePlacing:
    """Finds the passages of one table; `tell` says in a few lines what was found how.

    The same passage with the same code by the same coder is looked for further on each time, so that a table
    that has it twice codes two places; read again it finds the same places.
    """

    def __init__(
        self, documents: NamedDocuments, text_of: Callable[[str], str], codes: CodeFinder, coder: str
    ) -> None:
        self._documents, self._codes, self._coder = documents, codes, coder
        self._searched = AtHand(lambda source: SearchedText(text_of(source)), _CHARACTERS_AT_HAND)
        self._used: dict[tuple[str, str, str, str], set[int]] = {}
        self._votes: dict[str, list[int]] = {}
        self._places: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}
        self._missing: dict[str, int] = {}
        self._without_coder = 0

    def placed(self, row: QuoteRow) -> Placed:
        """The passage with its place; None for one in a document that is missing, which `tell` tells."""
        meant = self._documents.meant(row.source, row.group)
        if meant.source is None:
            if meant.why:
                return RefusedRow(row.where, _beginning(row.text), meant.why)
            self._missing[row.source] = self._missing.get(row.source, 0) + 1
            return None
        span = self._span(row, meant.source)
        if span is None:
            why = Sentence(messages.NOT_IN_TEXT, name=meant.source.name)
            return RefusedRow(row.where, _beginning(row.text), why)
        self._without_coder += not row.coder
        return SegmentRow(
            source=meant.source.name,
            start=span.start,
            end=span.end,
            code=self._codes.path(row.code),
            coder=row.coder or self._coder,
            memo=row.memo,
            created=row.created,
            modified=row.modified,
            where=row.where,
        )

    def tell(self, report: ImportReport, file: str) -> None:
        """Say what was found how and which documents are missing, in one line each."""
        name = Path(file).name
        report.refused += sum(self._missing.values())
        for each in self.told():
            report.remark(each.kind, file, name, each.why)

    def told(self) -> Iterator[Told]:
        """What is to know of the passages so far, one for each kind, however many there are."""
        if self._missing:
            names = _few([f"“{name}”" for name in self._missing])
            count = sum(self._missing.values())
            yield Told("refused", Sentence(messages.DOCUMENTS_MISSING, count=count, names=names))
        for kind, template in _KINDS:
            if count := self._counts.get(template, 0):
                places = _few(self._places[template], count)
                yield Told(kind, Sentence(template, count=count, places=places, limit=_FULL_CELL))
        if self._without_coder:
            told = {"count": self._without_coder, "name": self._coder}
            yield Told("noted", Sentence(messages.CODED_BY_IMPORTER, **told))

    def _span(self, row: QuoteRow, source: Source) -> Span | None:
        text = self._searched(source.id)
        found, is_exact = text.exact(row.text), True
        if not found:
            found, is_exact = text.loose(row.text), False
        found = text.at_word_ends(found) or found
        if not found:
            return None
        if not is_exact:
            self._note(messages.FOUND_LOOSELY, row, source)
        if len(row.text) >= _NEARLY_FULL:
            self._note(messages.CELL_FULL, row, source)
        span = found[0] if len(found) == 1 else self._one_of(found, row, source, text)
        key = (source.id, row.code, row.coder, row.text)
        self._used.setdefault(key, set()).add(span.start)
        if len(found) == 1 and row.paragraph is not None:
            votes = self._votes.setdefault(source.id, [0, 0])
            for way, paragraph in enumerate(text.paragraphs(span.start)):
                votes[way] += paragraph == row.paragraph
        return span

    def _one_of(self, found: Sequence[Span], row: QuoteRow, source: Source, text: SearchedText) -> Span:
        """The place that the table means: the nearest to what it says, else the first that is not taken."""
        used = self._used.get((source.id, row.code, row.coder, row.text), set())
        able = list(found)
        if row.start is not None:
            able = _nearest(able, [abs(each.start - row.start) for each in able])
        elif row.paragraph is not None:
            counted, filled = self._votes.get(source.id, (0, 0))
            way = int(filled > counted)
            ways = [text.paragraphs(each.start)[way] for each in able]
            able = _nearest(able, [abs(each - row.paragraph) for each in ways])
        is_told = row.start is not None or row.paragraph is not None
        self._note(messages.FOUND_BY_PLACE if is_told else messages.FOUND_FIRST, row, source)
        return next((each for each in able if each.start not in used), able[0])

    def _note(self, template: str, row: QuoteRow, source: Source) -> None:
        self._counts[template] = self._counts.get(template, 0) + 1
        told = self._places.setdefault(template, [])
        if len(told) < _NAMES_TOLD:
            told.append(Sentence(messages.PLACE, name=source.name, where=row.where))


def _nearest(spans: Sequence[Span], distances: Sequence[int]) -> list[Span]:
    least = min(distances)
    return [span for span, distance in zip(spans, distances, strict=True) if distance == least]


def _few(names: Sequence[str], count: int | None = None) -> str:
    more = (count or len(names)) - _NAMES_TOLD
    shown = ", ".join(names[:_NAMES_TOLD])
    return f"{shown}, … (+{more})" if more > 0 else shown


def _beginning(text: str) -> str:
    return " ".join(text[:_SHOWN].split())
