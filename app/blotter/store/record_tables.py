"""The tables of records as the fifth schema made them: never changed, as a migration is not.

`country` holds the default regions, so that the view can be read by any program.
"""

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

RECORD_TABLES = (
    """CREATE TABLE country (code TEXT PRIMARY KEY, region TEXT NOT NULL) STRICT""",
    """CREATE TABLE record_kind (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, code BLOB, fields TEXT NOT NULL, required TEXT NOT NULL,
        help TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    """CREATE TABLE record_field (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, type TEXT NOT NULL,
        options TEXT NOT NULL, help TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    f"""CREATE TABLE actor (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, kind TEXT NOT NULL,
        side TEXT NOT NULL, country TEXT NOT NULL, parent BLOB REFERENCES actor {_DEFERRED},
        note TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE record (
        id BLOB PRIMARY KEY, number TEXT NOT NULL, kind BLOB NOT NULL REFERENCES record_kind {_DEFERRED},
        level TEXT NOT NULL, subtype TEXT NOT NULL, topics TEXT NOT NULL, engagement TEXT NOT NULL,
        direction TEXT NOT NULL, countries TEXT NOT NULL, examples INTEGER NOT NULL, date TEXT NOT NULL,
        earliest TEXT NOT NULL, latest TEXT NOT NULL, as_of TEXT NOT NULL, announced TEXT NOT NULL,
        report_date TEXT NOT NULL, actors TEXT NOT NULL, quantities TEXT NOT NULL, statuses TEXT NOT NULL,
        own TEXT NOT NULL, blanks TEXT NOT NULL, parent BLOB REFERENCES record {_DEFERRED},
        counted TEXT NOT NULL, count_rule TEXT NOT NULL, confidence TEXT NOT NULL, note TEXT NOT NULL,
        alternatives TEXT NOT NULL, dismissed TEXT NOT NULL, coder BLOB REFERENCES coder {_DEFERRED},
        reviewed_by BLOB REFERENCES coder {_DEFERRED}, reviewed TEXT NOT NULL, created TEXT NOT NULL,
        modified TEXT NOT NULL) STRICT""",
    "CREATE INDEX record_number ON record (number)",
    "CREATE INDEX record_kind_of ON record (kind)",
    "CREATE INDEX record_parent ON record (parent) WHERE parent IS NOT NULL",
    "CREATE INDEX record_coder ON record (coder)",
    "CREATE INDEX record_reviewed_by ON record (reviewed_by) WHERE reviewed_by IS NOT NULL",
    # A number is never given twice, not even one whose record was undone: this table is in no edit.
    "CREATE TABLE numbering (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TRIGGER record_numbered AFTER INSERT ON record WHEN instr(new.number, '.') > 0 BEGIN
        INSERT INTO numbering VALUES (substr(new.number, 1, instr(new.number, '.') - 1),
            CAST(substr(new.number, instr(new.number, '.') + 1) AS INTEGER))
        ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last); END""",
    f"""CREATE TABLE evidence (
        id BLOB PRIMARY KEY, record BLOB NOT NULL REFERENCES record {_DEFERRED}, segment BLOB NOT NULL,
        source BLOB NOT NULL REFERENCES source {_DEFERRED}, "start" INTEGER NOT NULL CHECK ("start" >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > "start"), quote TEXT NOT NULL, fields TEXT NOT NULL,
        role TEXT NOT NULL, piece TEXT NOT NULL, claim_sources TEXT NOT NULL, origins TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, created TEXT NOT NULL) STRICT""",
    "CREATE INDEX evidence_record ON evidence (record)",
    "CREATE INDEX evidence_segment ON evidence (segment)",
    'CREATE INDEX evidence_source ON evidence (source, "start")',
    "CREATE INDEX evidence_coder ON evidence (coder)",
    f"""CREATE TABLE former_record (
        id BLOB PRIMARY KEY, number TEXT NOT NULL, fate TEXT NOT NULL, successor BLOB, kept TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE not_same (
        id BLOB PRIMARY KEY, one BLOB NOT NULL, other BLOB NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    """CREATE TABLE study_frame (
        id BLOB PRIMARY KEY, earliest TEXT NOT NULL, latest TEXT NOT NULL, home TEXT NOT NULL,
        regions TEXT NOT NULL, days INTEGER NOT NULL, needs_actor INTEGER NOT NULL) STRICT""",
    """CREATE TABLE country_region (
        id BLOB PRIMARY KEY, country TEXT NOT NULL, region TEXT NOT NULL) STRICT""",
    "CREATE INDEX country_region_country ON country_region (country)",
    """CREATE TABLE country_table (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, rows TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE saved_figure (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, asked TEXT NOT NULL,
        coder BLOB REFERENCES coder {_DEFERRED}, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE data_release (
        id BLOB PRIMARY KEY, name TEXT NOT NULL, content BLOB NOT NULL REFERENCES original {_DEFERRED},
        told TEXT NOT NULL, records INTEGER NOT NULL, revision BLOB REFERENCES revision {_DEFERRED},
        software TEXT NOT NULL, coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL) STRICT""",
    """CREATE VIEW v_records AS
        SELECT record.number AS id, record_kind.name AS kind, record.level,
            coalesce(code.name, former.path, record.subtype) AS subtype,
            (SELECT coalesce(group_concat(value, '; '), '') FROM json_each(record.topics)) AS topics,
            record.engagement, record.direction,
            (SELECT coalesce(group_concat(named, '; '), '') FROM (
                SELECT DISTINCT coalesce(nullif(json_extract(value, '$[0]'), ''), json_extract(value, '$[2]'))
                    AS named FROM json_each(record.countries))) AS countries,
            (SELECT coalesce(group_concat(named, '; '), '') FROM (
                SELECT DISTINCT coalesce(nullif(json_extract(value, '$[3]'), ''), country_region.region,
                    country.region) AS named
                FROM json_each(record.countries)
                    LEFT JOIN country ON country.code = json_extract(value, '$[0]')
                    LEFT JOIN country_region ON country_region.country = country.code
                WHERE json_extract(value, '$[1]') <> 'venue') WHERE named <> '') AS region,
            record.date, record.earliest, record.latest, record.as_of, record.report_date,
            coalesce(json_extract(record.statuses, '$[#-1][0]'), '') AS status,
            (SELECT coalesce(group_concat(named, '; '), '') FROM (
                SELECT DISTINCT value AS named FROM evidence, json_each(evidence.claim_sources)
                WHERE evidence.record = record.id)) AS claim_source,
            (SELECT coalesce(group_concat(named, '; '), '') FROM (
                SELECT DISTINCT json_extract(origins, '$[#-1]') AS named FROM evidence
                WHERE evidence.record = record.id AND origins <> '[]')) AS origin,
            coalesce(umbrella.number, '') AS parent, record.announced,
            json_array_length(record.quantities) AS quantities,
            (SELECT count(DISTINCT coalesce(nullif(piece, ''), hex(id))) FROM evidence
                WHERE evidence.record = record.id) AS evidence,
            CASE WHEN record.counted <> '' THEN record.counted
                WHEN record.level = 'event' AND NOT EXISTS (
                    SELECT 1 FROM record AS child WHERE child.parent = record.id) THEN 'yes'
                ELSE 'no' END AS count,
            coalesce(coder.name, '') AS coder, record.confidence, record.note
        FROM record JOIN record_kind ON record_kind.id = record.kind
            LEFT JOIN code ON lower(hex(code.id)) = record.subtype
            LEFT JOIN (SELECT code, min(path) AS path FROM former_code GROUP BY code) AS former
                ON lower(hex(former.code)) = record.subtype
            LEFT JOIN record AS umbrella ON umbrella.id = record.parent
            LEFT JOIN coder ON coder.id = record.coder""",
)
