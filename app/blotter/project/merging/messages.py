"""The sentences of merging: refusals first, then remarks of the report and the labels of the history."""

ITSELF = "“{path}” cannot be merged into itself. Name another copy of the project."
TWICE = "“{path}” is named twice. Name each copy once."
PAST_UNREADABLE = (
    "What happened in “{copy}” cannot be told any more, since its journal is damaged (edit {edit}); so what "
    "was changed there cannot be told from what was not. Merge it without its history, as a stranger's: "
    "every difference is then to be decided."
)
FROZEN_HERE = (
    "The codebook of “{into}” is frozen at revision {number}, and “{copy}” has another one by now. Thaw it, "
    "merge, and freeze it again."
)
DECISIONS_UNREADABLE = "The decisions in “{path}” could not be read: {reason}."
DECISIONS_MALFORMED = (
    "“{path}” does not hold decisions. It should be a JSON list like the one that `blotter merge --json` "
    'prints, with "take": "into" or "from" for each.'
)
TO_DECIDE = (
    "{count} things were changed on both sides. Nothing was merged. Decide each with --decisions FILE, or "
    "all with --take into or --take from."
)
TO_DECIDE_ONE = (
    "One thing was changed on both sides. Nothing was merged. Decide it with --decisions FILE, or with "
    "--take into or --take from."
)

RENAMED = "is called “{name}” now, since there is another of its name"
OTHER_TEXT = "“{name}” has another text there; both documents are kept"
FOLLOWED = "its segments went along into “{path}”"
RESTORED = "was removed on one side and is used on the other; it is kept"
REANCHORED = "found again by its quote at {place}"
KEPT_ON_OTHER = "has no place in the text that was chosen; it is kept on “{name}”"
NOT_TAKEN = "goes with “{path}”, as was decided"
GONE_WITH = "goes with “{name}”, as was decided"
NOT_FROZEN = "was frozen there at revision {number}; the codebook that came of both is not"
KEY_DROPPED = "lost its key “{key}”, which another code has"
NO_GROUP = "no group"
GROUP_TO_THE_TOP = "each side put it into the other's groups; it lies at the top now"
ROLE_DROPPED = "another attribute has the role {role} in citations; this one has none now"
VALUE_BESIDE = "it does not fit the attribute as it is now, and stands in “{name}”"
ALIAS_DROPPED = "lost its alias “{alias}”, which stands for “{path}”"

RENUMBERED = "is {number} now, since both sides gave the number {old} to a record of theirs"
NO_UMBRELLA = "lies under no other record now, since that is no more, or lies under it"

MERGED = "Merge {name}"
MERGED_COPIES = "Merge {count} copies"
REVISION_OF_BOTH = "Codebooks merged: {name}"

TYPES = {
    "Coder": "coder",
    "Source": "document",
    "Code": "code",
    "Segment": "segment",
    "Memo": "memo",
    "SavedQuery": "query",
    "Assignment": "assignment",
    "CodeSet": "code set",
    "CodingRule": "rule",
    "CodeNote": "note on a code",
    "FormerCode": "former code",
    "Freeze": "freeze",
    "Revision": "revision",
    "Round": "round",
    "RoundPassage": "passage",
    "Override": "look into a round",
    "KeptAgreement": "kept agreement",
    "Decision": "decision",
    "RecordKind": "kind of record",
    "RecordField": "field of records",
    "Actor": "actor",
    "Record": "record",
    "Evidence": "evidence",
    "FormerRecord": "former record",
    "NotSame": "pair found different",
    "StudyFrame": "frame of the study",
    "CountryRegion": "region of a country",
    "CountryTable": "table by country",
    "SavedFigure": "figure",
    "Release": "release",
    "DocumentGroup": "group of documents",
    "Case": "case",
    "CasePart": "part of a case",
    "Attribute": "attribute",
    "AttributeValue": "value of an attribute",
    "MovedPassage": "passage to look at",
    "ForeignImport": "file of another program",
    "ForeignElement": "part of a foreign file",
}
REMOVED = "removed"
ARCHIVED = "archived"
NOT_ARCHIVED = "not archived"
EXCLUSIVE = "exclusive"
NOT_EXCLUSIVE = "not exclusive"
THE_PROJECT = "the project"
THE_TOP = "the top"
THE_FRAME = "the frame of the study"
NO_CODE = "no code"
NO_RECORD = "none"
YES = "yes"
NO = "no"
ONE_PERSON = "one person"
TWO_PEOPLE = "two people"
