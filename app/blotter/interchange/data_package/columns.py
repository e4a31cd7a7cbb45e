"""Columns that several tables of a data package have."""

from blotter.domain.record_data import DataField

MOMENT = "datetime"
FLAG = "boolean"
WHOLE = "integer"

ID = DataField("id", "Id, the same in every copy of the project")


def document(what: str = "The document") -> tuple[DataField, DataField]:
    """A document by its id and its name."""
    return (
        DataField("document_id", f"{what} (id)", refers=("documents", "id")),
        DataField("document", f"{what} (name)"),
    )


def code(what: str = "The code", key: str = "code", *, may_be_gone: bool = False) -> tuple[DataField, ...]:
    """A code by its id and its path; one that may be gone does not refer to the table of codes."""
    return (
        DataField(f"{key}_id", f"{what} (id)", refers=None if may_be_gone else ("codes", "id")),
        DataField(key, f"{what}: names from the top, joined by / (a slash within a name is \\/)"),
    )


def coder(what: str = "Who coded") -> tuple[DataField, DataField]:
    """A coder by id and name."""
    return (
        DataField("coder_id", f"{what} (id)", refers=("coders", "id")),
        DataField("coder", f"{what} (name)"),
    )


def in_round() -> tuple[DataField, DataField]:
    """A round by id and name."""
    return (
        DataField("round_id", "The round of coding (id); empty in open coding", refers=("rounds", "id")),
        DataField("round", "The round of coding (name)"),
    )


def place(*, may_be_whole: bool = False) -> tuple[DataField, DataField]:
    """From where to where in the text of the document."""
    whole = "; empty: all of the document" if may_be_whole else ""
    return (
        DataField("start", f"First character of the passage, counted from 0 in code points{whole}", WHOLE),
        DataField("end", f"Character behind the passage, counted from 0 in code points{whole}", WHOLE),
    )


TEXT = DataField("text", "The words of the passage, exactly as they stand in the document")
REVISION = DataField("revision", "Number of the codebook's revision that held then", WHOLE)
CREATED = DataField("created", "When it was made, ISO 8601 in UTC", MOMENT)
MODIFIED = DataField("modified", "When it was last changed, ISO 8601 in UTC", MOMENT)
AT = DataField("at", "When, ISO 8601 in UTC", MOMENT)
