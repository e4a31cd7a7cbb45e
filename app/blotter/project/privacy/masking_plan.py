"""MaskingPlan: what stands in place of names and of coded passages, everywhere in a project."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from blotter.analysis.names_in_text import NameHit, NamesInText
from blotter.domain.masking import Mask, Moves, in_order, masked
from blotter.domain.pseudonym import Pseudonym
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Quantity, Record
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project.correcting import reviewing
from blotter.project.project import Project

MARK = "[redacted]"
"""What stands in place of a masked passage unless somebody says otherwise."""

_PLACES_AT_HAND = 512
_LONG_ENOUGH = 8
"""From how many characters on the words of a masked passage are looked for wherever words stand."""


class MaskingPlan:
    """Masks the texts of documents, and names in any other words; `forms` counts how each name was written.

    `codes` are the ids of the codes whose passages, whoever coded them, are masked with the `mark`.
    """

    def __init__(
        self,
        project: Project,
        pseudonyms: Sequence[Pseudonym],
        codes: frozenset[str] = frozenset(),
        mark: str = MARK,
    ) -> None:
        self._project, self.mark = project, mark
        self.pseudonyms = pseudonyms
        self.codes = codes
        self._names = NamesInText([each.name for each in pseudonyms])
        self.forms: list[Counter[str]] = [Counter() for _ in pseudonyms]
        self.hidden: list[Counter[str]] = [Counter() for _ in pseudonyms]
        """Longer words that hold a name and are left as they are."""
        self.passages = 0
        self._coded = self._coded_spans()
        self._at_hand: dict[str, tuple[str, Moves]] = {}

    def again(self) -> "MaskingPlan":
        """The same plan before anything was counted."""
        return MaskingPlan(self._project, self.pseudonyms, self.codes, self.mark)

    def _coded_spans(self) -> Mapping[str, list[Span]]:
        """The passages to be masked, by document."""
        found: dict[str, list[Span]] = {}
        if self.codes:
            with self._project.whole():
                for segment in self._project.retrieve(SegmentQuery(codes=self.codes)):
                    found.setdefault(segment.source, []).append(segment.span)
        return found

    def is_masked(self, source: str, span: Span) -> bool:
        """Whether a passage shares words with one that is masked for its code."""
        return any(span.overlaps(each) for each in self._coded.get(source, ()))

    def masks_within(self, source: str, span: Span) -> list[Mask]:
        """The masked parts of a passage, by positions within it."""
        met = (each for each in self._coded.get(source, ()) if each.overlaps(span))
        return in_order(
            Mask(max(each.start, span.start) - span.start, min(each.end, span.end) - span.start, self.mark)
            for each in met
        )

    def quantities(self, record: Record) -> tuple[Quantity, ...]:
        """A record's quantities, with the mark for the source's own words where their passage is masked."""
        if not self.codes or not any(each.words for each in record.quantities):
            return record.quantities
        evidence = self._project.evidence_of(record)
        hidden = {each.id for each in evidence if self.is_masked(each.source, Span(each.start, each.end))}
        return tuple(
            each._replace(words=self.mark)
            if each.words and (each.evidence in hidden or (hidden and not each.evidence))
            else each
            for each in record.quantities
        )

    def coded_quotes(self) -> Iterator[tuple[str, str]]:
        """The words of every masked passage, longest first, with what stands in their place."""
        quotes: set[str] = set()
        for source, spans in self._coded.items():
            text = self._project.text(self._project.sources[source])
            quotes |= {text[span.start : span.end] for span in spans}
        quotes |= set(self._former_quotes())
        yield from (
            (quote, self.mark)
            for quote in sorted(quotes, key=len, reverse=True)
            if len(quote) >= _LONG_ENOUGH
        )

    def _former_quotes(self) -> Iterator[str]:
        """What masked passages said before they were corrected, also those that have no place any more."""
        for each in reviewing.moved(self._project) if self.codes else ():
            if getattr(each.thing, "code", None) in self.codes:
                yield each.passage.quote

    def text(self, source: Source) -> tuple[str, Moves]:
        """The document's masked text, and where its passages are then."""
        known = self._at_hand.get(source.id)
        if known is None:
            if len(self._at_hand) >= _PLACES_AT_HAND:
                self._at_hand.clear()
            text = self._project.text(source)
            masks = in_order([*self._passages(source), *self._masks(text)])
            known = self._at_hand[source.id] = masked(text, masks), Moves(masks)
        return known

    def _passages(self, source: Source) -> list[Mask]:
        spans = self._coded.get(source.id, [])
        united = in_order(Mask(span.start, span.end, self.mark) for span in spans)
        self.passages += len(united)
        return united

    def _masks(self, words: str) -> list[Mask]:
        hits = self._names.found(words)
        for which, longer in self._names.within_words(words):
            self.hidden[which][longer] += 1
        return [self._counted(words, hit) for hit in hits]

    def _counted(self, words: str, hit: NameHit) -> Mask:
        self.forms[hit.which][words[hit.start : hit.end]] += 1
        return Mask(hit.start, hit.end, self.pseudonyms[hit.which].replacement)

    def words(self, words: str) -> str:
        """Any words with pseudonyms for names."""
        if not self.pseudonyms or not words:
            return words
        masks = self._masks(words)
        return masked(words, masks) if masks else words

    def places(self) -> int:
        """At how many places names were found so far."""
        return sum(counts.total() for counts in self.forms)

    def still_in(self, words: str) -> str:
        """A name that stands in words that should have none; "" if there is none."""
        hits: Iterable[NameHit] = self._names.found(words)
        return next((self.pseudonyms[hit.which].name for hit in hits), "")
