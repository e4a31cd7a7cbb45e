"""The tables of what came from other programs as the seventh schema made them: never changed."""

_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

FOREIGN_TABLES = (
    # The numbers as they stood in the file are a layer, as what is known beside a text is.
    f"""CREATE TABLE foreign_import (
        id BLOB PRIMARY KEY, file TEXT NOT NULL, format TEXT NOT NULL, program TEXT NOT NULL,
        convention TEXT NOT NULL, digest TEXT NOT NULL, positions BLOB REFERENCES layer {_DEFERRED},
        told TEXT NOT NULL, coder BLOB REFERENCES coder {_DEFERRED}, at TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE foreign_element (
        id BLOB PRIMARY KEY, brought_by BLOB NOT NULL REFERENCES foreign_import {_DEFERRED},
        kind TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL,
        source BLOB REFERENCES source {_DEFERRED}, content BLOB REFERENCES original {_DEFERRED},
        file TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    "CREATE INDEX foreign_element_of ON foreign_element (brought_by, position)",
    "CREATE INDEX foreign_element_source ON foreign_element (source) WHERE source IS NOT NULL",
)
