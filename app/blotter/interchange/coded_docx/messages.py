"""The sentences of this room."""

NO_DOCUMENTS = "There is no document to write, so “{path}” was not made. Choose at least one document."
SEVERAL_DOCUMENTS = (
    "“{path}” would be one Word file, and {count} documents are to be written. Choose one of them, or name a "
    "folder: it gets a file for each."
)
ALREADY_THERE = (
    "“{path}” already holds “{name}”, and nothing in a folder is replaced. Choose an empty folder, or a new "
    "name."
)
FILE_WRONG = (
    "“{name}” did not come out as it should: {problem}. Nothing was written. This is a fault of the program; "
    "tell those who make it."
)
FILE_LOST_WORDS = "its words differ from those of the document"
FILE_LOST_COMMENTS = "{missing} of {count} comments are not on their passages"
