"""A project of Taguette as one: one of those in its database, read whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.carried import Answer, Ask
from blotter.domain.memo import Memo
from blotter.domain.names import name_key, shown_name
from blotter.domain.source import Source, normalised, storable
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import TaguetteOptions
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign.names import moment_of
from blotter.interchange.foreign.project import ForeignProject
from blotter.interchange.foreign_sqlite import (
    ForeignDatabase,
    Row,
    application_id,
    foreign_database,
    has_tables,
)
from blotter.interchange.options import Options
from blotter.interchange.taguette import messages
from blotter.interchange.taguette.byte_counted_text import ByteCountedText
from blotter.interchange.taguette.highlights import Highlights
from blotter.interchange.taguette.history import History
from blotter.interchange.taguette.tags import SEPARATORS, Tags
from blotter.message import Sentence
from blotter.progress import Progress, silent

PROGRAM = "Taguette"
_MARK = 0x54677474
_TABLES = ("projects", "documents", "tags", "highlights", "highlight_tags")
_EVERY = 200


def is_taguette(path: Path) -> bool:
    """Whether a file is a database of Taguette, by its own mark or by its tables."""
    return application_id(path) == _MARK or has_tables(path, *_TABLES)


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """All of one project, and what to know of the rest."""
    chosen = options if isinstance(options, TaguetteOptions) else TaguetteOptions()
    with foreign_database(path, PROGRAM, progress) as database:
        missing = [table for table in _TABLES if table not in database.tables]
        if missing:
            raise WrongFile(messages.NO_PROJECT, name=database.name, table=missing[0])
        projects = [row for row in database.rows("projects", "id") if row.number("id") is not None]
        row = _chosen(projects, chosen.project, database.name)
        return _Reader(database, row, projects, chosen, progress).read()


def _chosen(projects: list[Row], wanted: str, name: str) -> Row:
    """The project that is meant by its number or its name; the first where none is named."""
    if not projects:
        raise WrongFile(messages.NOTHING_IN_IT, name=name)
    if not wanted.strip():
        return projects[0]
    fitting = [row for row in projects if str(row.number("id")) == wanted.strip()]
    fitting += [row for row in projects if name_key(row.text("name")) == name_key(wanted)]
    if not fitting:
        listed = ", ".join(f"“{shown_name(row.text('name'))}” ({row.number('id')})" for row in projects)
        raise WrongFile(messages.NO_SUCH_PROJECT, name=name, project=wanted, projects=listed)
    return fitting[0]


@dataclass(slots=True)
class _Reader:
    """Reads one project of the database."""

    database: ForeignDatabase
    row: Row
    projects: list[Row]
    options: TaguetteOptions
    progress: Progress
    project: ForeignProject = field(init=False)
    history: History = field(default_factory=History)
    sources: dict[int, Source] = field(default_factory=dict)
    contents: dict[int, ByteCountedText] = field(default_factory=dict)
    empty: set[int] = field(default_factory=set)
    _done: int = 0
    _total: int = 0

    def read(self) -> Bundle:
        """The project in all its parts."""
        number = self.row.number("id")
        assert number is not None
        self.project = ForeignProject(
            file=self.database.name,
            program="taguette",
            key=self.row.text("created") or self.row.text("name"),
            coder_named=self.options.coder,
        )
        self._total = sum(map(self.database.count, ("documents", "highlights", "commands")))
        self.history.read(self._counted(self.database.rows("commands", "id", project_id=number)))
        self._note("project", self.row.text("description"), self.row.text("created"))
        for row in self._counted(self.database.rows("documents", "id", project_id=number)):
            self._take_document(row)
        tags = Tags(self.project, self.options.tree)
        tags.take(list(self.database.rows("tags", "id", project_id=number)))
        highlights = self._highlights(tags)
        self._tell_rest()
        self.progress(self._total, self._total)
        version = next((each.text("version_num") for each in self.database.rows("alembic_version")), "")
        return self.project.bundle(
            name=shown_name(self.row.text("name")),
            format_id="taguette",
            program=f"{PROGRAM} ({version})" if version else PROGRAM,
            convention=highlights.convention,
            digest=self.database.digest,
            told={"project": number},
            asks=self._asks(tags, highlights.untagged),
        )

    def _counted(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            if self._done % _EVERY == 0:
                self.progress(self._done, self._total)
            self._done += 1
            yield row

    def _take_document(self, row: Row) -> None:
        number = row.number("id")
        if number is None:
            return
        project, html = self.project, row.text("contents")
        project.found["sources"] += 1
        words = row.text("name").strip() or row.text("filename")
        name = project.named(words, shared.UNNAMED_DOCUMENT, number=number)
        contents = ByteCountedText(html, name)
        if not contents.text.strip():
            self.empty.add(number)
            project.findings.note(shared.EMPTY_DOCUMENT, name, "left out")
            return
        original = project.originals.add_bytes(normalised(html)[0].encode())
        headings = contents.headings
        source = project.source(name, "html", contents.text, original, contents.replaced, headings=headings)
        self.sources[number], self.contents[number] = source, contents
        self._note("document", row.text("description"), row.text("created"), source.id)

    def _note(self, about: str, words: str, made: str, source: str | None = None) -> None:
        text, at = storable(words), moment_of(made)
        if text.strip():
            self.project.found["memos"] += 1
            identity = self.project.id("memo", about, source or "")
            self.project.things.put(Memo(id=identity, source=source, text=text, created=at, modified=at))

    def _highlights(self, tags: Tags) -> Highlights:
        """All highlights of documents that this project has, or that no project has."""
        given: dict[int | None, list[int]] = {}
        for row in self.database.rows("highlight_tags"):
            tag = row.number("tag_id")
            if tag is not None:
                given.setdefault(row.number("highlight_id"), []).append(tag)
        members = list(self.database.rows("project_members", project_id=self.row.number("id") or 0))
        found = Highlights(
            self.project,
            self.history,
            tags,
            self.sources,
            self.contents,
            sole=members[0].text("user_login") if len(members) == 1 else "",
            leaves_untagged=self.options.untagged == "leave",
        )
        others = {row.number("id") for row in self.database.rows("documents")} - self.sources.keys()
        for row in self._counted(self.database.rows("highlights", "id")):
            if row.number("document_id") not in others:
                found.take(row, given.get(row.number("id"), []))
            elif row.number("document_id") in self.empty:
                self.project.found["segments"] += max(1, len(given.get(row.number("id"), [])))
        return found

    def _tell_rest(self) -> None:
        others = [row for row in self.projects if row is not self.row]
        for row in others:
            self.project.findings.note(messages.OTHER_PROJECTS, shown_name(row.text("name")))
        people = self.history.people
        if people == {"admin"} and not self.options.coder:
            self.project.findings.note(messages.ONE_LOGIN, "", login="admin")

    def _asks(self, tags: Tags, untagged: int) -> Iterator[Ask]:
        """What is left to choose, where it makes a difference in this file."""
        if len(self.projects) > 1:
            question = Sentence(messages.ASK_PROJECT, count=len(self.projects))
            yield Ask("project", question, tuple(self._answers()), str(self.row.number("id")))
        separators = [each for each in SEPARATORS if tags.separated[each]]
        if separators:
            likeliest = max(separators, key=lambda each: tags.separated[each])
            told = {"count": tags.separated[likeliest], "separator": likeliest}
            answers = [Answer("", Sentence(messages.ANSWER_WHOLE))]
            answers += [Answer(each, Sentence(messages.ANSWER_SPLIT, separator=each)) for each in separators]
            yield Ask("tree", Sentence(messages.ASK_TREE, **told), tuple(answers), self.options.tree)
        if untagged:
            yes = Answer("code", Sentence(messages.ANSWER_CODE, name=Sentence(messages.UNTAGGED)))
            no = Answer("leave", Sentence(messages.ANSWER_LEAVE))
            question = Sentence(messages.ASK_UNTAGGED, count=untagged)
            yield Ask("untagged", question, (yes, no), self.options.untagged)

    def _answers(self) -> Iterator[Answer]:
        documents = {row.number("id"): row.number("project_id") for row in self.database.rows("documents")}
        highlights = Counter(
            documents.get(row.number("document_id")) for row in self.database.rows("highlights")
        )
        for row in self.projects:
            number = row.number("id")
            count = sum(each == number for each in documents.values())
            told = {"name": shown_name(row.text("name")), "documents": count}
            words = Sentence(messages.PROJECT_ANSWER, highlights=highlights[number], **told)
            yield Answer(str(number), words)
