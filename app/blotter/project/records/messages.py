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
OWN_UMBRELLA = "{number} cannot be its own umbrella, nor lie under one of its own."

RECORD_MADE = "Make record {number}"
RECORD_CHANGED = "Change {number}"
RECORD_FIELD_CHANGED = "Change {field} of {number}"
RECORDS_CHANGED = "Change {count} records"
RECORD_DELETED = "Delete record {number}"
RECORDS_DELETED = "Delete {count} records"
EVIDENCE_ADDED = "Add evidence to {number}"
EVIDENCE_CHANGED = "Change evidence of {number}"
EVIDENCE_REMOVED = "Take evidence from {number}"
EVIDENCE_CONFIRMED = "Confirm the evidence of {number}"
SCHEMA_SET_UP = "Set up the kinds of records"

RECORDS_CHANGED_MEANWHILE = (
    "{numbers} changed since they were compared. Compare them again, then settle what they differ in now."
)
SETTLED_BY_PEOPLE = (
    "Records are settled between people; “{name}” has what was settled. Name two other coders."
)
NOT_THERE_TO_TAKE = "Only one of the two coders has {number}: take that one, or discard it."
CONSENSUS_MERGED = "{number}, which settled this, was merged into another record. Take them apart first."
NO_FIELD_TO_TAKE = "There is no field “{name}” to take from a coder. The fields are {names}.{nearest}"
NOT_SETTLED = "{numbers} is not settled, so there is nothing to take back."
NO_SUCH_PAIR = (
    "Neither {first} nor {second} has a record “{number}” among those that are compared. Run "
    "`blotter adjudicate-records list` to see them."
)
RECORD_SETTLED = "Settle {numbers}"
RECORD_DISCARDED = "Discard {numbers}"
RECORDS_SETTLED_ALIKE = "Take over {count} records that are alike"
RECORD_OPEN_AGAIN = "Settle {numbers} anew"
NEEDS_TWO_CODERS = "“{name}” alone cannot be compared. Name two coders, or none to compare everybody."
RECORDS_OF_BLIND_ROUND = (
    "{coder} codes in the round “{round}”, which is still blind, so records of that time are not shown. "
    "Compare once it is open."
)
