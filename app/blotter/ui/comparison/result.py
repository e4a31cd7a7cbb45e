"""Result: everything that the page shows of one comparison, computed away from the window."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blotter.analysis.agreement import AgreementOptions, CodeAgreement
from blotter.analysis.coded_text import CodedText
from blotter.analysis.units import Unit
from blotter.domain.assignment import Status
from blotter.domain.names import name_key
from blotter.progress import Progress, silent
from blotter.project import comparison
from blotter.project.project import Project
from blotter.ui.comparison.places import Place, places

F1, ALPHA, KAPPA = "f1", "krippendorff_alpha_nominal", "cohen_kappa"
_PASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was compared: by whom, how much of it, and what had to be left out.

    `documents` are those that two of the coders have done, `complete` those that all have done. `left_out`
    names who is not done with a document that somebody has begun.
    """

    coders: tuple[str, ...]
    documents: int
    complete: int
    units: int
    segments: int
    left_out: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFigures:
    """The figures of one code: F1 by characters, and `values` by measure on the unit chosen."""

    code: str
    order: int
    is_parent: bool
    f1: CodeAgreement
    values: Mapping[str, CodeAgreement]
    documents: int

    @property
    def segments(self) -> Mapping[str, int]:
        """How many segments each coder has."""
        return self.f1.segments

    @property
    def is_used(self) -> bool:
        """Whether one of the coders gave this code."""
        return any(self.f1.segments.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A comparison as the page shows it; `places` has the disagreements of each code in reading order."""

    options: AgreementOptions
    sample: Sample
    measures: tuple[str, ...]
    figures: tuple[CodeFigures, ...]
    places: Mapping[str, Sequence[Place]]

    @property
    def shown(self) -> str:
        """The id of the measure that was chosen: the one that is drawn."""
        return (*self.options.measures, ALPHA)[0]


def measures_of(options: AgreementOptions, coders: int) -> tuple[str, ...]:
    """The ids of the measures with a column of their own: alpha, kappa for two coders, and those chosen."""
    usual = (ALPHA, KAPPA) if coders == 2 else (ALPHA,)
    return tuple(dict.fromkeys((*usual, *options.measures)))


def compared(project: Project, options: AgreementOptions, progress: Progress = silent) -> Result:
    """Compare the coders of a project as the options say."""
    options = comparison.checked(project, options)
    steps = _Steps(progress, len(project.sources))
    usage = _Usage(project, options)
    for text in steps.counted(comparison.coded_texts(project, options)):
        usage.add(text)
    measures = measures_of(options, len(usage.coders()))
    by_character = options.model_copy(update={"unit": Unit.CHARACTER, "measures": (F1,), "intervals": False})
    on_unit = options.model_copy(update={"measures": measures})
    f1 = comparison.agreement(project, by_character, steps.next())
    values = comparison.agreement(project, on_unit, steps.next())
    found = comparison.differences(project, options, steps.next())
    texts = steps.counted(comparison.coded_texts(project, options))
    return Result(
        options=options,
        sample=usage.sample(),
        measures=measures,
        figures=_figures(project, f1, values, usage.documents),
        places=places(texts, found, usage.coders(), options.rollup),
    )


def _figures(
    project: Project, f1: Iterable[CodeAgreement], values: Iterable[CodeAgreement], documents: Counter[str]
) -> tuple[CodeFigures, ...]:
    book = project.codebook
    by_code: dict[str, dict[str, CodeAgreement]] = {}
    for each in values:
        by_code.setdefault(each.code, {})[each.measure] = each
    return tuple(
        CodeFigures(
            code=each.code,
            order=order,
            is_parent=bool(book.children(code.id)) if (code := book.get(each.code)) else False,
            f1=each,
            values=by_code[each.code],
            documents=documents[each.code],
        )
        for order, each in enumerate(f1)
    )


class _Steps:
    """One progress over several passes through the same documents."""

    def __init__(self, progress: Progress, documents: int) -> None:
        self._progress = progress
        self._documents = max(1, documents)
        self._passed = 0

    def next(self) -> Progress:
        """The progress of the next pass."""
        before = self._passed * self._documents
        self._passed += 1
        return lambda done, _: self._progress((before + done) // _PASSES, self._documents)

    def counted(self, texts: Iterable[CodedText]) -> Iterable[CodedText]:
        progress = self.next()
        for done, text in enumerate(texts):
            progress(done, 0)
            yield text


class _Usage:
    """Who shares which documents, and where each code was used."""

    def __init__(self, project: Project, options: AgreementOptions) -> None:
        self._project = project
        self._options = options
        self._wanted = options.coders or tuple(coder.name for coder in project.coders.values())
        self._done: dict[str, tuple[str, ...]] = {}
        self._units = 0
        self._segments = 0
        self.documents: Counter[str] = Counter()
        book = project.codebook
        self._counted = {book.path(code.id): {book.path(code.id)} for code in book}
        if options.rollup:
            for code in book:
                above = {book.path(each.id) for each in book.ancestors(code.id)}
                self._counted[book.path(code.id)] |= above

    def add(self, text: CodedText) -> None:
        """Count a document in, if two of the coders are done with it."""
        done = tuple(coder for coder in text.done if coder in self._wanted)
        if len(done) < 2:
            return
        self._done[text.source] = done
        unit = self._options.unit
        self._units += len(text.text) if unit is Unit.CHARACTER else len(text.boundaries(unit))
        used = [each for each in text.segments if each.coder in done]
        self._segments += len(used)
        codes = {each.code for each in used if text.text[each.start : each.end].strip()}
        self.documents.update({path for code in codes for path in self._counted[code]})

    def coders(self) -> tuple[str, ...]:
        """Those who share a document with another; in the order chosen, or by name."""
        sharing = {coder for done in self._done.values() for coder in done}
        order = self._options.coders or sorted(self._wanted, key=lambda name: (name_key(name), name))
        return tuple(coder for coder in order if coder in sharing)

    def sample(self) -> Sample:
        """What was compared."""
        coders = self.coders()
        return Sample(
            coders=coders,
            documents=len(self._done),
            complete=sum(set(coders) <= set(done) for done in self._done.values()),
            units=self._units,
            segments=self._segments,
            left_out=self._left_out(),
        )

    def _left_out(self) -> dict[str, tuple[str, ...]]:
        names = {coder.id: coder.name for coder in self._project.coders.values()}
        begun: dict[str, set[str]] = {}
        for each in self._project.assignments():
            is_begun = each.round is None and each.status is not Status.ASSIGNED
            if is_begun and names[each.coder] in self._wanted:
                done = begun.setdefault(each.source, set())
                done |= {names[each.coder]} if each.status is Status.DONE else set()
        return {
            source.name: tuple(coder for coder in self._wanted if coder not in begun[source.id])
            for source in self._project.sources.values()
            if source.id in begun and source.name not in self._done
        }
