"""What is said to people about records, as templates with named values; labels of the history, too."""

NO_SUCH_RECORD = (
    "There is no record “{number}”. Run `blotter report records` to see those there are.{nearest}"
)
RECORD_GONE = "Record {number} was deleted. Undo that, or name another record."
NO_SUCH_KIND = "There is no kind of record “{name}”. The kinds are {names}.{nearest}"
NO_EVIDENCE = "A record needs at least one coded passage as its evidence: select and code one first."
NO_SUCH_COUNTRY = (
    "“{words}” is no country: write its two-letter code or its name, or give a group a name and a region."
)
NO_SUCH_FIELD = "There is no field “{name}”. The fields of {kind} are {names}.{nearest}"
LAST_EVIDENCE = "This is the only evidence of {number}. Add another passage first, or delete the record."
ONE_RECORD = "{number} is one record: name two."
NOT_MERGED = (
    "No record “{number}” was merged into another, so there is nothing to take apart. "
    "`blotter history` tells what was merged.{nearest}"
)
SEPARATE_FIRST = (
    "{number} was merged into {other}, which is no record any more. Take {other} out of what it was merged "
    "into first, or undo its deletion."
)
NOTHING_TO_SEPARATE = (
    "The evidence that came with {number} is gone, and a record needs some. Make a new record from a passage."
)
NOTHING_LEFT = (
    "All evidence of {other} came with {number}, so {other} would have none. Add a passage to {other} first."
)
OWN_UMBRELLA = "{number} cannot be its own umbrella, nor lie under one of its own."

RECORD_MADE = "Make record {number}"
RECORD_CHANGED = "Change {number}"
RECORD_FIELD_CHANGED = "Change {field} of {number}"
RECORDS_CHANGED = "Change {count} records"
RECORD_DELETED = "Delete record {number}"
RECORDS_DELETED = "Delete {count} records"
RECORDS_MERGED = "Merge {other} into {number}"
RECORD_SEPARATED = "Separate {number} from {other}"
FOUND_DIFFERENT = "Find {number} and {other} different"
PERHAPS_SAME = "Let {number} and {other} be compared again"
PROPOSAL_DISMISSED = "Turn down {field} proposed for {number}"
EVIDENCE_ADDED = "Add evidence to {number}"
EVIDENCE_CHANGED = "Change evidence of {number}"
EVIDENCE_REMOVED = "Take evidence from {number}"
EVIDENCE_CONFIRMED = "Confirm the evidence of {number}"
SCHEMA_SET_UP = "Set up the kinds of records"
