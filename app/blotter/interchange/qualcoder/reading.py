"""A QualCoder project as one: its folder, or the database in it, read whole."""

import re
from collections.abc import Iterator
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.carried import Answer, Ask
from blotter.domain.names import shown_name
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import QualCoderOptions
from blotter.interchange.foreign.project import ForeignProject
from blotter.interchange.foreign_sqlite import ForeignDatabase, foreign_database
from blotter.interchange.options import Options
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.cases import take_cases
from blotter.interchange.qualcoder.codes import take_codes
from blotter.interchange.qualcoder.codings import Codings
from blotter.interchange.qualcoder.documents import take_documents, take_notes
from blotter.interchange.qualcoder.files import TABLES, database_of, project_name
from blotter.interchange.qualcoder.media import Media
from blotter.interchange.qualcoder.pages import pages_ask, take_pages
from blotter.interchange.qualcoder.taking import Taking
from blotter.message import Sentence
from blotter.progress import Progress, silent

PROGRAM = "QualCoder"
_NEWEST = 17
_VERSION = re.compile(r"v(\d+)")
_READ = (
    "source", "code_cat", "code_name", "code_text", "code_text", "annotation", "cases", "case_text",
    "attribute_type", "attribute", "journal",
)  # fmt: skip
_QUERIES, _GRAPHS, _REFERENCES = ("stored_sql", messages.OF_QUERIES), ("graph", messages.OF_GRAPHS), (
    "ris", messages.OF_REFERENCES,
)  # fmt: skip


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """All of a project that has a place here, and what to know of the rest."""
    chosen = options if isinstance(options, QualCoderOptions) else QualCoderOptions()
    file = database_of(path)
    if file != path and not file.exists():
        raise WrongFile(messages.NO_DATABASE_IN, name=shown_name(path.name))
    with foreign_database(file, PROGRAM, progress) as database:
        missing = [table for table in TABLES if table not in database.tables]
        if missing:
            raise WrongFile(messages.NO_PROJECT, name=shown_name(path.name), table=missing[0])
        return _read(database, path, file, chosen, progress)


def _read(
    database: ForeignDatabase, path: Path, file: Path, options: QualCoderOptions, progress: Progress
) -> Bundle:
    about = next(database.rows("project"), None)
    made = about.text("date") if about else ""
    project = ForeignProject(
        file=shown_name(path.name),
        program="qualcoder",
        key=made or project_name(path),
        coder_named=options.coder,
    )
    taking = Taking(database, file, options, progress, project)
    taking.total = sum(database.count(table) for table in _READ)
    _take_coders(taking)
    take_documents(taking)
    take_codes(taking)
    codings = Codings(taking)
    codings.take()
    take_cases(taking, codings)
    media = Media(taking, codings)
    media.take()
    take_notes(taking)
    take_pages(taking)
    version = about.text("databaseversion") if about else ""
    _tell_rest(taking, version)
    progress(taking.total, taking.total)
    told = about.text("about").strip() if about else ""
    program = told if told.startswith(PROGRAM) and len(told) < 60 else PROGRAM
    return project.bundle(
        name=project_name(path),
        format_id="qualcoder",
        program=f"{program} ({version})" if version else program,
        convention=codings.convention,
        digest=database.digest,
        told={"colours": taking.colours} if taking.colours else {},
        asks=_asks(taking, codings, media),
    )


def _take_coders(taking: Taking) -> None:
    """The coders whom the file lists, also those who coded nothing."""
    for row in taking.rows("coder_names"):
        name = row.text("name")
        if not name.strip():
            continue
        taking.project.coder(name)
        if row.number("visibility") == 0:
            taking.project.findings.note(messages.HIDDEN_CODERS, name)


def _tell_rest(taking: Taking, version: str) -> None:
    findings, database = taking.project.findings, taking.database
    number = _VERSION.match(version)
    if number and int(number[1]) > _NEWEST:
        findings.note(messages.UNKNOWN_VERSION, "", version=version)
    if taking.project.things.all(Source):
        findings.note(messages.LOCAL_TIMES, "")
    for table, words in (_QUERIES, _GRAPHS, _REFERENCES):
        if count := database.count(table):
            findings.note(messages.OTHER_TABLES, "", "left out", what=Sentence(words, count=count))


def _asks(taking: Taking, codings: Codings, media: Media) -> Iterator[Ask]:
    """What is left to choose, where it makes a difference in this file."""
    if codings.by_numbers:
        answers = (
            Answer("", Sentence(messages.ANSWER_FOUND_OUT)),
            Answer("code_points", Sentence(messages.ANSWER_POINTS)),
            Answer("utf16", Sentence(messages.ANSWER_UNITS)),
        )
        yield Ask("unquoted", Sentence(messages.ASK_UNQUOTED), answers, taking.options.unquoted)
    if codings.important:
        keep = Answer("memo", Sentence(messages.ANSWER_MEMO))
        leave = Answer("leave", Sentence(messages.ANSWER_LEAVE))
        question = Sentence(messages.ASK_IMPORTANT, count=codings.important)
        yield Ask("important", question, (keep, leave), taking.options.important)
    yield from (ask for ask in (pages_ask(taking), media.ask()) if ask is not None)
