"""The sentences of this room."""

ROUND_STARTED = "Started the round “{name}” on {what}. Nobody sees the others' work until all are done."
ROUND_PLANNED = "Nothing was changed. Without --dry-run the round is started with this."
ROUND_OPENED = "Opened the round “{name}”; its coders are compared with `blotter agreement --round`."
ROUND_LOOKED_INTO = "{coder} sees all of the round “{name}” from now on; the history tells so."
CANCELLED = "Cancelled; nothing was changed."
TORN = "Ended at once. Whether the last action was carried out is told by `blotter history`."
NOT_PRINTED = "The results could not be printed: {reason}."
NOT_ALLOWED = "“{path}” could not be used: {reason}. Check that it and its folder may be read and written."
FOLDER_GONE = "The folder that you are in is no longer there. Change to another one."
CODED_ALREADY = "{place} has the code “{path}” by {coder} already; nothing was changed."
NOT_CODED = (
    "{place} of “{source}” does not have the code “{path}” by {coder}. `blotter report segments` lists all."
)
MEMO_UNREADABLE = "The memo in “{path}” cannot be read: {reason}. Give a text file in UTF-8."
NO_SUCH_PLACE = (
    "There is no place {number} to settle: there are {count}. `blotter adjudicate list` numbers them."
)
NO_SUCH_SIDE = "There is no side {letter}: the letters are {letters}."
NOT_DECIDED = "Place {number} is open: nothing was decided about it."
NO_SUCH_BACKUP = "There is no backup number {number}: there are {count}. `blotter backups` lists them."
NO_CODEBOOK = (
    "There is no codebook “{name}”: neither a file of that name nor one that comes with Blotter ({names})."
)
POSITIONS = "How positions are counted: {convention}."
DRY_RUN_OF_ONE = "--dry-run tells of one file that holds a whole project; name one."
FORESEEN = "Nothing was changed. Without --dry-run the file is taken in with this."
ASKED = "{question} Now: {chosen}. Otherwise:"
READ_AS = "How positions were read: {convention}. Some passages:"
REFUSED_ALL = "{count} refused."
REFUSED_SOME = "{count} refused; the rest was taken."
CREATE_MAKES = "Unknown codes and coders are made with --create."
BOM_IS_FOR_CSV = "--bom is for CSV, but “{path}” is written as {format}. Leave it out, or name a .csv."
MISSING_IS_FOR_RECORDS = (
    "--missing is for records as linked tables, but “{path}” is written as {format}. Leave it out, or name "
    "a folder, a .zip or an .xlsx."
)
WITH_IS_FOR_PRINT = (
    "--with-counts and --with-coders are for a codebook to print, but “{path}” is written as {format}. "
    "Leave them out, or name a .pdf or a .docx."
)
PRINTING_MISSING = (
    "PDF cannot be written here: {reason}. Write a .docx, or --format codebook-html, and print that."
)
STOPPED = "Cancelled after {done} of {steps}; what is told above stays."
NOTHING_SOUGHT = "There is nothing to search for. Give some words."
NO_DOCUMENTS = "The project has no documents yet. Bring some in with `blotter import`."
NO_BACKUPS = "There is neither a project “{path}” nor a backup of one. Check the name."
FOLDER_NOT_MADE = "The folder “{path}” for the sample could not be made: {reason}. Name another."
CASES_UNREADABLE = "The cases in “{path}” cannot be read: {reason}. Give a file in JSON."
WINDOW_MISSING = "The window cannot be shown: {reason}. On a machine without a display use the commands."
PLANNED = "Assigned by the plan of seed {seed}."
PLANNED_NOTHING = "There was nothing left to give out; nothing was changed."
ONLY_PLANNED = "Nothing was changed. Without --dry-run and with --seed {seed} this plan is carried out."
FEWER_DOUBLE = (
    "{wanted} documents were to have two coders; {double} have. For every further one somebody is needed "
    "who does not have it yet: name more coders with --coder."
)
NOT_TAKEN = (
    "“{source}” stays with {coder}, who has segments there or is done with it. Uncode them first, or say "
    "that it is not done with `blotter done --undo`."
)
RECORDS_MERGED = "{other} is part of {number} now. `blotter record separate` takes it out again."
RECORD_SEPARATED = "{number} is a record of its own again."
RECORDS_DIFFERENT = "{number} and {other} are two activities; they are not proposed as one any more."
RECORDS_PERHAPS_SAME = "{number} and {other} may be proposed as one again."
NO_FIELD_DIFFERS = "{field} is not a field in which {number} and {other} differ; those are: {names}."
RECORD_SO_ALREADY = "It is so already; nothing was changed."
NO_SUCH_WORD = "There is no {what} “{word}”. There are {names}.{nearest}"
NO_SUCH_PLACE_IN_RECORDS = "“{word}” is neither a country nor a group that records name.{nearest}"
NO_SUCH_EVIDENCE = (
    "There is no evidence {id} in this record. `blotter record evidence list` lists it with ids."
)
EVIDENCE_ADDED = "Added evidence to {number}."
EVIDENCE_CHANGED = "Changed the evidence of {number}."
EVIDENCE_REMOVED = "Took evidence from {number}; the segments stay."
EVIDENCE_CONFIRMED = "Confirmed the evidence of {number}."

WHICH_TWO = "Records are settled between two coders. Name them with --between; having records are: {names}."
STRAY_CONSENSUS = "Consensus records that settle what is paired otherwise now, or is gone: {count}."

ONE_KIND_OF_TABLE = "Give --map and --set for records, --column for tables or --match for bibliographies."

KEY_WRITTEN = (
    "The key to the names is “{path}”. Keep it apart from the copy, and the passphrase apart from both."
)
NO_KEY_WRITTEN = (
    "No key was written: the way back to the names is the table alone. Keep it apart from the copy."
)
NO_PASSPHRASE_FILE = "“{path}” cannot be read as the file of a passphrase. Name a text file in UTF-8."
NOT_ERASED = "“{name}” was not erased: nothing was confirmed."
BACKUPS_HOLD_IT = (
    "The project's {backups} still hold it: `blotter erase --backups` deletes them with a document."
)
RELEASES_MAY_HOLD_IT = "Releases of the data set stay as they are and may quote it."
LOG_HOLDS_IT = (
    "Another process reads the project: what was erased stays in the log beside it until that one closes."
)
