"""The tables of rounds and decisions as the fourth schema made them: never changed, as a migration is not."""

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

ROUND_TABLES = (
    f"""CREATE TABLE round (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, question TEXT NOT NULL, coders TEXT NOT NULL,
        codes TEXT NOT NULL, revision BLOB REFERENCES revision {_DEFERRED}, unit TEXT NOT NULL,
        unit_rule TEXT NOT NULL, threshold REAL NOT NULL, measures TEXT NOT NULL, draw TEXT NOT NULL,
        seed INTEGER, boundaries BLOB REFERENCES coder {_DEFERRED}, plan TEXT NOT NULL,
        blind INTEGER NOT NULL, lead BLOB REFERENCES coder {_DEFERRED}, started TEXT NOT NULL,
        opened TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE round_passage (
        id BLOB PRIMARY KEY, round BLOB NOT NULL REFERENCES round {_DEFERRED},
        source BLOB NOT NULL REFERENCES source {_DEFERRED}, "start" INTEGER NOT NULL CHECK ("start" >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > "start"), quote TEXT NOT NULL) STRICT""",
    "CREATE INDEX round_passage_round ON round_passage (round)",
    "CREATE INDEX round_passage_source ON round_passage (source)",
    """CREATE TABLE round_override (
        id BLOB PRIMARY KEY, round BLOB NOT NULL, coder BLOB NOT NULL, at TEXT NOT NULL,
        reason TEXT NOT NULL) STRICT""",
    """CREATE TABLE kept_agreement (
        id BLOB PRIMARY KEY, round BLOB NOT NULL, moment TEXT NOT NULL, at TEXT NOT NULL,
        told TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE decision (
        id BLOB PRIMARY KEY, round BLOB REFERENCES round {_DEFERRED},
        source BLOB NOT NULL REFERENCES source {_DEFERRED}, "start" INTEGER NOT NULL CHECK ("start" >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > "start"), quote TEXT NOT NULL, codes TEXT NOT NULL,
        coders TEXT NOT NULL, segments TEXT NOT NULL, kinds TEXT NOT NULL, choice TEXT NOT NULL,
        sided TEXT NOT NULL, made TEXT NOT NULL, reason TEXT, note TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, took_part INTEGER NOT NULL, hidden INTEGER NOT NULL,
        revision BLOB REFERENCES revision {_DEFERRED}, at TEXT NOT NULL) STRICT""",
    "CREATE INDEX decision_source ON decision (source)",
    "ALTER TABLE draft ADD COLUMN coder TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE coder ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    f"ALTER TABLE segment ADD COLUMN round BLOB REFERENCES round {_DEFERRED}",
    # Most segments belong to none.
    "CREATE INDEX segment_round ON segment (round) WHERE round IS NOT NULL",
    "DROP VIEW v_segments",
    """CREATE VIEW v_segments AS
        WITH RECURSIVE tree (id, path) AS (
            SELECT id, replace(replace(name, '\\', '\\\\'), '/', '\\/') FROM code WHERE parent IS NULL
            UNION ALL
            SELECT code.id, tree.path || '/' || replace(replace(code.name, '\\', '\\\\'), '/', '\\/')
            FROM code JOIN tree ON code.parent = tree.id)
        SELECT lower(hex(segment.id)) AS id, source.name AS source, tree.path AS code, coder.name AS coder,
            segment."start", segment."end", segment.quote AS text, segment.memo, revision.number AS revision,
            segment.created, segment.modified, segment.origin, round.name AS round
        FROM segment JOIN source ON source.id = segment.source JOIN tree ON tree.id = segment.code
            JOIN coder ON coder.id = segment.coder LEFT JOIN revision ON revision.id = segment.revision
            LEFT JOIN round ON round.id = segment.round""",
)
