"""The tables of exported records: their columns, what these mean, and how the tables hang together."""

from collections.abc import Callable, Iterator

from blotter.domain.record import Blank, Gone, Level, Role
from blotter.domain.record_data import DataField
from blotter.domain.record_schema import BUILT_IN as BUILT_IN
from blotter.domain.record_schema import RecordSchema

Options = Callable[[str], tuple[str, ...]]
Described = tuple[str, str, tuple[DataField, ...], tuple[str, ...]]

_DATE = "EDTF, as precise as the source is"
_LISTED = "several with “; ” between them"
_RECORD = ("records", "id")


def _record() -> DataField:
    return DataField("record", "Number of the record.", refers=_RECORD)


def _records(schema: RecordSchema, own: tuple[str, ...], options: Options) -> tuple[DataField, ...]:
    kinds = tuple(each.name for each in schema.kinds.values())
    return (
        DataField("id", "Number of the record: the country under which it was filed, and a running number."),
        DataField("kind", "Kind of activity.", values=kinds),
        DataField("level", "A single event, or a total that a source gives.", values=tuple(map(str, Level))),
        DataField("subtype", "Subtype: the name of a code of the codebook, or words where it has none."),
        DataField("topics", f"What it is about; {_LISTED}.", values=options("topics")),
        DataField("engagement", "How many sides take part.", values=options("engagement")),
        DataField("direction", "Who provides and who receives.", values=options("direction")),
        DataField("countries", f"Countries (ISO 3166-1 alpha-2) and groups, in any role; {_LISTED}."),
        DataField("region", f"Regions of these, venues left out, as table regions has them; {_LISTED}."),
        DataField("date", f"When it happened; {_DATE}."),
        DataField("earliest", "First day on which it can have happened; empty: open.", "date"),
        DataField("latest", "Last day on which it can have happened; empty: open.", "date"),
        DataField("as_of", f"The day for which a total holds; {_DATE}."),
        DataField("report_date", f"When it was reported; {_DATE}."),
        DataField("status", "What it had come to last.", values=options("statuses")),
        DataField("claim_source", f"Who vouches for it; {_LISTED}.", values=options("claim_sources")),
        DataField("origin", f"Where the sources have it from in the end; {_LISTED}."),
        DataField("parent", "Number of the umbrella record.", refers=_RECORD),
        DataField("announced", f"When it was announced; {_DATE}."),
        DataField("quantities", "How many quantities it has.", "integer"),
        DataField("evidence", "How many pieces of evidence it has.", "integer"),
        DataField("count", "Whether it counts in analysis.", values=("yes", "no")),
        DataField("coder", "Who made it."),
        DataField("confidence", "How sure the coder is.", values=options("confidence")),
        DataField("note", "A note."),
        DataField("examples", "Whether the countries are but examples.", values=("yes", "no")),
        DataField("counted", "What somebody decided; empty: the rule decides.", values=("yes", "no")),
        DataField("count_rule", "The rule or the reason why it counts or does not."),
        DataField("subtype_code", "Path of the code that is the subtype.", refers=("codes", "code")),
        DataField("sources", "How many documents tell of it.", "integer"),
        DataField("origins", "How many independent ones: what is of one origin is one.", "integer"),
        DataField("reviewed_by", "Who has checked it."),
        DataField("reviewed", "When (ISO 8601, UTC).", "datetime"),
        DataField("created", "When it was made (ISO 8601, UTC).", "datetime"),
        DataField("modified", "When it was last changed (ISO 8601, UTC).", "datetime"),
        DataField("uuid", "Its id, the same in every copy of the project."),
        *(_own_field(schema, name) for name in own),
    )  # fmt: skip


def _own_field(schema: RecordSchema, name: str) -> DataField:
    known = schema.fields.get(name)
    meaning = (known.help or known.label) if known else ""
    return DataField(name, meaning or "A field of the project's own.", values=schema.options(name))


RECORD_KEYS = tuple(each.key for each in _records(RecordSchema.of((), ()), (), lambda _: ()))
CODED = (
    "level", "subtype", "topics", "engagement", "direction", "countries", "date", "as_of", "report_date",
    "status", "parent", "announced", "confidence", "note",
)  # fmt: skip
"""The columns in which a code can stand for nothing."""


def _evidence(options: Options) -> tuple[DataField, ...]:
    return (
        _record(),
        DataField("segment", "Id of the coded segment."),
        DataField("field", f"Fields that it supports, none: the record as a whole; {_LISTED}."),
        DataField("role", "Where in the document it stands.", values=tuple(map(str, Role))),
        DataField("claim_source", f"Who vouches for it; {_LISTED}.", values=options("claim_sources")),
        DataField("source", "Name of the document.", refers=("sources", "name")),
        DataField("start", "Where it begins, in Unicode code points from 0.", "integer"),
        DataField("end", "Where it ends; the character there is not part of it.", "integer"),
        DataField("text", "Its exact words."),
        DataField("page", "Page of the document, where it has pages."),
        DataField("piece", "What has the same word here counts as one piece of evidence."),
        DataField("origin", f"Where the document has it from, near to far; {_LISTED}."),
        DataField("code", "Path of the segment's code.", refers=("codes", "code")),
        DataField("segment_coder", "Who coded the segment."),
        DataField("coder", "Who made it evidence."),
        DataField("created", "When (ISO 8601, UTC).", "datetime"),
        DataField("id", "Id of the evidence."),
    )  # fmt: skip


def _quantities(options: Options) -> tuple[DataField, ...]:
    return (
        _record(),
        DataField("measure", "What is counted.", values=options("measures")),
        DataField("low", "At least so many (“more than 2,700”).", "number"),
        DataField("best", "The figure, where the source gives one.", "number"),
        DataField("high", "At most so many (“nearly 3,000”).", "number"),
        DataField("unit", "A noun, or a currency (ISO 4217).", values=options("units")),
        DataField("approximate", "Whether the source says that it is about so many.", values=("yes", "no")),
        DataField("as_of", f"The day for which it holds; {_DATE}."),
        DataField("stage", "How far it had come.", values=options("stages")),
        DataField("claimant", "Who claims it."),
        DataField("part_of", "Id of the quantity that is the total.", refers=("quantities", "id")),
        DataField("alternative_to", "Id of the quantity that says otherwise.", refers=("quantities", "id")),
        DataField("words", "The source's own words."),
        DataField("evidence", "Id of the evidence in which they stand.", refers=("evidence", "id")),
        DataField("id", "Id of the quantity."),
    )


_STATUSES = (
    _record(),
    DataField("status", "What it had come to."),
    DataField("date", f"By when; {_DATE}."),
    DataField("source", "According to whom."),
    DataField("place", "Its place in the history, from 1.", "integer"),
)
_ACTORS = (
    _record(),
    DataField("actor", "Name of the actor."),
    DataField("role", "What the actor does in it."),
    DataField("actor_id", "Id in the register.", refers=("actor_register", "id")),
)
_COUNTRIES = (
    _record(),
    DataField("country", "Country (ISO 3166-1 alpha-2), or the name of a group or organisation."),
    DataField("role", "Its role."),
    DataField("place", "The place within the country, as the source writes it."),
    DataField("region", "The region in which it is counted."),
    DataField("own_region", "That region, where the record says it and not the table of regions."),
    DataField("group", "Whether it is a group or an organisation.", values=("yes", "no")),
    DataField("iso3", "Country, ISO 3166-1 alpha-3."),
    DataField("name", "Name of the country in English, or of the group."),
)
_OWN = (
    _record(),
    DataField("field", "Name of the field."),
    DataField("value", "A value; several are several rows."),
)
_BLANKS = (
    _record(),
    DataField("field", "Name of the field."),
    DataField("why", "Why there is nothing in it.", values=tuple(map(str, Blank))),
)
_ALTERNATIVES = (
    _record(),
    DataField("field", "Name of the field."),
    DataField("value", "What a record that was merged into this one had there."),
    DataField("from", "The number of that record."),
)
_DISMISSED = (_record(), DataField("proposal", "A value that was proposed and turned down."))
_REGISTER = (
    DataField("id", "Id of the actor."),
    DataField("name", "Name."),
    DataField("aliases", f"Other names, in any script; {_LISTED}."),
    DataField("kind", "What kind of actor it is."),
    DataField("side", "For whom it acts."),
    DataField("country", "Country (ISO 3166-1 alpha-2)."),
    DataField("parent", "Id of the actor to which it belongs.", refers=("actor_register", "id")),
    DataField("note", "A note."),
)
_FORMER = (
    DataField("record", "A number that names no record any more."),
    DataField("fate", "What became of the record.", values=tuple(map(str, Gone))),
    DataField("successor", "The record to which the number leads.", refers=_RECORD),
    DataField("coder", "Who did that."),
    DataField("at", "When (ISO 8601, UTC).", "datetime"),
    DataField("kept", "The record as it was, with its evidence, in JSON."),
    DataField("uuid", "Id of this line."),
)
_DIFFERENT = (
    DataField("one", "A record.", refers=_RECORD),
    DataField("other", "Another one, which somebody found to be a different activity.", refers=_RECORD),
    DataField("coder", "Who did."),
    DataField("at", "When (ISO 8601, UTC).", "datetime"),
    DataField("note", "A note."),
    DataField("id", "Id of this line."),
)
_KINDS = (
    DataField("id", "Id of the kind."),
    DataField("name", "Its name."),
    DataField("code", "Path of the code that proposes it.", refers=("codes", "code")),
    DataField("fields", f"Its fields in order; {_LISTED}."),
    DataField("required", f"Those without which a record is not complete; {_LISTED}."),
    DataField("help", "What to know about it."),
    DataField("position", "Its place in the list.", "integer"),
)
_FIELDS = (
    DataField("id", "Id of the field."),
    DataField("name", "Its name in exports."),
    DataField("label", "What people call it."),
    DataField("type", "What it holds."),
    DataField("options", f"Words to choose from; {_LISTED}."),
    DataField("help", "What to know about it."),
    DataField("position", "Its place in the list.", "integer"),
)
_REGIONS = (
    DataField("country", "Country (ISO 3166-1 alpha-2)."),
    DataField("name", "Its name in English."),
    DataField("region", "The region in which the project counts it."),
)
_COUNTRY_VALUES = (
    DataField("table", "Name of the table."),
    DataField("country", "Country (ISO 3166-1 alpha-2)."),
    DataField("year", "The year of which it holds; 0: every year.", "integer"),
    DataField("value", "What the table says."),
)
_STUDY = (
    DataField("earliest", "First day that the study is about; empty: open."),
    DataField("latest", "Last day that the study is about; empty: open."),
    DataField("home", "From which country (ISO 3166-1 alpha-2) it is seen."),
    DataField("days", "How many days apart dates of one activity may lie.", "integer"),
    DataField("needs_actor", "Whether reports of one activity have to share an actor.", values=("yes", "no")),
)
_MISSING = (
    DataField("why", "The kind of nothing."),
    DataField("code", "What stands for it; empty: nothing does."),
)
SOURCES = (
    DataField("id", "Id of the document."),
    DataField("name", "Its name."),
    DataField("kind", "What kind of file it was."),
    DataField("characters", "How long its text is, in Unicode code points.", "integer"),
    DataField("sha256", "Digest of the file."),
    DataField("language", "Its language, where that is known."),
    DataField("imported", "When it was brought in (ISO 8601, UTC).", "datetime"),
)
DICTIONARY = (
    DataField("table", "Name of a table."),
    DataField("field", "Name of a column."),
    DataField("meaning", "What stands there."),
    DataField("type", "What it holds."),
    DataField("values", f"The words that may stand there; {_LISTED}."),
    DataField("filled", "Records with a value there.", "integer"),
    DataField("unknown", "Records where nobody can know it.", "integer"),
    DataField("not_stated", "Records whose sources do not say it.", "integer"),
    DataField("not_applicable", "Records to which it does not apply.", "integer"),
    DataField("not_coded", "Records where nobody has coded it yet.", "integer"),
)

EVIDENCE_KEYS = tuple(each.key for each in _evidence(lambda _: ()))
KEYS_OF = {
    "quantities": tuple(each.key for each in _quantities(lambda _: ())),
    "actors": tuple(each.key for each in _ACTORS),
    "alternatives": tuple(each.key for each in _ALTERNATIVES),
}


def tables(schema: RecordSchema, own: tuple[str, ...], options: Options) -> Iterator[Described]:
    """Name, purpose, columns and key of every table."""
    yield "records", "One row a record.", _records(schema, own, options), ("id",)
    yield "evidence", "The passages that records rest on.", _evidence(options), ("id",)
    yield "quantities", "How many or how much, as sources say it.", _quantities(options), ("id",)
    yield "statuses", "What activities had come to, and when.", _STATUSES, ("record", "place")
    yield "actors", "Who took part.", _ACTORS, ()
    yield "countries", "Which countries and groups took part.", _COUNTRIES, ()
    yield "own_fields", "Values of the project's own fields.", _OWN, ()
    yield "blanks", "Why there is nothing in a field.", _BLANKS, ("record", "field")
    yield "alternatives", "Values of records that were merged into others.", _ALTERNATIVES, ()
    yield "dismissed", "Proposals that were turned down.", _DISMISSED, ()
    yield "actor_register", "The register of actors.", _REGISTER, ("id",)
    yield "former_records", "Numbers that were given and name no record any more.", _FORMER, ("record",)
    yield "different", "Pairs of records that are known to be two activities.", _DIFFERENT, ("one", "other")
    yield "kinds", "The kinds of records.", _KINDS, ("id",)
    yield "fields", "The fields of records, and the lists of words.", _FIELDS, ("name",)
    yield "regions", "In which region each country is counted.", _REGIONS, ("country",)
    yield "country_values", "Tables by country.", _COUNTRY_VALUES, ("table", "country", "year")
    yield "study", "What the study is about, and how it is seen.", _STUDY, ("earliest", "latest", "home")
    yield "missing", "What stands in the table of records where there is no value.", _MISSING, ("why",)
    yield "sources", "The documents.", SOURCES, ("id",)
    yield "codes", "The codebook.", CODES, ("id",)


CODES = (
    DataField("id", "Id of the code."),
    DataField("code", "Its path: names from the top down, joined by /."),
    DataField("parent", "Path of the code above it."),
    DataField("colour", "Its colour."),
    DataField("short", "Short definition."),
    DataField("full", "Full definition."),
    DataField("use_when", "When to use it."),
    DataField("not_when", "When not to use it."),
    DataField("example", "An example."),
    DataField("segments", "How many segments have it.", "integer"),
)
