"""What is said when a project becomes a data package."""

AUTHORS = "authors"
NO_AUTHORS = (
    "nobody is named as author, and a citation needs one; choose authors: family name, given name; the next "
    "one"
)
NO_ORCID = "is no ORCID: its last sign does not fit the others; look it up and choose authors again"
LICENCE = "licence"
NO_LICENCE = "nobody may use the data without one; choose a licence, such as CC-BY-4.0"
OTHER_LICENCE = (
    "is none of the licences that archives know by their names ({names}), so it is told in words only"
)
LEFT_OUT = "{count}; there is no table for them in a data package, a copy of the project has them"
RECORDS_LEFT_OUT = (
    "{count}; their tables have names, words and notes, so they come along only with quotes, memos and "
    "the coders’ names"
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
