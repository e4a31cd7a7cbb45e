"""The schema, told as its history. A function here is never changed once it was released.

Each runs in one transaction, one `execute` a statement. Foreign keys are all deferred: an edit may name
what it touches in any order, and the commit refuses what would be left pointing at nothing.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable
from typing import Any

from blotter.domain.countries import COUNTRIES
from blotter.store.document_tables import DOCUMENT_TABLES
from blotter.store.foreign_tables import FOREIGN_TABLES
from blotter.store.record_tables import RECORD_TABLES
from blotter.store.round_tables import ROUND_TABLES

APPLICATION_ID = 0x424C4F54
"""“BLOT”, in the header of every project file."""

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

_M001 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE text (digest BLOB PRIMARY KEY, content TEXT NOT NULL) STRICT",
    "CREATE TABLE original (digest BLOB PRIMARY KEY, packed BLOB NOT NULL) STRICT",
    f"""CREATE TABLE boundary (
        text BLOB NOT NULL REFERENCES text {_DEFERRED}, unit TEXT NOT NULL, rule TEXT NOT NULL,
        packed BLOB NOT NULL, PRIMARY KEY (text, unit)) STRICT""",
    "CREATE TABLE coder (id BLOB PRIMARY KEY, name TEXT NOT NULL) STRICT",
    f"""CREATE TABLE source (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
        text BLOB NOT NULL REFERENCES text {_DEFERRED},
        original BLOB NOT NULL REFERENCES original {_DEFERRED},
        characters INTEGER NOT NULL, encoding TEXT NOT NULL, language TEXT NOT NULL,
        imported TEXT NOT NULL, headings TEXT NOT NULL) STRICT""",
    "CREATE INDEX source_name ON source (name)",
    f"""CREATE TABLE code (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, parent BLOB REFERENCES code {_DEFERRED},
        position INTEGER NOT NULL, colour TEXT NOT NULL, key TEXT NOT NULL,
        short TEXT NOT NULL, "full" TEXT NOT NULL, use_when TEXT NOT NULL, not_when TEXT NOT NULL,
        example TEXT NOT NULL) STRICT""",
    "CREATE INDEX code_parent ON code (parent)",
    f"""CREATE TABLE revision (
        id BLOB PRIMARY KEY, number INTEGER NOT NULL, digest TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL, reason TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE segment (
        id BLOB PRIMARY KEY, source BLOB NOT NULL REFERENCES source {_DEFERRED},
        code BLOB NOT NULL REFERENCES code {_DEFERRED}, coder BLOB NOT NULL REFERENCES coder {_DEFERRED},
        "start" INTEGER NOT NULL CHECK ("start" >= 0), "end" INTEGER NOT NULL CHECK ("end" > "start"),
        quote TEXT NOT NULL, memo TEXT NOT NULL, revision BLOB REFERENCES revision {_DEFERRED},
        created TEXT NOT NULL, modified TEXT NOT NULL) STRICT""",
    'CREATE INDEX segment_source ON segment (source, "start")',
    "CREATE INDEX segment_code ON segment (code, source, coder)",
    "CREATE INDEX segment_coder ON segment (coder)",
    "CREATE INDEX segment_revision ON segment (revision)",
    f"""CREATE TABLE memo (
        id BLOB PRIMARY KEY, source BLOB REFERENCES source {_DEFERRED}, code BLOB REFERENCES code {_DEFERRED},
        text TEXT NOT NULL, coder BLOB REFERENCES coder {_DEFERRED}, created TEXT NOT NULL,
        modified TEXT NOT NULL, CHECK (source IS NULL OR code IS NULL)) STRICT""",
    "CREATE INDEX memo_source ON memo (source)",
    "CREATE INDEX memo_code ON memo (code)",
    "CREATE INDEX memo_coder ON memo (coder)",
    f"""CREATE TABLE assignment (
        id BLOB PRIMARY KEY, source BLOB NOT NULL REFERENCES source {_DEFERRED},
        coder BLOB NOT NULL REFERENCES coder {_DEFERRED}, status TEXT NOT NULL, round BLOB) STRICT""",
    "CREATE INDEX assignment_source ON assignment (source)",
    "CREATE INDEX assignment_coder ON assignment (coder)",
    f"""CREATE TABLE happening (
        number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, at TEXT NOT NULL, coder BLOB,
        coder_name TEXT NOT NULL, label TEXT NOT NULL, message TEXT NOT NULL, kind TEXT NOT NULL,
        target INTEGER REFERENCES happening {_DEFERRED}, state TEXT NOT NULL) STRICT""",
    "CREATE INDEX happening_state ON happening (kind, state, number)",
    f"""CREATE TABLE image (
        edit INTEGER NOT NULL REFERENCES happening {_DEFERRED}, chunk INTEGER NOT NULL, packed BLOB NOT NULL,
        PRIMARY KEY (edit, chunk)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE draft (subject TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT",
    """CREATE VIEW v_codes AS
        WITH RECURSIVE tree (id, path, above, colour) AS (
            SELECT id, replace(replace(name, '\\', '\\\\'), '/', '\\/'), NULL, colour
            FROM code WHERE parent IS NULL
            UNION ALL
            SELECT code.id, tree.path || '/' || replace(replace(code.name, '\\', '\\\\'), '/', '\\/'),
                tree.path, coalesce(nullif(code.colour, ''), tree.colour)
            FROM code JOIN tree ON code.parent = tree.id)
        SELECT lower(hex(code.id)) AS id, tree.path AS code, tree.above AS parent, tree.colour, code.short,
            code."full", code.use_when, code.not_when, code.example,
            (SELECT count(*) FROM segment WHERE segment.code = code.id) AS segments
        FROM tree JOIN code ON code.id = tree.id""",
    """CREATE VIEW v_segments AS
        WITH RECURSIVE tree (id, path) AS (
            SELECT id, replace(replace(name, '\\', '\\\\'), '/', '\\/') FROM code WHERE parent IS NULL
            UNION ALL
            SELECT code.id, tree.path || '/' || replace(replace(code.name, '\\', '\\\\'), '/', '\\/')
            FROM code JOIN tree ON code.parent = tree.id)
        SELECT lower(hex(segment.id)) AS id, source.name AS source, tree.path AS code, coder.name AS coder,
            segment."start", segment."end", segment.quote AS text, segment.memo, revision.number AS revision,
            segment.created, segment.modified
        FROM segment JOIN source ON source.id = segment.source JOIN tree ON tree.id = segment.code
            JOIN coder ON coder.id = segment.coder LEFT JOIN revision ON revision.id = segment.revision""",
    """CREATE VIEW v_sources AS
        SELECT lower(hex(source.id)) AS id, source.name, source.kind, source.characters,
            lower(hex(source.original)) AS sha256, source.language, source.imported, text.content AS text
        FROM source JOIN text ON text.digest = source.text""",
    """CREATE VIEW v_history AS
        SELECT lower(hex(happening.id)) AS id, happening.at,
            coalesce(coder.name, nullif(happening.coder_name, '')) AS coder, happening.label, happening.kind,
            CASE happening.state WHEN 'done' THEN 0 ELSE 1 END AS undone
        FROM happening LEFT JOIN coder ON coder.id = happening.coder ORDER BY happening.number""",
)


_M002 = (
    "ALTER TABLE segment ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE memo ADD COLUMN "start" INTEGER CHECK ("start" >= 0)',
    'ALTER TABLE memo ADD COLUMN "end" INTEGER CHECK ("end" > "start")',
    "ALTER TABLE memo ADD COLUMN quote TEXT NOT NULL DEFAULT ''",
    f"""CREATE TABLE saved_query (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, asked TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT""",
    "CREATE INDEX saved_query_coder ON saved_query (coder)",
    """CREATE TABLE bookmark (
        source BLOB NOT NULL, coder BLOB NOT NULL, caret INTEGER NOT NULL, top INTEGER NOT NULL,
        text_size INTEGER NOT NULL, PRIMARY KEY (source, coder)) STRICT, WITHOUT ROWID""",
    "DROP VIEW v_segments",
    """CREATE VIEW v_segments AS
        WITH RECURSIVE tree (id, path) AS (
            SELECT id, replace(replace(name, '\\', '\\\\'), '/', '\\/') FROM code WHERE parent IS NULL
            UNION ALL
            SELECT code.id, tree.path || '/' || replace(replace(code.name, '\\', '\\\\'), '/', '\\/')
            FROM code JOIN tree ON code.parent = tree.id)
        SELECT lower(hex(segment.id)) AS id, source.name AS source, tree.path AS code, coder.name AS coder,
            segment."start", segment."end", segment.quote AS text, segment.memo, revision.number AS revision,
            segment.created, segment.modified, segment.origin
        FROM segment JOIN source ON source.id = segment.source JOIN tree ON tree.id = segment.code
            JOIN coder ON coder.id = segment.coder LEFT JOIN revision ON revision.id = segment.revision""",
)
_M002_GROWN: dict[str, list[Any]] = {"segment": [""], "memo": [None, None, ""]}


_M003 = (
    "ALTER TABLE code ADD COLUMN counter_example TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE code ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE code ADD COLUMN reference TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE code ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE code ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    f"ALTER TABLE revision ADD COLUMN parent BLOB REFERENCES revision {_DEFERRED}",
    f"ALTER TABLE revision ADD COLUMN other BLOB REFERENCES revision {_DEFERRED}",
    "ALTER TABLE revision ADD COLUMN changes TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE happening ADD COLUMN copy TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE happening ADD COLUMN via BLOB",
    "CREATE TABLE code_set (id BLOB PRIMARY KEY, name TEXT NOT NULL, codes TEXT NOT NULL,"
    " exclusive INTEGER NOT NULL) STRICT",
    f"""CREATE TABLE coding_rule (
        id BLOB PRIMARY KEY, kind TEXT NOT NULL, code BLOB NOT NULL REFERENCES code {_DEFERRED},
        others TEXT NOT NULL, reach TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE code_note (
        id BLOB PRIMARY KEY, code BLOB NOT NULL REFERENCES code {_DEFERRED}, text TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL, part TEXT NOT NULL, words TEXT NOT NULL,
        decision TEXT NOT NULL, reason TEXT NOT NULL, decided_by BLOB REFERENCES coder {_DEFERRED},
        decided_at TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE former_code (
        id BLOB PRIMARY KEY, code BLOB NOT NULL, path TEXT NOT NULL, fate TEXT NOT NULL, successor BLOB,
        revision BLOB REFERENCES revision {_DEFERRED}) STRICT""",
    f"""CREATE TABLE freeze (
        id BLOB PRIMARY KEY, revision BLOB NOT NULL REFERENCES revision {_DEFERRED},
        coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL, reason TEXT NOT NULL,
        round BLOB) STRICT""",
    f"""CREATE TABLE merged_copy (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL
        ) STRICT""",
    "CREATE TABLE twin (id BLOB PRIMARY KEY, kind TEXT NOT NULL, same_as BLOB NOT NULL) STRICT",
    "DROP VIEW v_codes",
    """CREATE VIEW v_codes AS
        WITH RECURSIVE tree (id, path, above, colour) AS (
            SELECT id, replace(replace(name, '\\', '\\\\'), '/', '\\/'), NULL, colour
            FROM code WHERE parent IS NULL
            UNION ALL
            SELECT code.id, tree.path || '/' || replace(replace(code.name, '\\', '\\\\'), '/', '\\/'),
                tree.path, coalesce(nullif(code.colour, ''), tree.colour)
            FROM code JOIN tree ON code.parent = tree.id)
        SELECT lower(hex(code.id)) AS id, tree.path AS code, tree.above AS parent, tree.colour, code.short,
            code."full", code.use_when, code.not_when, code.example,
            (SELECT count(*) FROM segment WHERE segment.code = code.id) AS segments,
            code.counter_example, code.origin, code.reference, code.aliases, code.archived
        FROM tree JOIN code ON code.id = tree.id""",
    "DROP VIEW v_history",
    """CREATE VIEW v_history AS
        SELECT lower(hex(happening.id)) AS id, happening.at,
            coalesce(coder.name, nullif(happening.coder_name, '')) AS coder, happening.label, happening.kind,
            CASE WHEN happening.state = 'done'
                AND (happening.via IS NULL OR happening.via IN (SELECT id FROM merged_copy))
                THEN 0 ELSE 1 END AS undone, happening.copy
        FROM happening LEFT JOIN coder ON coder.id = happening.coder ORDER BY happening.number""",
)
_M003_GROWN: dict[str, list[Any]] = {"code": ["", "", "", "[]", 0]}
_NO_COUNTER_EXAMPLE = ""


_M006_GROWN: dict[str, list[Any]] = {"source": [None, None, None]}
_M004_GROWN: dict[str, list[Any]] = {"coder": [""], "segment": [None]}


def m001_project(connection: sqlite3.Connection) -> None:
    """Sources, codebook, segments, memos, coders and the journal."""
    for statement in _M001:
        connection.execute(statement)


def m002_desk(connection: sqlite3.Connection) -> None:
    """Notes on passages, segments made by search, saved queries, and where each coder stopped reading."""
    for statement in _M002:
        connection.execute(statement)
    _grow_images(connection, lambda table, _: _M002_GROWN.get(table))


def m003_instrument(connection: sqlite3.Connection) -> None:
    """Definitions that remember what they were; sets, rules and notes of codes; copies that were merged."""
    for statement in _M003:
        connection.execute(statement)
    told = _told_by_revisions(connection)
    for identity, (parent, changes) in told.items():
        values = (None if parent is None else bytes.fromhex(parent), changes, bytes.fromhex(identity))
        connection.execute("UPDATE revision SET parent = ?, changes = ? WHERE id = ?", values)

    def grown(table: str, identity: str) -> list[Any] | None:
        if table == "revision":
            parent, changes = told.get(identity, (None, "[]"))
            return [parent, None, changes]
        return _M003_GROWN.get(table)

    _grow_images(connection, grown)


def m004_rounds(connection: sqlite3.Connection) -> None:
    """Reliability rounds, what they are about, and how disagreements were settled."""
    for statement in ROUND_TABLES:
        connection.execute(statement)
    _grow_images(connection, lambda table, _: _M004_GROWN.get(table))


def m005_records(connection: sqlite3.Connection) -> None:
    """Activity records with their evidence, what they are made of, and what frames a study."""
    for statement in RECORD_TABLES:
        connection.execute(statement)
    rows = ((each.code, each.region) for each in COUNTRIES.values())
    connection.executemany("INSERT INTO country VALUES (?, ?)", rows)


def m006_documents(connection: sqlite3.Connection) -> None:
    """Pages and parts of texts, groups of documents, cases, attributes, and passages that texts lost."""
    for statement in DOCUMENT_TABLES:
        connection.execute(statement)
    _grow_images(connection, lambda table, _: _M006_GROWN.get(table))


def m007_exchange(connection: sqlite3.Connection) -> None:
    """Which files of other programs came in, and what they brought that has no place."""
    for statement in FOREIGN_TABLES:
        connection.execute(statement)


_Codes = dict[str, list[Any]]


def _told_by_revisions(connection: sqlite3.Connection) -> dict[str, tuple[str | None, str]]:
    """The parent and the changes, as JSON, of every revision, as the journal remembers the codes."""
    now = {
        identity.hex(): [None if parent is None else parent.hex(), [name, *parts, _NO_COUNTER_EXAMPLE]]
        for identity, name, parent, *parts in connection.execute(
            'SELECT id, name, parent, short, "full", use_when, not_when, example FROM code'
        )
    }
    # What holds is told by what holds: an undone edit may have touched a revision that is older than itself.
    states = _states_after(connection, now) | _states_before(connection, now)
    numbered = connection.execute("SELECT id FROM revision ORDER BY number, id")
    line = [identity.hex() for (identity,) in numbered]
    line += [identity for identity in states if identity not in line]
    told: dict[str, tuple[str | None, str]] = {}
    before: _Codes = {}
    parent = None
    for identity in line:
        state = states.get(identity, before)
        changes = [[code, *said] for code, said in state.items() if before.get(code) != said]
        changes += [[code, None, []] for code in before if code not in state]
        told[identity] = (parent, json.dumps(changes, ensure_ascii=False, separators=(",", ":")))
        before, parent = state, identity
    return told


def _states_before(connection: sqlite3.Connection, now: _Codes) -> dict[str, _Codes]:
    """The codes as each revision that holds found them, going back from now."""
    codes, states = dict(now), dict[str, _Codes]()
    edits = "SELECT number FROM happening WHERE kind = 'edit' AND state = 'done' ORDER BY number DESC"
    for (number,) in connection.execute(edits).fetchall():
        images = _code_images(connection, number, "DESC")
        for table, identity, plain in images:
            if table == "revision" and plain is None:
                states[identity] = dict(codes)
        for table, identity, plain in images:
            if table == "code":
                _set(codes, identity, plain)
    return states


def _states_after(connection: sqlite3.Connection, now: _Codes) -> dict[str, _Codes]:
    """The codes as each revision that was undone and can be redone would find them, first things first."""
    codes, states = dict(now), dict[str, _Codes]()
    edits = "SELECT number FROM happening WHERE kind = 'edit' AND state = 'undone' ORDER BY number"
    for (number,) in connection.execute(edits).fetchall():
        images = _code_images(connection, number, "ASC")
        for table, identity, plain in images:
            if table == "code":
                _set(codes, identity, plain)
        for table, identity, plain in images:
            if table == "revision" and plain is not None:
                states.setdefault(identity, dict(codes))
    return states


def _set(codes: _Codes, identity: str, plain: list[Any] | None) -> None:
    codes.pop(identity, None)
    if plain is not None:
        codes[identity] = [plain[2], [plain[1], *plain[6:11], _NO_COUNTER_EXAMPLE]]


def _code_images(connection: sqlite3.Connection, number: int, order: str) -> list[Any]:
    """What an edit's images hold of codes and revisions, one chunk after the other."""
    rows = connection.execute(f"SELECT packed FROM image WHERE edit = ? ORDER BY chunk {order}", (number,))
    images = (image for (packed,) in rows for image in json.loads(zlib.decompress(packed)))
    return [image for image in images if image[0] in ("code", "revision")]


def _grow_images(connection: sqlite3.Connection, values_for: Callable[[str, str], list[Any] | None]) -> None:
    """Give the rows in the journal's images the values of new columns, by table and id."""
    for edit, chunk in connection.execute("SELECT edit, chunk FROM image").fetchall():
        key = (edit, chunk)
        row = connection.execute("SELECT packed FROM image WHERE edit = ? AND chunk = ?", key).fetchone()
        images = json.loads(zlib.decompress(row[0]))
        is_grown = False
        for table, identity, plain in images:
            values = None if plain is None else values_for(table, identity)
            if values is not None:
                plain += values
                is_grown = True
        if is_grown:
            packed = zlib.compress(json.dumps(images, ensure_ascii=False, separators=(",", ":")).encode(), 3)
            connection.execute("UPDATE image SET packed = ? WHERE edit = ? AND chunk = ?", (packed, *key))


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_project,
    m002_desk,
    m003_instrument,
    m004_rounds,
    m005_records,
    m006_documents,
    m007_exchange,
)

NEWEST = len(STEPS)
"""What `user_version` says in a file of today's schema."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file from its schema to today's, each step in a transaction of its own."""
    import sqlite_utils

    migrations = sqlite_utils.Migrations("blotter")
    for number, step in enumerate(STEPS, start=1):
        migrations(name=step.__name__)(_numbered(step, number))
    migrations.apply(sqlite_utils.Database(connection))


def _numbered(step: Callable[[sqlite3.Connection], None], number: int) -> Callable[[Any], None]:
    def run(database: Any) -> None:
        step(database.conn)
        database.conn.execute(f"PRAGMA user_version = {number}")

    return run
