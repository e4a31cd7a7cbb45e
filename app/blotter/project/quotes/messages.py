"""What is told of passages that are looked for by their words."""

DOCUMENTS_MISSING = (
    "The project does not have the documents of some passages ({count}): {names}. Bring these documents in, "
    "then this table again."
)
DOCUMENT_MISSING = "The project has no document “{name}”."
DOCUMENT_COMES = "“{name}” comes in with this table; its passages are looked for then."
SEVERAL_DOCUMENTS = "“{words}” could be any of several documents: {names}. Give them names that differ."
NOT_IN_TEXT = (
    "These words are not in “{name}”, not even with white space and the form of quotation marks left aside. "
    "The text may be another version of the document; look for the passage and code it by hand."
)
FOUND_LOOSELY = (
    "Found with white space and the form of quotation marks and dashes left aside: {count} ({places})."
)
FOUND_BY_PLACE = (
    "These passages stand at several places, and the one nearest to what the table says was taken: {count} "
    "({places})."
)
FOUND_FIRST = (
    "These passages stand at several places and the table does not say at which, so the first one not yet "
    "taken got the code: {count} ({places}). Look at them."
)
CELL_FULL = (
    "These passages fill a cell, which holds {limit} characters at most, so that their ends may be missing: "
    "{count} ({places})."
)
CODED_BY_IMPORTER = (
    "The table does not say who coded these passages: {count}. “{name}” was taken for the coder."
)
PLACE = "“{name}”, {where}"
