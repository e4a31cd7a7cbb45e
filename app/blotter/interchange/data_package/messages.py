"""What is said when a project becomes a data package."""

from blotter.message import Sentence

AUTHORS = "authors"
NO_AUTHORS = (
    "nobody is named, and a citation needs somebody; name them as “FAMILY, GIVEN; FAMILY, GIVEN” (--choose "
    "authors=…)"
)
NO_ORCID = "is no ORCID: its last sign does not fit the others; look it up and choose authors again"
LICENCE = "licence"
NO_LICENCE = (
    "none was chosen, and without one nobody may use the data; choose one, such as CC-BY-4.0 (--choose "
    "licence=…)"
)
OTHER_LICENCE = (
    "is none of the licences that archives know by their names ({names}), so it is told in words only"
)
LEFT_OUT = "{count}; there is no table for them in a data package, a copy of the project has them"
RECORDS_LEFT_OUT = (
    "{count}; their tables have names, words and notes, so they come along only with quotes, memos and "
    "the coders’ names"
)
ABSENT = {
    "records": Sentence("Activity records"),
    "former-records": Sentence("Former records"),
    "record-kinds": Sentence("Kinds of records"),
    "record-fields": Sentence("Fields of records"),
    "actors": Sentence("Actors"),
    "frames": Sentence("Frame of the study"),
    "regions": Sentence("Regions of countries"),
    "country-tables": Sentence("Tables by country"),
    "releases": Sentence("Releases of activity records"),
    "figures": Sentence("Kept figures"),
    "queries": Sentence("Saved queries"),
    "kept-agreements": Sentence("Kept agreement of rounds"),
    "overrides": Sentence("Views into blind rounds"),
    "freezes": Sentence("Freezes of the codebook"),
    "moved": Sentence("Passages to be looked at"),
    "elements": Sentence("Parts of other programs’ files"),
}
FOR_READING = (
    "“{name}” is a data package, which is made for readers and is not brought in as a project. Bring in one "
    "of its tables, or export the project as REFI-QDA (.qdpx) where it comes from."
)
TABLE_WRONG = (
    "The table “{name}” did not come out as it should: {problem}. Nothing was written. Check the project, "
    "and export again."
)
OTHER_COLUMNS = "its columns are others"
OTHER_COUNT = "{found} rows were read again of {written}"
KEY_TWICE = "two rows have the key {key}"
LEADS_NOWHERE = "{column} leads to {value}, which is not there"
OTHER_WORDS = "the words at {start} of “{document}” are others"
