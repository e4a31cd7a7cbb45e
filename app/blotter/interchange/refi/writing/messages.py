"""The sentences of the writer of REFI-QDA."""

NOT_AS_GIVEN = (
    "“{name}” was not written: read back, it would not be the same project ({what}). What was there "
    "before is untouched. Please report this with the words in brackets."
)
NOT_SOUND = (
    "“{name}” was not written: it would break a rule of REFI-QDA ({what}). What was there before is "
    "untouched. Please report this with the words in brackets."
)
TOO_LARGE_TO_READ = (
    "“{name}” was not written: with the files of its documents it would have more than {limit} MB, which is "
    "more than is read at once. What was there before is untouched. Write some of the documents at a time."
)
NO_CODES = (
    "There is no code to write, and a codebook without codes is not valid in REFI-QDA. Add a code first."
)

POSITIONS_UTF16 = "UTF-16 units, from 0, the end not included"
POSITIONS_CODE_POINTS = "code points, from 0, the end not included"
UNITS_DIFFER = (
    "Some documents hold characters such as emoji, which programs count as one or as two. This file "
    "counts them as {count}; check a passage behind one in the other program."
)
ONE = "one"
TWO = "two"
NOT_LEGAL = (
    "{count} names, memos or definitions hold control characters, for which XML has no place; they were "
    "written without these."
)

WHOLE = "{count} of them"
FIELD = "{field} ({count})"
SEVERAL = "{count}: {names}"
NO_PLACE = "REFI-QDA has no place for this, and without the extension it is not in the file."
ONLY_IN_EXTENSION = (
    "REFI-QDA has no place for this. It is in the extension of the file: Blotter has it again, other"
    " programs do not see it."
)
FOREIGN_LEFT_OUT = (
    "This came with a file of another program and names something that is not in the project any "
    "more, or cannot be written where it was. It was not given back."
)

TYPE_SOURCE = "Documents"
TYPE_CODE = "Codes"
TYPE_SEGMENT = "Coded segments"
TYPE_MEMO = "Memos"
TYPE_CODER = "Coders"
TYPE_CASE = "Cases"
TYPE_CASEPART = "Parts of cases"
TYPE_ATTRIBUTE = "Attributes"
TYPE_ATTRIBUTEVALUE = "Values of attributes"
TYPE_DOCUMENTGROUP = "Groups of documents"
TYPE_CODESET = "Code sets"
TYPE_CODENOTE = "Notes on codes"
TYPE_CODINGRULE = "Coding rules"
TYPE_REVISION = "Revisions of the codebook"
TYPE_FORMERCODE = "Former codes"
TYPE_FREEZE = "Freezes of the codebook"
TYPE_ROUND = "Reliability rounds"
TYPE_ROUNDPASSAGE = "Passages of rounds"
TYPE_OVERRIDE = "Views into blind rounds"
TYPE_KEPTAGREEMENT = "Kept agreement"
TYPE_DECISION = "Settled disagreements"
TYPE_ASSIGNMENT = "Assignments"
TYPE_SAVEDQUERY = "Saved queries"
TYPE_MERGEDCOPY = "Merged copies"
TYPE_TWIN = "Twins of merged copies"
TYPE_MOVEDPASSAGE = "Passages to look at"
TYPE_RECORD = "Activity records"
TYPE_RECORDKIND = "Kinds of records"
TYPE_RECORDFIELD = "Fields of records"
TYPE_EVIDENCE = "Evidence"
TYPE_ACTOR = "Actors"
TYPE_FORMERRECORD = "Former records"
TYPE_NOTSAME = "Pairs of records that differ"
TYPE_STUDYFRAME = "Frame of the study"
TYPE_COUNTRYREGION = "Regions of countries"
TYPE_COUNTRYTABLE = "Tables by country"
TYPE_SAVEDFIGURE = "Saved figures"
TYPE_RELEASE = "Releases"

QUOTE = "the quote, which is not what stands in the text"
REVISION = "the revision of the codebook"
ROUND = "the round"
ORIGIN = "where it comes from"
ALIASES = "other names"
KEY = "the key"
ARCHIVED = "whether it is archived"
REFERENCE = "the reference"
COLOUR = "the pattern of the colour"
KIND = "the kind"
PARENT = "what it lies in"
EXCLUSIVE = "whether its codes exclude each other"
TYPE = "the type"
ROLE = "the role in citations"
LANGUAGE = "the language"
ENCODING = "the encoding"
HEADINGS = "headings"
STRUCTURE = "pages, notes and speakers"
LAYOUT = "places on the pages"
ORIGINAL = "the original file"
NAME = "the name as it is"
PARTS = "the parts of the definition apart"

EXTENSION_BROKEN = (
    "The extension with what REFI-QDA has no place for is damaged and was left out. The rest of the "
    "project is whole."
)
EXTENSION_NEWER = (
    "The extension with what REFI-QDA has no place for comes from a later version of Blotter and was"
    " left out. Update Blotter and import the file again to have all of it."
)
EXTENSION_TAKEN = "{count} things came from the extension, since REFI-QDA has no place for them."
EXTENSION_STALE = (
    "{count} entries of the extension belong to something that was changed or removed in another "
    "program. What that program wrote was taken."
)
EXTENSION_UNSOUND = "{count} entries of the extension cannot be understood and were left out."
CONTENT_CHANGED = (
    "“{name}” is damaged: “{member}” in it is not what it is said to be. Get the file again, or "
    "export it anew."
)
NOT_IN_CODEBOOK = "REFI-QDA has no place for {fields} of codes; these are not in the file."
