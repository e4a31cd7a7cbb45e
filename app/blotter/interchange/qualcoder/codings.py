"""The codings and annotations of a QualCoder project, each put where its words are."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import reduce

from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.domain.source import storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.codes import missing_code
from blotter.interchange.qualcoder.positions import (
    Counting,
    How,
    Placed,
    placed,
    placed_by_numbers,
    words_of,
)
from blotter.interchange.qualcoder.taking import Taking
from blotter.message import Sentence

_COUNTED = {
    Counting.CODE_POINTS: messages.COUNTED_POINTS,
    Counting.UTF16: messages.COUNTED_UTF16,
    Counting.LINES: messages.COUNTED_LINES,
    Counting.LINES_UTF16: messages.COUNTED_LINES_UTF16,
}
_WAYS = {
    How.ALIKE: messages.WAY_ALIKE,
    How.POINTS: messages.WAY_POINTS,
    How.UNITS: messages.WAY_UNITS,
    How.ENDS: messages.WAY_ENDS,
    How.WORDS: messages.WAY_WORDS,
    How.NUMBERS: messages.WAY_NUMBERS,
    How.LOST: messages.WAY_LOST,
}


class Codings:
    """Takes codings and annotations; `how` counts what told the places of the codings."""

    def __init__(self, taking: Taking) -> None:
        self._taking, self._project = taking, taking.project
        self._findings = taking.project.findings
        self.how: Counter[How] = Counter()
        self.important = 0
        self.by_numbers = 0
        self._seen: set[tuple[str, str, str, int, int]] = set()

    def take(self) -> None:
        """First all is looked through for how positions are counted, then each gets its place."""
        for row, number, start, end in self._rows("code_text"):
            self._taking.tally.add(self._taking.texts[number], start, end, words_of(row.text("seltext")))
        for row, number, start, end in self._rows("code_text", self._tell_homeless("segments")):
            self._take_coding(row, number, start, end)
        for row, number, start, end in self._rows("annotation", self._tell_homeless("memos")):
            self._take_annotation(row, number, start, end)

    @property
    def convention(self) -> Sentence:
        """How the places of the codings were told, with the number of each way."""
        ways = [Sentence(words, count=self.how[how]) for how, words in _WAYS.items() if self.how[how]]
        if not ways:
            return Sentence(messages.NO_CODINGS)
        together = reduce(lambda some, way: Sentence(messages.WAYS, some=some, way=way), ways)
        return Sentence(messages.CONVENTION, ways=together)

    @property
    def _unquoted(self) -> Counting:
        """How what has no words is counted: as chosen, as the codings are, else as what is marked by hand."""
        chosen = self._taking.options.unquoted
        if chosen:
            return Counting.UTF16 if chosen == "utf16" else Counting.CODE_POINTS
        sure = self._taking.tally.sure
        return self._taking.tally.likeliest(sure) if sure else Counting.UTF16

    def place_by_numbers(self, number: int, start: int, end: int, what: str) -> Placed:
        """The place of what has no words to check it by."""
        counting = self._unquoted
        found = placed_by_numbers(self._taking.texts[number], start, end, counting)
        if found.how is How.NUMBERS:
            self.by_numbers += 1
            reason = messages.AS_BY_HAND
            if self._taking.options.unquoted:
                reason = messages.AS_CHOSEN
            elif self._taking.tally.sure:
                reason = messages.AS_CODINGS
            told = {"counting": Sentence(_COUNTED[counting]), "reason": Sentence(reason)}
            self._findings.note(messages.BY_NUMBERS, what, "guess", **told)
        return found

    def _rows(
        self, table: str, homeless: Callable[[Row, int | None], None] | None = None
    ) -> Iterator[tuple[Row, int, int, int]]:
        """The rows of a table that belong to a document, with its number and where they begin and end."""
        for row in self._taking.rows(table):
            number = row.number("fid")
            if number is None or number not in self._taking.texts:
                if homeless is not None:
                    homeless(row, number)
                continue
            start, end = row.number("pos0"), row.number("pos1")
            yield row, number, -1 if start is None else start, -1 if end is None else end

    def _tell_homeless(self, noun: str) -> Callable[[Row, int | None], None]:
        def tell(row: Row, number: int | None) -> None:
            self._project.found[noun] += 1
            if number not in self._taking.empty:
                words = row.text("seltext") or row.text("memo")
                self._findings.note(messages.NO_DOCUMENT, words, "left out")

        return tell

    def _take_coding(self, row: Row, number: int, start: int, end: int) -> None:
        taking, text = self._taking, self._taking.texts[number]
        quote = words_of(row.text("seltext"))
        self._project.found["segments"] += 1
        if end < start:
            start, end = end, start
            self._findings.note(shared.SWAPPED, quote)
        if quote:
            found = placed(text, start, end, quote, taking.tally)
            self._tell_doubt(quote, found)
        else:
            found = self.place_by_numbers(number, start, end, taking.sources[number].name)
        if found.span is not None and not found.span.length:
            self._findings.note(shared.NO_PASSAGE, taking.sources[number].name, "left out")
            return
        code = self.code_of(row)
        coder = self._project.coder(row.text("owner"), quote)
        self.how[found.how] += 1
        self._put(row, number, code, coder, found, quote, (start, end))

    def _put(
        self, row: Row, number: int, code: str, coder: str, found: Placed, quote: str, at: tuple[int, int]
    ) -> None:
        source, span = self._taking.sources[number], found.span or Span(0, 0)
        key = (source.id, code, coder, *at)
        if key in self._seen:
            self._findings.note(messages.TWICE, quote, "left out")
            return
        self._seen.add(key)
        made = self._taking.made_at(row)
        text = self._taking.texts[number].text
        segment = Segment(
            id=self._project.id("coding", *key),
            source=source.id,
            code=code,
            coder=coder,
            start=span.start,
            end=span.end,
            quote=text[span.start : span.end] if found.span else quote,
            memo=self.memo(row, quote),
            created=made,
            modified=made,
        )
        if found.span is None:
            self._project.unplaced.append(segment)
        else:
            self._project.segment(segment, at, found.how not in (How.ALIKE, How.WORDS, How.NUMBERS))

    def code_of(self, row: Row) -> str:
        """The id of the code of a coding."""
        return self._taking.codes.get(row.number("cid") or 0) or missing_code(self._taking, row.number("cid"))

    def memo(self, row: Row, quote: str) -> str:
        """What is written about a coding, and that it is important."""
        memo = storable(row.text("memo"))
        if not row.number("important"):
            return memo
        self.important += 1
        if self._taking.options.important == "leave":
            self._findings.note(messages.IMPORTANT_LEFT, quote, "left out")
            return memo
        self._findings.note(messages.IMPORTANT_KEPT, quote)
        return f"{Sentence(messages.IMPORTANT)}\n\n{memo}".rstrip()

    def _tell_doubt(self, quote: str, found: Placed) -> None:
        if found.how is How.WORDS:
            self._findings.note(messages.FOUND_BY_WORDS, quote, "guess")
        elif found.fits_twice:
            self._findings.note(messages.SEVERAL_FIT, quote, "guess")

    def _take_annotation(self, row: Row, number: int, start: int, end: int) -> None:
        source, words = self._taking.sources[number], storable(row.text("memo"))
        self._project.found["memos"] += 1
        if not words.strip():
            self._findings.note(shared.NO_PASSAGE, source.name, "left out")
            return
        if end < start:
            start, end = end, start
            self._findings.note(shared.SWAPPED, words)
        span = self.place_by_numbers(number, start, end, words).span
        if span is None or not span.length:
            self._findings.note(messages.NOTE_WITHOUT_PLACE, words, "guess")
            span = None
        owner, made = row.text("owner").strip(), self._taking.made_at(row)
        self._project.things.put(
            Memo(
                id=self._project.id("annotation", source.id, start, end, owner),
                source=source.id,
                text=words,
                coder=self._project.coder(owner) if owner else None,
                created=made,
                modified=made,
                start=span.start if span else None,
                end=span.end if span else None,
                quote=self._taking.texts[number].text[span.start : span.end] if span else "",
            )
        )
