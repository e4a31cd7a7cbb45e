"""Databases of Taguette made by the tests, as its documented schema has them."""

import json
import sqlite3
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_MARK = 0x54677474
_MADE = "2023-04-05 06:07:08.000000"
_SCHEMA = (
    "CREATE TABLE alembic_version (version_num varchar(32) primary key)",
    "CREATE TABLE users (login varchar(30) primary key, created datetime, hashed_password varchar(192), "
    "password_set_date datetime, language varchar(10), email varchar(256), email_sent datetime)",
    "CREATE TABLE projects (id integer primary key autoincrement, name varchar(200), description text, "
    "created datetime)",
    "CREATE TABLE project_members (project_id integer, user_login varchar(30), privileges varchar(11), "
    "primary key (project_id, user_login))",
    "CREATE TABLE documents (id integer primary key autoincrement, name varchar(200), description text, "
    "filename varchar(200), created datetime, project_id integer, {direction}contents text)",
    "CREATE TABLE tags (id integer primary key autoincrement, project_id integer, path varchar(200), "
    "description text{parent}, unique (project_id, path))",
    "CREATE TABLE highlights (id integer primary key autoincrement, document_id integer, "
    "start_offset integer, end_offset integer, snippet text)",
    "CREATE TABLE highlight_tags (highlight_id integer, tag_id integer, primary key (highlight_id, tag_id))",
    "CREATE TABLE commands (id integer primary key autoincrement, date datetime, user_login varchar(30), "
    "project_id integer, document_id integer, payload text)",
)


class Made:
    """A database, filled table by table, with one project at first."""

    def __init__(
        self, file: Path, *, marked: bool = True, parents: bool = False, older: bool = False
    ) -> None:
        self.file = file
        self.connection = sqlite3.connect(file)
        self.connection.execute("PRAGMA synchronous = OFF")
        if marked:
            self.connection.execute(f"PRAGMA application_id = {_MARK}")
        for words in _SCHEMA:
            direction = "" if older else "text_direction varchar(13), "
            parent = ", parent_id integer" if parents else ""
            self.connection.execute(words.format(direction=direction, parent=parent))
        self.add("alembic_version", version_num="db5e31a0233d")
        self.project(1, "Boats")

    def add(self, table: str, **values: Any) -> "Made":
        """A row of a table."""
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
        return self

    def project(self, number: int, name: str, description: str = "", made: str = _MADE) -> "Made":
        """A project."""
        return self.add("projects", id=number, name=name, description=description, created=made)

    def document(self, number: int, name: str, html: str, description: str = "", project: int = 1) -> "Made":
        """A document with its HTML."""
        return self.add(
            "documents",
            id=number,
            name=name,
            description=description,
            filename=f"{name}.docx",
            created=_MADE,
            project_id=project,
            contents=html,
        )

    def tag(self, number: int, path: str, description: str = "", project: int = 1, **more: Any) -> "Made":
        """A tag."""
        return self.add("tags", id=number, project_id=project, path=path, description=description, **more)

    def highlight(self, number: int, document: int, at: tuple[int, int], snippet: str, *tags: int) -> "Made":
        """A highlight with its tags; who made it is told apart, as commands do."""
        start, end = at
        told = {"document_id": document, "start_offset": start, "end_offset": end, "snippet": snippet}
        self.add("highlights", id=number, **told)
        for tag in tags:
            self.add("highlight_tags", highlight_id=number, tag_id=tag)
        return self

    def saved(self, login: str, highlight: int, *tags: int, at: str = _MADE, project: int = 1) -> "Made":
        """The command that somebody saved a highlight with tags."""
        payload = {"type": "highlight_add", "highlight_id": highlight, "tags": list(tags)}
        return self.command(login, payload, at, project)

    def command(self, login: str, payload: object, at: str = _MADE, project: int = 1) -> "Made":
        """A command."""
        return self.add(
            "commands", date=at, user_login=login, project_id=project, payload=json.dumps(payload)
        )

    def done(self) -> Path:
        """The file, when all is written."""
        self.connection.commit()
        self.connection.close()
        return self.file


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep the words of a text node."""
        self.found.append(data)


def text_nodes(html: str) -> str:
    """All text nodes of a page one after the other, told by another parser than ours."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.found)


def bytes_at(html: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Where the nth of these words lies, in bytes over the text nodes."""
    text, start = text_nodes(html), -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return len(text[:start].encode()), len(text[: start + len(words)].encode())
