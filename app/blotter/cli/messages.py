"""The sentences of this room."""

CODED_ALREADY = "{place} has the code “{path}” by {coder} already; nothing was changed."
NOT_CODED = (
    "{place} of “{source}” does not have the code “{path}” by {coder}. `blotter report segments` lists all."
)
MEMO_UNREADABLE = "The memo in “{path}” cannot be read as UTF-8 text ({reason})."
NO_SUCH_BACKUP = "There is no backup number {number}: there are {count}. `blotter backups` lists them."
NO_CODEBOOK = (
    "There is no codebook “{name}”: neither a file of that name nor one that comes with Blotter ({names})."
)
REFUSED_SOME = "{count} were refused; the rest was taken."
CASES_UNREADABLE = "The cases in “{path}” cannot be read: {reason}."
WINDOW_MISSING = "The window cannot be shown: {reason}. On a machine without a display use the commands."
