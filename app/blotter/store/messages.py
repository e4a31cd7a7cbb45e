"""The sentences of this room."""

NO_SUCH_PROJECT = (
    "There is no project “{path}”. Check the name, or make one with *New project* (`blotter new`)."
)
IS_A_FOLDER = "“{path}” is a folder. Choose a project file, which ends in .blotter."
EXISTS = "“{path}” exists already and is left as it is. Choose another name."
NAME_TOO_LONG = "“{name}” is too long for a project's file name. Choose one of at most {limit} bytes."
NO_SUCH_FOLDER = "There is no folder “{path}” to put the project in. Make it first, or choose another."
NOT_A_PROJECT = "“{path}” is not a Blotter project, so it was not opened and nothing was written to it.{hint}"
HINT_NOT_A_FILE = " It is not a file that could hold one, but a device or a pipe."
HINT_EMPTY = " The file is empty; look for a backup beside it."
HINT_OTHER_DATABASE = " It is a database of another program."
HINT_NOT_A_DATABASE = " It is not a database at all; documents are brought in with *Import*."
NEWER = (
    "“{path}” was written by a newer Blotter (its form is {found}, this program knows {known}). "
    "Install the newer program; nothing was written to the file."
)
A_PART = "a part of the project"
DAMAGED = (
    "“{path}” is damaged and was not opened for work ({detail}). Keep it as it is, and restore the newest "
    "backup from “{backups}”."
)
TRUNCATED = "it should be {expected} bytes long and is {found}"
CANNOT_OPEN = "“{path}” could not be opened: {reason}. Check that the file and its folder may be read."
OLDER = (
    "“{path}” was made by an older Blotter. Open it once for writing, which brings it up to date (a backup "
    "is taken before); after that it can be read anywhere."
)
LOG_OF_ANOTHER = (
    "Beside “{path}” lies the log “{log}”, which an unfinished program wrote to another file of that name. "
    "Put back the file it belongs to, or move the log away to open this one as it is; nothing was written."
)
BEING_READ = "“{path}” is being used by another program just now. Wait a moment and open it again."
CANNOT_MAKE = "“{path}” could not be made: {reason}. Choose a folder in which you may write."
NO_ROOM = "There is no room left on the disk that holds “{path}”. Free some space and try again."
OPEN_ELSEWHERE = (
    "“{path}” is open for writing by {who} on {host} since {since} (process {pid}). Close it there, "
    "or open it here for reading only."
)
OPEN_ELSEWHERE_UNKNOWN = (
    "“{path}” is open for writing in another program. Close it there, or open it here for reading only."
)
CANNOT_LOCK = (
    "“{path}” cannot be opened for writing: {reason}. Copy it to a folder of your own, or open it for "
    "reading only."
)
ONLY_READABLE = "the file may only be read"
READ_ONLY = "“{path}” is open for reading only, so nothing can be changed."
CLOSED = "“{path}” was closed meanwhile."
REPLACED = (
    "“{path}” was moved, replaced or deleted by another program while it was open here. The last action is "
    "not saved. Save a copy of what is open here, then close it and see which file is the right one."
)
UNFINISHED_READ_ONLY = (
    "“{path}” was not closed by the last program and lies where nothing can be written, so it cannot be "
    "read safely. Copy it together with the files beside it to a folder of your own and open it there."
)
DISK_FULL = (
    "The project could not be written: the disk is full. The last action is not saved; everything before "
    "it is. Free some space and do it again."
)
CANNOT_WRITE = (
    "The project could not be written ({reason}). The last action is not saved; everything before it is."
)
BROKEN_REFERENCE = (
    "The action was not carried out: it would have left {what} pointing at something that is gone. "
    "Nothing was changed."
)
BLIND_STEP = (
    "The last step was made in a round that is still blind, and not by you: it can be undone by whoever made "
    "it, or once the round is opened."
)
BLIND_STEP_REDO = (
    "The next step was made in a round that is still blind, and not by you: it can be redone by whoever made "
    "it, or once the round is opened."
)
NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to redo."
OTHERS_STEP = (
    "The last step, “{label}”, is {coder}'s. It can be undone if you say so; the command line needs "
    "--any-coder for that."
)
OTHERS_STEP_REDO = (
    "The last step, “{label}”, is {coder}'s. It can be redone if you say so; the command line needs "
    "--any-coder for that."
)
PAST_UNREADABLE = (
    "What happened in the project cannot be told any more: the journal's edit {edit} is damaged."
)
UNDO = "Undo: {label}"
REDO = "Redo: {label}"
NO_ROOM_FOR_COPY = (
    "A copy of the project could not be written: the disk is full. Nothing was changed. Free some space and "
    "do it again."
)
CANNOT_COPY = "A copy of the project could not be written ({reason}). Nothing was changed."
TARGET_IN_USE = "“{path}” is in use or was not closed properly, so it is not replaced. Choose another name."
NO_SUCH_BACKUP = "There is no backup {which} of “{path}”. `blotter backups` lists them."
RESTORED = "Restored the backup {name}"
NETWORK_SHARE = (
    "“{path}” lies on a network share ({kind}). It works there, more slowly; one person at a time can write."
)
SYNC_FOLDER = (
    "“{path}” lies in a folder that {service} copies elsewhere. Two laptops writing at once would make two "
    "versions, and the material leaves this laptop. A folder that is not synchronised is safer."
)

UNREADABLE_PART = "could not be read to the end: {reason}"
DANGLING = "points at a {what} that is not there"
OTHER_TEXT = "the text is not the one that was stored under its digest"
OTHER_BYTES = "the original bytes are not the ones that were imported"
OTHER_LENGTH = "has {found} characters where {expected} are recorded"
OTHER_QUOTE = "its quote is not what stands at {place}"
TWO_CODERS = "two coders have this name"
TWO_SOURCES = "two sources have this name"
TWO_ROUNDS = "two rounds have this name"
DRAW_UNREADABLE = "how it was drawn cannot be read"
TWO_GROUPS = "two groups side by side have this name"
TWO_CASES = "two cases have this name"
TWO_ATTRIBUTES = "two attributes have this name"
TWO_VALUES = "a document or case has two values of it"
OTHER_VALUE = "a value does not fit its type"
TWO_CODES = "two codes side by side have this name"
IN_A_CIRCLE = "hangs in a circle and has no place in the tree"
OTHER_CODES = "is not what the codes say now"
OTHER_STATE = "its names, places and definitions cannot be told any more"
CODES_MISSING = "names codes that are not there"
REVISION = "revision {number}"
NO_REVISION = "no revision"
TWO_FIELDS = "two fields have this name"
TWO_KINDS = "two kinds of records have this name"
TWO_TABLES = "two tables have this name"
TWO_ACTORS = "two actors have this name"
TWO_RECORDS = "two records have this number"
NO_NUMBER = "is no number such as MM.001"
FIELD_MISSING = "names a field “{field}” that is not there"
ACTORS_MISSING = "names actors that are not there"
QUANTITIES_MISSING = "a quantity is part of one, or says otherwise than one, that is not there"
KEPT_UNREADABLE = "what is kept of it cannot be read"
ASSIGNED_TWICE = "{coder} is assigned twice"
PART_OF_EDIT = "edit {edit}, part {part}"
UNDO_UNREADABLE = "what would undo it cannot be read"
