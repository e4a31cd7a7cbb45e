"""Kept: a comparison that is looked at for long; after a change only what it touched is counted again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from blotter.analysis.agreement import AgreementOptions, CodeAgreement, Comparison, wanted_codes
from blotter.analysis.coded_text import CodedText, ancestry
from blotter.analysis.confusion import Confusion, confusions
from blotter.analysis.disagreements import disagreements
from blotter.analysis.document_rows import document_rows
from blotter.analysis.pair_matrix import pair_rows
from blotter.analysis.places import Place, places
from blotter.analysis.tallies import Tallies
from blotter.analysis.units import Unit
from blotter.domain.assignment import Status
from blotter.domain.names import name_key
from blotter.progress import Progress, silent
from blotter.project import comparison
from blotter.project.comparison_result import SEGMENT_F1, CodeFigures, Result, Sample, measures_of
from blotter.project.project import Project
from blotter.project.voices import Voice, voices


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What is known of a document that two of the coders have done; `used` are the segments compared."""

    done: tuple[str, ...]
    units: int
    segments: frozenset[str]
    used: int
    codes: frozenset[str]
    places: Mapping[str, Sequence[Place]]


class Kept:
    """Asked from a thread, one question after the other; told from the window of what changed since."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._asking = Lock()
        self._telling = Lock()
        self._touched: set[str] | None = None
        self._asked: AgreementOptions | None = None
        self._options: AgreementOptions | None = None
        self._comparison: Comparison | None = None
        self._documents: dict[str, _Document] = {}
        self._tallies = Tallies()

    # What changed

    def forget(self, sources: Iterable[str] | None = None) -> None:
        """Documents (names) are not as they were; None: nothing is as it was."""
        with self._telling:
            if sources is None:
                self._touched = None
            elif self._touched is not None:
                self._touched.update(sources)

    def sources_of(self, segments: Iterable[str]) -> set[str] | None:
        """In which documents segments (ids) lie or lay; None where that is not known of all."""
        wanted = set(segments)
        found = {
            name: own
            for name, document in list(self._documents.items())
            if (own := document.segments & wanted)
        }
        missing = wanted.difference(*found.values())
        there = self._project.segments_by_id(missing)
        if len(there) < len(missing):
            return None
        return set(found) | {self._project.sources[each.source].name for each in there}

    def _take_touched(self) -> set[str] | None:
        with self._telling:
            touched, self._touched = self._touched, set()
        return touched

    # Asking

    def result(self, options: AgreementOptions, progress: Progress = silent) -> Result:
        """Compare the coders as the options say."""
        with self._asking:
            kept = self._ready(options, progress)
            assert self._options is not None
            codes = self.codes()
            figures = []
            for number, code in enumerate(codes):
                progress(len(self._documents) + number, len(self._documents) + len(codes))
                figures.append(self._figures(kept, number, code))
            return Result(
                options=self._options,
                asked=options,
                sample=self._sample(kept),
                measures=kept.options.measures,
                figures=tuple(figures),
                places=self._places(codes),
            )

    def pairs(self, options: AgreementOptions, code: str, progress: Progress = silent) -> list[CodeAgreement]:
        """The figures of a code for every two of the coders."""
        with self._asking:
            return pair_rows(self._ready(options, progress), [code], progress)

    def by_document(
        self, options: AgreementOptions, code: str, progress: Progress = silent
    ) -> list[CodeAgreement]:
        """The figures of a code in each document in which somebody gave it."""
        with self._asking:
            return document_rows(self._ready(options, progress), [code], progress)

    def confusions(self, options: AgreementOptions, progress: Progress = silent) -> list[Confusion]:
        """Which codes stand where another coder has a given one."""
        with self._asking:
            kept = self._ready(options, progress)
            return confusions(kept, self.codes(), progress)

    def codes(self) -> list[str]:
        """The paths of the codes that are compared, in the order of the codebook."""
        assert self._options is not None
        book = self._project.codebook
        return wanted_codes([book.path(code.id) for code in book], self._options)

    def _ready(self, options: AgreementOptions, progress: Progress = silent) -> Comparison:
        """The comparison by these options, with everything in it that changed since it was asked for last."""
        touched = self._take_touched()
        if options != self._asked or self._comparison is None:
            touched = None
        try:
            if touched is None:
                self._begin(options)
            assert self._options is not None
            self._read(self._options, touched, progress)
        except BaseException:
            # What was cancelled half way is begun anew next time.
            self._comparison = None
            raise
        assert self._comparison is not None
        return self._comparison

    def _begin(self, options: AgreementOptions) -> None:
        # Names are looked up once: what they stood for then is what is compared.
        self._asked, self._options = options, comparison.checked(self._project, options)
        self._documents.clear()
        told = self._options.model_copy(update={"measures": measures_of(options)})
        self._comparison = Comparison(told, self._tallies)

    def _read(self, options: AgreementOptions, touched: set[str] | None, progress: Progress) -> None:
        """Put the documents that were touched (names), or all of them."""
        assert self._comparison is not None
        there = {source.name for source in self._project.sources.values()}
        wanted = there & set(options.sources) if options.sources else there
        if touched is not None:
            for name in touched:
                self._documents.pop(name, None)
            for name in touched - wanted:
                self._comparison.remove(name)
            wanted &= touched
        gone = set(wanted)
        narrowed = options.model_copy(update={"sources": tuple(sorted(wanted))})
        texts = comparison.whole_texts(self._project, narrowed) if wanted else ()
        order = self._order(options)
        for number, whole in enumerate(texts):
            progress(number, 2 * len(wanted))
            [text] = comparison.within_passages(self._project, options, [whole])
            self._comparison.put(text)
            self._keep(text, whole, order)
            gone.discard(whole.source)
        for name in gone if touched is not None else ():
            self._comparison.remove(name)

    def _order(self, options: AgreementOptions) -> tuple[str, ...]:
        """The coders who may be compared: in the order chosen, or by name."""
        names = {voice.name for voice in self._voices(options)}
        return options.coders or tuple(sorted(names, key=lambda name: (name_key(name), name)))

    def _voices(self, options: AgreementOptions) -> list[Voice]:
        return voices(self._project, options)

    def _keep(self, text: CodedText, whole: CodedText, order: Sequence[str]) -> None:
        assert self._options is not None
        done = tuple(coder for coder in order if coder in text.done)
        if len(done) < 2:
            return
        options = self._options
        is_by_character = options.unit in (Unit.CHARACTER, Unit.MATCH)
        used = [each for each in text.segments if each.coder in done]
        given = {each.code for each in used if text.text[each.start : each.end].strip()}
        found = disagreements([text], options)
        self._documents[text.source] = _Document(
            done=done,
            units=len(text.text) if is_by_character else len(text.boundaries(options.unit)),
            segments=frozenset(each.id for each in whole.segments),
            used=len(used),
            codes=frozenset(
                path for code in given for path in (ancestry(code) if options.rollup else (code,))
            ),
            places=places([whole], found, order, options.rollup),
        )

    # What is told

    def _figures(self, kept: Comparison, order: int, code: str) -> CodeFigures:
        book = self._project.codebook
        values = {row.measure: row for row in kept.rows(code)}
        found = book.get(code)
        return CodeFigures(
            code=code,
            order=order,
            is_parent=bool(book.children(found.id)) if found else False,
            f1=values[SEGMENT_F1],
            values=values,
            documents=sum(code in document.codes for document in self._documents.values()),
        )

    def _sample(self, kept: Comparison) -> Sample:
        documents = self._documents
        coders = kept.coders if documents else ()
        return Sample(
            coders=coders,
            documents=len(documents),
            complete=sum(set(coders) <= set(document.done) for document in documents.values()),
            units=sum(document.units for document in documents.values()),
            segments=sum(document.used for document in documents.values()),
            left_out=self._left_out(),
            n=kept.sample.n,
            drawing=kept.sample.drawing,
        )

    def _left_out(self) -> dict[str, tuple[str, ...]]:
        """The documents that somebody has begun and fewer than two have done, and who has not."""
        assert self._options is not None
        voices = {
            (voice.coder, voice.round): voice.name
            for voice in self._voices(self._options)
            if not self._options.coders or voice.name in self._options.coders
        }
        done: dict[str, set[str]] = {}
        for each in self._project.assignments():
            name = voices.get((each.coder, each.round))
            if name is not None and each.status is not Status.ASSIGNED:
                done.setdefault(each.source, set()).update({name} if each.status is Status.DONE else ())
        wanted = self._options.sources
        return {
            source.name: tuple(name for name in voices.values() if name not in done[source.id])
            for source in self._project.sources.values()
            if source.id in done
            and source.name not in self._documents
            and (not wanted or source.name in wanted)
        }

    def _places(self, codes: Sequence[str]) -> dict[str, list[Place]]:
        gathered: dict[str, list[Place]] = {}
        names = [source.name for source in self._project.sources.values()]
        documents = [self._documents[name] for name in names if name in self._documents]
        for code in codes:
            own = [place for each in documents for place in each.places.get(code, ())]
            if own:
                gathered[code] = own
        return gathered
