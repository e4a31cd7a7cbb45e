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
EVIDENCE_UNCODED = (
    "“{words}” was uncoded, so there is nothing to confirm. Code it again, or take it from the record."
)
QUOTE_GONE = (
    "“{words}” does not stand just once in {source} any more. Add the passage that says it now, then take "
    "this evidence away."
)
PIECES_OF_ONE = "Choose two or more pieces of evidence of one record to join them."

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
EVIDENCE_CODED_AGAIN = "Code evidence of {number} again"
EVIDENCE_JOINED = "Join evidence of {number}"
EVIDENCE_PARTED = "Part evidence of {number}"
RECORD_REVIEWED = "Mark {number} as reviewed"
RECORDS_REVIEWED = "Mark {count} records as reviewed"
REVIEW_WITHDRAWN = "Mark {number} as not reviewed"
REVIEWS_WITHDRAWN = "Mark {count} records as not reviewed"
RECORD_FILED = "File {old} as {number}"
SCHEMA_SET_UP = "Set up the kinds of records"

NO_SUCH_WORD = "“{word}” is none of the words of {field}, which are {names}.{nearest}"
NO_SUCH_COUNTRY_ROLE = "“{word}” is no role of countries. The roles are {names}.{nearest}"
NO_SUCH_ACTOR_ROLE = (
    "“{word}” is no role of actors. The roles are {names}.{nearest} "
    "If it belongs to the name, write () after it."
)
NO_SUCH_STATUS = "“{word}” is no status. The statuses are {names}.{nearest}"
NO_ACTOR_NAME = "“{words}” names no actor: write a name, and the role in parentheses after it."
NO_MEASURE = "“{words}” is no quantity: write what is counted, a colon and the figure, as in “meetings: 114”."
NO_FIGURE = "“{words}” has no figure that can be read: write “20 persons”, “≥ 2,700”, “≤ 3,000” or “20–30”."
TOO_LARGE = "“{words}” is larger than any figure that can be kept: check it, or write a larger unit."
LOW_OVER_HIGH = "“{words}” begins higher than it ends: write the lower figure first."
NO_SUCH_PART = (
    "“{words}” says nothing known of a quantity: write “as of” and a date, a stage, “claimed by” and who, "
    "“part of #1”, “instead of #1”, or the source's words in quotation marks.{nearest}"
)
NO_SUCH_QUANTITY = (
    "“{words}” is no quantity: write # and its place in the record, as in “#1”, or “MM.001#1” for another's."
)
PASSAGE_NOWHERE = (
    "The passage does not stand in “{source}”. Give the words as they stand there, or the position."
)
PASSAGE_TWICE = "The passage stands in “{source}” more than once. Give its position, too."
PASSAGE_NOT_PLACED = "In “{source}”: {why}"
WORDS_NOWHERE = "The words of a quantity do not lie at {place} of “{source}”."
NO_CODE_FOR_PASSAGE = (
    "The passage has no code to get: neither the subtype nor the kind has one. Name it in a column “code”."
)
NO_SUCH_LEVEL = "“{word}” is no level. The levels are {names}."
NO_SUCH_EVIDENCE_ROLE = "“{word}” is no place of evidence. The places are {names}."
NO_SUCH_BLANK = "“{why}” is no reason for nothing in {field}. The reasons are {names}."
RECORD_THERE = "it is in the project already."
NUMBER_IN_USE = "{given} names another record, so it came in as {number}."
NUMBER_IS_NONE = "“{given}” is no number of a record, so it came in as {number}."
UMBRELLA_LEFT_OUT = "The umbrella {number} did not come in, or lies under this record; it has none now."
WORD_KEPT = "“{word}” is none of the words of {field}; it was kept as it is."
KEPT_AS_GROUP = "“{words}” is no country; it was kept as a group without a region."
COLUMN_LEFT_OUT = (
    "the project has no field of this name. Map the column to another, or make the field with --create."
)
NO_SUCH_REASON = "“{why}” is no kind of nothing. They are {names}."
RELEASED = "Release “{name}”"
RELEASE_EXISTS = "There is a release “{name}” already. A release is never changed: choose another name."
NO_SUCH_RELEASE = "There is no release “{name}”.{nearest}"
NOTHING_TO_RELEASE = "There are no records to release yet. Make some first."
RELEASE_WHILE_BLIND = (
    "Not all records can be seen while the round “{round}” is blind, so a release would lack some. Wait "
    "until it is opened."
)
RELEASE_IS_AN_ARCHIVE = "A release is a .zip or a folder, not “{name}”. Name one of these."
TARGET_LEFT_OUT = "Left out"
TARGET_SOURCE = "Passage: document"
TARGET_START = "Passage: start"
TARGET_END = "Passage: end"
TARGET_TEXT = "Passage: its words"
TARGET_CODE = "Passage: code"
TARGET_NUMBER = "Number"
TARGET_KIND = "Kind"
TARGET_CLAIM_SOURCE = "Claim source"
TARGET_ORIGIN = "Origin"
TARGET_CODER = "Coder"
TARGET_FIELD = "{field}"
TARGET_PART = "{field}: {part}"
NAME_THE_KIND = "The code of the passage proposes no kind of record. Name one: {names}."
NO_NUMBER = "“{words}” is no number."
NOT_YES_OR_NO = "“{words}” is neither yes nor no."
HAS_TO_HAVE_A_VALUE = "Every record has a {field}: choose one of {names}."
NOT_A_COUNT = (
    "“{words}” does not say whether the record counts: write yes or no, and perhaps a colon and the reason, "
    "or “by rule”."
)
FILTER_EITHER = "{one} or {other}"
FILTER_KIND = "kind is {values}"
FILTER_SUBTYPE = "subtype is {values}"
FILTER_NOT_SUBTYPE = "subtype is not {values}"
FILTER_LEVEL = "level is {values}"
FILTER_TOPIC = "topic is {values}"
FILTER_COUNTRY = "country is {values}"
FILTER_REGION = "region is {values}"
FILTER_YEARS = "years {values}"
YEARS_FROM = "from {year:d} on"
YEARS_TO = "up to {year:d}"
FILTER_ACTOR = "actor is {values}"
FILTER_CODER = "coder is {values}"
FILTER_STATUS = "status is {values}"
FILTER_CLAIM_SOURCE = "claim source is {values}"
FILTER_DOCUMENT_GROUP = "documents in group: {values}"
FILTER_CASE = "documents of case: {values}"
FILTER_DOCUMENT = "documents with {condition}"
FILTER_FIELD = "{field} is {values}"
FILTER_MISSING = "no {field}"
FILTER_COUNTED = "count in analysis is yes"
FILTER_NOT_COUNTED = "count in analysis is no"
FILTER_REVIEWED = "reviewed"
FILTER_NOT_REVIEWED = "not reviewed"
FILTER_TO_RECHECK = "to re-check"
FILTER_NOT_TO_RECHECK = "not to re-check"
FILTER_PROBLEMS = "with problems"
FILTER_NO_PROBLEMS = "without problems"
FILTER_MIN_SOURCES = "at least {count:d} independent sources"
FILTER_WORDS = "with the words “{words}”"
FILTER_IDS = "{count:d} chosen records"
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
    "`blotter record adjudicate list` to see them."
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
