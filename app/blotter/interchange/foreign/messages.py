"""The sentences about databases of other programs, and about what readers of whole projects meet alike."""

NO_DATABASE = "“{name}” is not a database, so it is no project of {program}. Choose another file."
DATABASE_DAMAGED = (
    "“{name}” is damaged, or only a part of it is there ({detail}). Open it in the program that it comes "
    "from, or take one of its backups. Nothing was imported."
)
DATABASE_CHANGING = (
    "“{name}” is being written to by another program. Close the project there, then import it. Nothing was "
    "imported."
)
DATABASE_TOO_LARGE = (
    "“{name}” is larger than {limit} MB, or there is no room on this disk for the copy that is read. Make "
    "room, or split the project. Nothing was imported."
)
DATABASE_NOT_COPIED = "“{name}” could not be copied to be read: {reason}. Nothing was imported."
AND_MORE = "{names} and {more} more"
NAME_CHANGED = "These have no name, or one that cannot be shown, so they were given one."
NAME_MENDED = "These names were too long, or had characters that no name can have, so they were changed."
NAME_TAKEN = "Others of the same place have these names, so a number was added."
UNKNOWN_CODER = "unknown coder"
NO_CODER = "The file does not say who made these; their coder is “{name}” now."
UNNAMED_DOCUMENT = "document {number}"
UNNAMED_CODE = "code {number}"
UNNAMED_CASE = "case {number}"
UNNAMED_ATTRIBUTE = "attribute {number}"
CHARACTERS_REPLACED = "In these documents characters that no text can have were replaced by “�”."
EMPTY_DOCUMENT = "These documents hold no text, so they were left out with what belongs to them."
UNPLACED = (
    "The words of these passages are not in their documents, so they have no place. They are kept among the "
    "passages to look at."
)
ORIGINAL_CHANGED = "“{name}” was changed or taken away while it was imported. Import the project again."
NO_PASSAGE = "These cover no words, so they were left out."
SWAPPED = "These ended before they began; both ends were swapped."
ASK_PAGES = "The project has PDFs ({count}). Find where their pages are in their texts?"
PAGES_YES = "Yes, though it takes seconds for each"
PAGES_NO = "No, take their texts only"
