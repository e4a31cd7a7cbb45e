"""What is said about projects that come from, or go into, files of other programs."""

NO_SUCH_CHOICE = "“{name}” is nothing to choose for {format}. {names}"
NOTHING_TO_CHOOSE = "This format leaves nothing to choose."
CHOICES = "There is: {names}."
NO_SUCH_VALUE = "“{value}” cannot stand for “{name}”: {why} {description}"
VALUES = "It may be one of {values}."
NO_VALUE_OF_THIS_KIND = "It is not of the right kind."

NO_MASKED_PROJECT = (
    "A whole project is written with its own words. Make a copy with pseudonyms or without the passages "
    "first, and write that one."
)

IN_A_ROUND = (
    "A whole project comes in as open coding, but “{round}” is being worked in. Leave the round, and bring "
    "the file in again."
)
OTHER_CONTENT = "What “{name}” holds of “{source}” is not what it says it is. Have the file made again."
NO_CONTENT = "The file does not hold its words or its original."
NO_VALUE = "There is nothing in it but spaces."
NOT_AS_KEPT = "What the file says of it cannot be understood."
NAMES_NOTHING = "They belong to something that is not there."
ONLY_WITH_THEIR_PROJECT = (
    "They belong to the course of the other project. To have them, bring the file into a new project, or "
    "merge the two copies if both come from one project."
)
RECORDS_HERE = (
    "This project has records of its own, with other numbers and fields. Bring the file into a new project, "
    "or export its records and bring in those."
)
SAID_TWICE = "The file gives the same code to the same words by the same coder more than once; one is kept."
DIFFERENT_HERE = "They are here already and differ; what is here stays as it is."
FOUND_ELSEWHERE = "Their words stand elsewhere in the document as it is here; they were placed there."
NO_PLACE_HERE = (
    "Their words are not in the document. They are kept among the passages to look at, where they can be "
    "placed."
)
NO_PLACE_AT_ALL = "Their words are not in the document."
REWORDED = "The document is here already with other words; passages were looked for by theirs."
RENAMED = "Something has this name already; it is called “{name}” here."
CAME_IN_AS = "{kind}, {count} characters"
AND_MORE = "{names} and {count} more"
SOME = "{kind} ({count})"
SOME_CALLED = "{kind} ({count}): {names}"
NO_PROJECT = "“{name}” does not hold a whole project; it is read as {format}. Name a file that holds one."
NOTHING_TO_BEGIN_WITH = (
    "There is no project “{path}”, and “{name}” holds no whole project that it could be made of. Make the "
    "project first with *New project* (`blotter new`) and import into it, or name a file that holds one, "
    "such as .qdpx."
)
ONE_TO_BEGIN_WITH = (
    "There is no project “{path}”. It can be made of one file that holds a whole project, not of several. "
    "Make it of one of them, or with *New project* (`blotter new`), and then import the rest into it."
)

NO_REPORT_FILE = "A report cannot be written as “{name}”. Name a file that ends in one of {suffixes}."
REPORT_TITLE = "Report of an import"
FORMAT = "Format"
POSITIONS = "How positions were counted"
REFUSED = "Refused"
REANCHORED = "Found elsewhere by their words"
MOMENT = "When"
PREVIEW = "A whole project: {sources} documents, {codes} codes, {segments} segments"
