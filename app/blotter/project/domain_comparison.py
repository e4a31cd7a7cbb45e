"""Comparing on a domain: figures for codes that exclude each other, or the places where they overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from blotter.analysis.agreement import AgreementOptions, Comparison
from blotter.analysis.domains import DomainAgreement, domain_clashes, domain_options, domain_rows
from blotter.analysis.measures import MatchMeasure, measure
from blotter.domain.code_set import CodeSet
from blotter.domain.segment import Span
from blotter.progress import Progress, silent
from blotter.project import comparison
from blotter.project.project import Project

_QUOTED = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashPlace:
    """Where a coder gave two codes of a domain, and the words there, which may be cut."""

    document: str
    coder: str
    codes: tuple[str, str]
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class DomainAnswer:
    """The figures of a domain, or else the places that stand against them."""

    rows: Sequence[DomainAgreement]
    clashes: Sequence[ClashPlace]


def compared_on(
    project: Project, options: AgreementOptions, domain: CodeSet, progress: Progress = silent
) -> DomainAnswer:
    """Compare the coders on the codes of a set, taken as one decision."""
    book = project.codebook
    members = [book.path(code) for code in domain.codes if code in book.by_id]
    checked = comparison.checked(project, options)
    made = Comparison(_with_measures(checked))
    texts = {}
    for number, text in enumerate(comparison.coded_texts(project, checked)):
        progress(number, len(project.sources))
        made.put(text)
        texts[text.source] = text
    found = []
    for clash in domain_clashes(made, members):
        text, span = texts[clash.document], clash.span
        first, second = clash.labels
        found.append(
            ClashPlace(
                document=clash.document,
                coder=clash.coder,
                codes=(str(first), str(second)),
                span=text.place(span),
                words=" ".join(text.text[span.start : min(span.end, span.start + _QUOTED)].split()),
            )
        )
    return DomainAnswer(() if found else domain_rows(made, domain.name, members), found)


def _with_measures(options: AgreementOptions) -> AgreementOptions:
    """The usual measures of a domain, and of those chosen the ones that are not for one code alone."""
    usual = domain_options(options.model_copy(update={"measures": ()}))
    more = [each for each in options.measures if each != "f1" and not isinstance(measure(each), MatchMeasure)]
    return usual.model_copy(update={"measures": tuple(dict.fromkeys((*usual.measures, *more)))})
