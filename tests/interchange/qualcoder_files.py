"""Projects of QualCoder made by the tests, as its documented schema has them, of several versions."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

_MADE = "2022-03-05 10:11:12"
_SCHEMA = (
    "CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, "
    "bookmarkpos integer{project})",
    "CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, "
    "owner text, date text{source}, unique(name))",
    "CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, "
    "height integer, cid integer, memo text, date text, owner text, important integer{image})",
    "CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, "
    "memo text, date text, owner text, important integer)",
    "CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, "
    "owner text, date text, unique(fid, pos0, pos1, owner))",
    "CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, "
    "valuetype text)",
    "CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, "
    "date text, owner text, unique(name, attr_type, id))",
    "CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, "
    "pos1 integer, owner text, date text, memo text)",
    "CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text, "
    "unique(name))",
    "CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, "
    "supercatid integer, unique(name))",
    "CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, "
    "pos1 integer, owner text, date text, memo text, avid integer, important integer, "
    "unique(cid, fid, pos0, pos1, owner))",
    "CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, "
    "date text, color text{code}, unique(name))",
    "CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, "
    "unique(name))",
    "CREATE TABLE stored_sql (title text, description text, grouper text, ssql text, unique(title))",
)
_LATER = {
    "project": ((5, "codername text"), (9, "recently_used_codes text")),
    "source": ((5, "av_text_id integer"), (8, "risid integer")),
    "image": ((10, "pdf_page integer"),),
    "code": ((16, "supercid integer"),),
}
_TABLES_LATER = (
    (8, "CREATE TABLE ris (risid integer, tag text, longtag text, value text)"),
    (12, "CREATE TABLE coder_names (name text unique, visibility integer)"),
)


class Made:
    """A project in a folder, filled table by table; used as a context it is closed in the end."""

    def __init__(self, folder: Path, version: int = 17, made: str = _MADE) -> None:
        self.folder, self.file = folder, folder / "data.qda"
        for part in ("images", "audio", "video", "documents"):
            (folder / part).mkdir(parents=True)
        self.connection = sqlite3.connect(self.file)
        self.connection.execute("PRAGMA synchronous = OFF")
        later = {
            table: "".join(f", {column}" for since, column in columns if version >= since)
            for table, columns in _LATER.items()
        }
        for words in _SCHEMA:
            self.connection.execute(words.format(**later))
        for since, words in _TABLES_LATER:
            if version >= since:
                self.connection.execute(words)
        self.add("project", databaseversion=f"v{version}", date=made, memo="", about="QualCoder 3.6")

    def add(self, table: str, **values: Any) -> "Made":
        """A row of a table."""
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
        return self

    def text(self, number: int, name: str, fulltext: str | None, **more: Any) -> "Made":
        """A document."""
        told = {"mediapath": None, "memo": "", "owner": "Ada", "date": _MADE} | more
        return self.add("source", id=number, name=name, fulltext=fulltext, **told)

    def code(self, number: int, name: str, **more: Any) -> "Made":
        """A code."""
        told = {"memo": "", "owner": "Ada", "date": _MADE, "color": "#F781F3"} | more
        return self.add("code_name", cid=number, name=name, **told)

    def coding(self, code: int, source: int, at: tuple[int, int], words: str | None, **more: Any) -> "Made":
        """A coding with its words as they stand in the file."""
        told = {"owner": "Ada", "date": _MADE, "memo": "", "important": None} | more
        return self.add("code_text", cid=code, fid=source, pos0=at[0], pos1=at[1], seltext=words, **told)

    def done(self) -> Path:
        """The folder, when all is written."""
        self.connection.commit()
        self.connection.close()
        return self.folder


def units(text: str, position: int) -> int:
    """A position in UTF-16 units, as a mouse selects."""
    return len(text[:position].encode("utf-16-le")) // 2


def changed(folder: Path, statements: Iterable[str]) -> None:
    """Change a project that is made."""
    with closing(sqlite3.connect(folder / "data.qda")) as connection:
        for each in statements:
            connection.execute(each)
        connection.commit()
