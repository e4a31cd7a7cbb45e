"""The sentences of this room: refusals first, then the labels of the history."""

NO_SUCH_SOURCE = "There is no document “{name}”.{nearest}"
NO_SUCH_CODER = (
    "There is no coder “{name}”.{nearest} A new coder is added with *Add coder* (`blotter coder add`)."
)
NO_CODERS = "The project has no coders yet. Add one first (`blotter coder add`)."
WHO_CODES = "Say who codes, in the box at the top right or with --coder: the project has {names}."
CODER_EXISTS = "There is a coder “{name}” already."
SOURCE_EXISTS = "There is a document “{name}” already. Choose another name."
CODER_IN_USE = (
    "“{name}” cannot be removed while there are segments of that name ({segments}). Uncode them first."
)
NO_SUCH_SEGMENT = "There is no segment {id}. `blotter report segments` lists them with their ids."
NO_SUCH_MEMO_SUBJECT = (
    "A memo is written on source:NAME, code:PATH, segment:ID or project, not on “{subject}”."
)
MERGE_INTO_ITSELF = "“{name}” cannot be merged into itself."
MERGE_INTO_CHILD = "“{name}” cannot be merged into “{into}”, which lies under it. Move that one out first."
TEXT_NOT_FOUND = "“{text}” does not occur in “{source}”. Case counts; check the spelling."
TEXT_SEVERAL = (
    "“{text}” occurs {count} times in “{source}”, so nothing was coded. Give one of the places with --span, "
    "or code them all with --all:\n{places}"
)
QUOTES_LOST = (
    "“{name}” cannot be read as {encoding}: some coded passages ({count}) would not stand in the new text. "
    "Uncode them first, or read it in another encoding."
)
NOT_A_SIBLING = "“{before}” is not where “{name}” is to be placed. Name one of its future siblings."
NO_COLOUR = "“{colour}” is not a colour. Give #rrggbb or one of: {names}."
NO_SUCH_REPORT = "There is no report “{name}”. The reports are: {names}."

IMPORTED = "Import {name}"
IMPORTED_FILES = "Import {count} files"
CODED = "Code {path}"
CODED_ALL = "Code {path}, {count} segments"
UNCODED = "Uncode {path}"
UNCODED_ALL = "Uncode {count} segments"
RECODED = "Recode {old} as {new}"
BOUNDS_MOVED = "Move the bounds of {path}"
SEGMENT_MEMO = "Memo on a segment of {path}"
CODE_ADDED = "Add code {path}"
CODE_RENAMED = "Rename {old} to {new}"
CODE_MOVED = "Move {path}"
CODE_RECOLOURED = "Recolour {path}"
CODE_KEYED = "Change the key of {path}"
CODE_REDEFINED = "Define {path}"
CODES_MERGED = "Merge {merged} into {into}"
CODE_DELETED = "Delete code {path}"
CODEBOOK_ADOPTED = "Add the codebook {title}"
CODER_ADDED = "Add coder {name}"
CODER_RENAMED = "Rename coder {old} to {new}"
CODER_REMOVED = "Remove coder {name}"
SOURCE_RENAMED = "Rename document {old} to {new}"
SOURCE_REMOVED = "Remove document {name}"
SOURCE_REREAD = "Read {name} in another encoding"
SOURCE_LANGUAGE = "Set the language of {name}"
MEMO_WRITTEN = "Memo on {subject}"
PROJECT_MEMO = "Memo on the project"
MARKED_DONE = "Mark {name} done"
MARKED_DONE_ALL = "Mark {count} documents done"
MARKED_UNDONE = "Mark {name} in progress"
MARKED_UNDONE_ALL = "Mark {count} documents in progress"
DAILY_BACKUP_FAILED = "Today's backup could not be made: {reason}"
