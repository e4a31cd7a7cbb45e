"""Preview: what files look like before they are brought in, read without changing anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from blotter.analysis.languages import guessed_language
from blotter.domain.bundle import Bundle, QuoteRow, RefusedRow, SegmentRow
from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Code
from blotter.domain.metadata_rows import MetadataBundle, MetadataRow
from blotter.domain.record_rows import RecordBundle, RecordRow
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.interchange import formats
from blotter.interchange.options import RecordOptions, TextOptions
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent
from blotter.project import messages
from blotter.project.carrying import messages as carrying_messages
from blotter.project.project import Project
from blotter.project.quotes.code_finding import CodeFinder
from blotter.project.transfer import Incoming, knowing, known_documents

_WORDS_SHOWN = 120
_ROWS_LOOKED_AT = 100_000
_ROWS_TRIED = 200
_LANGUAGE_LOOKED_FOR = 20_000
_FACTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be read: the format, the encoding and whether that is a guess, its first words.

    `language` is the one that its beginning looks like, or that was told; `told` what was guessed besides.
    `candidates` are the ids of the formats that could read it; `problem` says why it cannot be read as
    things stand. `unknown_codes` and `unknown_coders` are what a segment table names and the project lacks.
    The words told of what is no document are a Sentence.
    """

    file: Incoming
    candidates: tuple[str, ...] = ()
    format_id: str = ""
    encoding: str = ""
    guessed: bool = False
    language: str = ""
    words: str = ""
    told: tuple[str, ...] = ()
    problem: str = ""
    unknown_codes: tuple[str, ...] = field(default=())
    unknown_coders: tuple[str, ...] = field(default=())


def previews(project: Project, files: Sequence[Incoming], progress: Progress = silent) -> list[Preview]:
    """A look into every file."""
    known = known_documents(project, files)
    return [preview(project, file, known) for file in counted(files, progress, every=1)]


def preview(project: Project, file: Incoming, known: frozenset[str] | None = None) -> Preview:
    """A look into one file; `known` are the keys of the documents that a table may be about."""
    candidates = _candidates(file.path)
    known = known_documents(project, [file]) if known is None else known
    try:
        if file.format_id is None and len(formats.sniff(file.path, known)) > 1:
            return Preview(file, candidates, problem=Sentence(messages.PREVIEW_SEVERAL))
        row = formats.chosen(file.path, file.format_id, known)
        read = row.glance or row.read
        assert read is not None
        if row.counts is not None:
            told = Sentence(messages.PREVIEW_OF_ARCHIVE, count=row.counts(file.path))
            return Preview(file, candidates, row.id, words=told)
        bundle = read(file.path, knowing(file, row, known).options)
        if bundle.project is not None:
            words = Sentence(carrying_messages.PREVIEW, **_counts(bundle.project))
            return Preview(file, candidates, row.id, words=words)
        if bundle.documents:
            return _of_documents(file, candidates, row, bundle)
        if bundle.metadata is not None:
            return _of_metadata(file, candidates, row.id, bundle.metadata)
        if bundle.codebook is not None:
            template = messages.PREVIEW_OF_CODEBOOK_ROWS if bundle.refused else messages.PREVIEW_OF_CODEBOOK
            named = {"count": len(bundle.codebook), "title": bundle.codebook.title}
            words = Sentence(template, **named, refused=len(bundle.refused))
            return Preview(file, candidates, row.id, "utf-8", words=words)
        if bundle.records is not None:
            return _of_records(project, file, candidates, row.id, bundle.records)
        return _of_segments(project, file, candidates, row.id, bundle)
    except BlotterError as error:
        return Preview(file, candidates, problem=error.sentence)


def _counts(carried: CarriedProject) -> dict[str, int]:
    """How many documents, codes and segments a project has."""
    kinds = {"sources": Source, "codes": Code, "segments": Segment}
    return {name: len(carried.things.all(kind)) for name, kind in kinds.items()}


def _of_documents(
    file: Incoming, candidates: tuple[str, ...], row: formats.Format, bundle: Bundle
) -> Preview:
    """A look into a file of documents: how the first of them begins."""
    document = bundle.documents[0]
    words = " ".join(document.text[: 4 * _WORDS_SHOWN].split())[:_WORDS_SHOWN]
    if len(bundle.documents) > 1:
        # A glance sees only the first of them.
        template = messages.PREVIEW_OF_SEVERAL if row.glance else messages.PREVIEW_OF_DOCUMENTS
        words = Sentence(template, count=len(bundle.documents), words=words)
    return Preview(
        file,
        candidates,
        row.id,
        document.encoding,
        document.guessed,
        file.language or document.language or guessed_language(document.text[:_LANGUAGE_LOOKED_FOR]),
        words,
        tuple(each.why for each in (*bundle.remarks, *document.remarks)),
    )


def _of_metadata(
    file: Incoming, candidates: tuple[str, ...], format_id: str, bundle: MetadataBundle
) -> Preview:
    """A look into a table about documents or cases, or a bibliography."""
    rows = list(islice(bundle.rows, _ROWS_LOOKED_AT))
    first = next((each for each in rows if isinstance(each, MetadataRow)), None)
    named = ", ".join(fact.name for fact in first.facts[:_FACTS_SHOWN]) if first else ""
    template = messages.PREVIEW_OF_ROWS_WITH if named else messages.PREVIEW_OF_ROWS
    return Preview(file, candidates, format_id, words=Sentence(template, count=len(rows), names=named))


def _of_segments(
    project: Project, file: Incoming, candidates: tuple[str, ...], format_id: str, bundle: Bundle
) -> Preview:
    """A look into a table of coded segments, with positions or with the words of the passages alone."""
    looked_at = list(islice(bundle.segments, _ROWS_LOOKED_AT))
    rows = [each for each in looked_at if isinstance(each, SegmentRow | QuoteRow)]
    by_words = any(isinstance(each, QuoteRow) for each in rows)
    template = messages.PREVIEW_OF_QUOTES if by_words else messages.PREVIEW_OF_SEGMENTS
    finder = CodeFinder(project.codebook)
    codes = {finder.path(each.code) if isinstance(each, QuoteRow) else each.code for each in rows}
    coders = {each.coder for each in rows if each.coder} - {each.name for each in project.coders.values()}
    return Preview(
        file,
        candidates,
        format_id,
        words=Sentence(template, count=len(rows)),
        told=tuple(each.why for each in bundle.remarks),
        unknown_codes=tuple(sorted(each for each in codes if project.codebook.get(each) is None)),
        unknown_coders=tuple(sorted(coders)),
    )


def _of_records(
    project: Project, file: Incoming, candidates: tuple[str, ...], format_id: str, bundle: RecordBundle
) -> Preview:
    """A look into a file of activity records."""
    rows = [each for each in islice(bundle.rows, _ROWS_LOOKED_AT) if isinstance(each, RecordRow)]
    pieces = [piece for row in rows for piece in row.evidence]
    codes = {each.code for each in pieces if each.code}
    coders = {each.segment_coder for each in pieces} | {row.coder for row in rows}
    known = {coder.name for coder in project.coders.values()}
    return Preview(
        file,
        candidates,
        format_id,
        words=Sentence(messages.PREVIEW_OF_RECORDS, count=len(rows)),
        unknown_codes=tuple(sorted(each for each in codes if project.codebook.get(each) is None)),
        unknown_coders=tuple(sorted(each for each in coders if each and each not in known)),
    )


class Tried(NamedTuple):
    """Of the first rows of a table of records: how many can be read, and why the first other one cannot.

    `problem` says why none can be read at all.
    """

    read: int = 0
    refused: int = 0
    why: str = ""
    problem: str = ""


def tried(file: Incoming) -> Tried:
    """A look at the first rows of a table of records, quick enough for every choice of a column."""
    try:
        row = formats.chosen(file.path, file.format_id)
        assert row.read is not None
        records = row.read(file.path, file.options).records
        rows = list(islice(records.rows, _ROWS_TRIED)) if records is not None else []
    except BlotterError as error:
        return Tried(problem=error.sentence)
    refused = [each for each in rows if isinstance(each, RefusedRow)]
    return Tried(len(rows) - len(refused), len(refused), refused[0].why if refused else "")


def with_encoding(file: Incoming, encoding: str) -> Incoming:
    """The file read in this encoding, or in the one found out for ""."""
    if isinstance(file.options, TextOptions):
        return replace(file, options=file.options.model_copy(update={"encoding": encoding or None}))
    return replace(file, options=TextOptions(encoding=encoding) if encoding else None)


def with_columns(file: Incoming, columns: Mapping[str, str], kind: str) -> Incoming:
    """The file read with these columns as these fields; `kind` is that of all rows, or ""."""
    encoding = getattr(file.options, "encoding", None)
    given = {"kind": kind} if kind else {}
    return replace(file, options=RecordOptions(encoding=encoding, columns=dict(columns), given=given))


def _candidates(path: Path) -> tuple[str, ...]:
    suffix = path.suffix.lower()
    return tuple(row.id for row in formats.FORMATS if row.read and suffix in row.suffixes)
