"""Writes documents with their coding in comments: one Word file, or a folder with a file for each."""

import re
from pathlib import Path

from blotter.domain.names import FreeNames
from blotter.errors import WrongFile
from blotter.interchange.coded_docx import messages
from blotter.interchange.coded_docx.building import built
from blotter.interchange.coded_docx.checking import wrong_with
from blotter.interchange.coded_docx.notes import notes_of
from blotter.interchange.disk import folder_is_there, replacing, replacing_files
from blotter.interchange.exchange_options import CommentOptions
from blotter.interchange.file_names import fit_for_files
from blotter.interchange.format_row import Export
from blotter.interchange.options import Options
from blotter.interchange.shown_study import ShownDocument, Study
from blotter.interchange.written import Written
from blotter.progress import Progress, silent

SUFFIX = ".docx"

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def write(export: Export, path: Path, options: Options | None = None, progress: Progress = silent) -> Written:
    """Write the documents of a project.

    A name that ends in .docx is one file, for one document; any other is a folder, made if need be, in which
    nothing is replaced.
    """
    assert export.project is not None
    wanted = options if isinstance(options, CommentOptions) else CommentOptions()
    study = Study(export.project, memos=wanted.memos, coders=wanted.coders)
    if not study.documents:
        raise WrongFile(messages.NO_DOCUMENTS, path=path)
    if path.suffix.lower() == SUFFIX and not folder_is_there(path):
        return _write_one(study, path, progress)
    return _write_all(study, path, progress)


def _write_one(study: Study, path: Path, progress: Progress) -> Written:
    if len(study.documents) > 1:
        raise WrongFile(messages.SEVERAL_DOCUMENTS, path=path, count=len(study.documents))
    content = _content(study, study.documents[0], path.name, progress)
    with replacing(path) as file:
        file.write(content)
    return _written(study)


def _write_all(study: Study, path: Path, progress: Progress) -> Written:
    names = file_names([document.source.name for document in study.documents])
    with replacing_files(path) as folder:
        for name in names:
            if (path / name).exists():
                raise WrongFile(messages.ALREADY_THERE, path=path, name=name)
        for number, (name, document) in enumerate(zip(names, study.documents, strict=True)):
            (folder / name).write_bytes(
                _content(study, document, name, _within(progress, number, len(names)))
            )
        progress(len(names), len(names))
    return _written(study)


def _content(study: Study, document: ShownDocument, name: str, progress: Progress = silent) -> bytes:
    """A file's bytes, read back and found to be right."""
    text = study.project.text(document.source)
    notes = notes_of(study, document, text)
    content = built(document.source.name, text, document.source.headings, notes, progress)
    problem = wrong_with(content, text, notes)
    if problem:
        raise WrongFile(messages.FILE_WRONG, name=name, problem=problem)
    return content


def _within(progress: Progress, done: int, total: int) -> Progress:
    """What work on one of several files tells: how many are done, so that it can be stopped in between."""
    return lambda _done, _total: progress(done, total)


def _written(study: Study) -> Written:
    counts = {"sources": len(study.documents), "segments": len(study.segments), "coders": len(study.coders)}
    return Written(len(study.segments), counts=counts)


def file_names(names: list[str]) -> list[str]:
    """Names of Word files for documents of these names: fit for every system, and none of them twice."""
    # Some systems take names for one that differ by case, or by how an accent is put together.
    free = FreeNames()
    stems = (fit_for_files(_SUFFIX.sub("", name), "document") for name in names)
    return [free.take(stem) + SUFFIX for stem in stems]
