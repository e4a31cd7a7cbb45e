"""Comparing coders: the project's documents as the analysis wants them, agreement and disagreements."""

from collections.abc import Iterator

from blotter.analysis import units
from blotter.analysis.agreement import AgreementOptions, CodeAgreement, compare
from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.disagreements import Disagreement, disagreements
from blotter.analysis.units import Unit
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.progress import Progress, silent
from blotter.project import former
from blotter.project.project import Project
from blotter.store import texts

_CUT = (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH)


def agreement(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[CodeAgreement]:
    """How far coders agree on each code, over the documents that they have both done."""
    options = checked(project, options)
    book = project.codebook
    return compare(coded_texts(project, options), [book.path(code.id) for code in book], options, progress)


def differences(
    project: Project, options: AgreementOptions, progress: Progress = silent
) -> list[Disagreement]:
    """Every place where coders differ, over the documents that they have both done."""
    options = checked(project, options)
    return disagreements(coded_texts(project, options), options, progress)


def checked(project: Project, options: AgreementOptions) -> AgreementOptions:
    """The options with every name as the project knows it, or NotFound with the nearest."""
    book = project.codebook
    return options.model_copy(
        update={
            "coders": tuple(project.coder(name).name for name in options.coders),
            "sources": tuple(project.source(name).name for name in options.sources),
            "codes": tuple(
                book.path(code.id)
                for named in (former.find(project, path) for path in options.codes)
                for code in (named, *book.descendants(named.id))
            ),
        }
    )


def coded_texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    """The documents that at least one coder has done, with their segments.

    Codes and coders are those of the beginning: what is added while a long comparison runs is left out.
    """
    names = {coder.id: coder.name for coder in project.coders.values()}
    book = project.codebook
    paths = {code: book.path(code) for code in book.by_id}
    done = project.done_coders()
    for source in list(project.sources.values()):
        finished = [names[coder] for coder in done.get(source.id, ()) if coder in names]
        if not finished or (options.sources and source.name not in options.sources):
            continue
        cut = {options.unit: unit_spans(project, source, options.unit)} if options.unit in _CUT else {}
        yield CodedText(
            source=source.name,
            text=project.text(source),
            done=tuple(sorted(finished)),
            segments=[
                CodedSegment(each.id, names[each.coder], paths[each.code], each.start, each.end)
                for each in project.segments_of(source)
                if each.coder in names and each.code in paths
            ],
            units=cut,
        )


def unit_spans(project: Project, source: Source, unit: Unit) -> list[Span]:
    """Where the units of a document lie: as found the first time, since units never move under the user."""
    fixed = texts.boundaries(project.database.read(), source.text, unit)
    if fixed is not None:
        return fixed
    found = units.spans(unit, project.text(source), source.language)
    if project.writable:
        project.database.write(
            lambda connection: texts.keep_boundaries(connection, source.text, unit, units.RULE, found)
        )
    return found
