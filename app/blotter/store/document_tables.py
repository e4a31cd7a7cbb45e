"""The tables of documents, cases and attributes as the sixth schema made them: never changed."""

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

DOCUMENT_TABLES = (
    # What is known beside a text: its structure, or where it stands on the pages of the original.
    "CREATE TABLE layer (digest BLOB PRIMARY KEY, packed BLOB NOT NULL) STRICT",
    f"""CREATE TABLE document_group (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, parent BLOB REFERENCES document_group {_DEFERRED},
        position INTEGER NOT NULL) STRICT""",
    f'ALTER TABLE source ADD COLUMN "group" BLOB REFERENCES document_group {_DEFERRED}',
    f"ALTER TABLE source ADD COLUMN structure BLOB REFERENCES layer {_DEFERRED}",
    f"ALTER TABLE source ADD COLUMN layout BLOB REFERENCES layer {_DEFERRED}",
    'CREATE INDEX source_group ON source ("group") WHERE "group" IS NOT NULL',
    """CREATE TABLE study_case (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE case_part (
        id BLOB PRIMARY KEY, "case" BLOB NOT NULL REFERENCES study_case {_DEFERRED},
        source BLOB NOT NULL REFERENCES source {_DEFERRED}, "start" INTEGER CHECK ("start" >= 0),
        "end" INTEGER CHECK ("end" > "start"), quote TEXT NOT NULL) STRICT""",
    'CREATE INDEX case_part_case ON case_part ("case")',
    "CREATE INDEX case_part_source ON case_part (source)",
    """CREATE TABLE attribute (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, "of" TEXT NOT NULL,
        options TEXT NOT NULL, role TEXT NOT NULL, note TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    f"""CREATE TABLE attribute_value (
        id BLOB PRIMARY KEY, attribute BLOB NOT NULL REFERENCES attribute {_DEFERRED},
        source BLOB REFERENCES source {_DEFERRED}, "case" BLOB REFERENCES study_case {_DEFERRED},
        value TEXT NOT NULL, CHECK ((source IS NULL) <> ("case" IS NULL))) STRICT""",
    "CREATE INDEX attribute_value_attribute ON attribute_value (attribute)",
    "CREATE INDEX attribute_value_source ON attribute_value (source) WHERE source IS NOT NULL",
    'CREATE INDEX attribute_value_case ON attribute_value ("case") WHERE "case" IS NOT NULL',
    f"""CREATE TABLE moved_passage (
        id BLOB PRIMARY KEY, source BLOB NOT NULL REFERENCES source {_DEFERRED}, type TEXT NOT NULL,
        about BLOB NOT NULL, move TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        quote TEXT NOT NULL, kept TEXT NOT NULL, coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL
        ) STRICT""",
    "CREATE INDEX moved_passage_source ON moved_passage (source)",
    "DROP VIEW v_sources",
    """CREATE VIEW v_sources AS
        WITH RECURSIVE tree (id, path) AS (
            SELECT id, replace(replace(name, '\\', '\\\\'), '/', '\\/') FROM document_group
            WHERE parent IS NULL
            UNION ALL
            SELECT inner.id, tree.path || '/' || replace(replace(inner.name, '\\', '\\\\'), '/', '\\/')
            FROM document_group AS inner JOIN tree ON inner.parent = tree.id)
        SELECT lower(hex(source.id)) AS id, source.name, source.kind, source.characters,
            lower(hex(source.original)) AS sha256, source.language, source.imported, text.content AS text,
            tree.path AS "group"
        FROM source JOIN text ON text.digest = source.text LEFT JOIN tree ON tree.id = source."group\"""",
    """CREATE VIEW v_attributes AS
        SELECT attribute."of" AS "of", coalesce(source.name, study_case.name) AS name,
            attribute.name AS attribute, attribute.type, attribute_value.value
        FROM attribute_value JOIN attribute ON attribute.id = attribute_value.attribute
            LEFT JOIN source ON source.id = attribute_value.source
            LEFT JOIN study_case ON study_case.id = attribute_value."case\"""",
    """CREATE VIEW v_cases AS
        SELECT study_case.name AS "case", study_case.kind, source.name AS source, case_part."start",
            case_part."end", case_part.quote AS text
        FROM study_case LEFT JOIN case_part ON case_part."case" = study_case.id
            LEFT JOIN source ON source.id = case_part.source""",
)
