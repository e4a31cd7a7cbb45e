"""The sentences of this room."""

NO_FILE = "There is no file “{path}”. Check its name and its folder."
IS_FOLDER = "“{path}” is a folder. Choose a file in it, or import the folder."
NOT_A_FILE = "“{path}” is a device, a pipe or a broken link, not a file. Choose a file."
UNREADABLE = "“{path}” could not be read: {reason}. Nothing was imported."
TOO_LARGE = "“{path}” is larger than {limit} MB, which is more than is read at once. Split it into parts."

TARGET_IS_FOLDER = "“{path}” is a folder. Give the file a name in it."
TARGET_IS_PROTECTED = "“{path}” is write-protected, so it was left as it is. Choose another name."
TARGET_IS_DATABASE = "“{path}” is a project or another database, so it was not replaced. Choose another name."
NO_TARGET_FOLDER = "There is no folder “{folder}” for “{name}”. Choose another place, or make the folder."
NOT_WRITTEN = "“{path}” could not be written: {reason}. What was there before is untouched."

FILE_EMPTY = "“{name}” holds no text, so there is nothing to import. Choose another file."
NOT_TEXT = "“{name}” is not text. {looks}"
LOOKS_LIKE = "It looks like {kind}. Save or export it as text, then import that."
LOOKS_BINARY = "It looks like a program's data. Choose a file that holds text."
UNKNOWN_ENCODING = "“{encoding}” is not an encoding that is known here. Try utf-8, cp1252 or gb18030."
WRONG_ENCODING = "“{name}” is not text in {encoding}. Choose another encoding, or leave it to be guessed."
NESTED_TOO_DEEPLY = (
    "“{name}” nests its elements more than {limit} deep, as no page for readers does, so it was not read. "
    "Save it as text and import that."
)

LEFT_OUT_HIDDEN = "Hidden, so it was left out."
LEFT_OUT_LINK = "A link to another folder, so it was left out."
LEFT_OUT_UNKNOWN = "No format reads it, so it was left out."
LEFT_OUT_UNREADABLE = "The folder could not be opened: {reason}."

IN_CODEBOOK = "“{name}”, line {line}: {problem}"
NO_TITLE = "The codebook has no title. Begin it with a line such as “# Title”."
SECOND_TITLE = "This is a second title. Begin a code with “##” and leave “#” to the title."
HEADING_UNREADABLE = "This is not a heading that can be read. End it with a letter, not with a backslash."
HEADING_TOO_DEEP = "Markdown has six levels of headings. Write “######” and add {attributes} behind the name."
LEVEL_SKIPPED = "“{name}” stands on level {level}, the heading above it on level {above}. Take away a “#”."
CODE_NAMED_TWICE = "“{path}” stands twice under the same parent. Rename one of the two."
ID_GIVEN_TWICE = "The id of “{path}” belongs to “{other}” already. Take the id away from the newer one."
UNKNOWN_ATTRIBUTE = "“{attribute}” is not known here. A heading may carry #id, colour, key and level."
BAD_COLOUR = "“{value}” is not a colour. Give #rrggbb or one of: {colours}."
BAD_KEY = "“{value}” is not a key. Give one letter or digit."
BAD_ID = "“{value}” is not an id. Give 32 hexadecimal digits, or leave it out."
BAD_LEVEL = "“{value}” is not a level. It stands behind “######” only and is 7 or more."
PART_GIVEN_TWICE = "“{part}” is given twice for one code. Join the two."

COLUMNS_MISSING = (
    "“{name}” is not a table of segments: it lacks the column(s) {missing}. "
    "Its first line has to name at least source, start, end, code and coder."
)
NOT_SEGMENT_LINES = (
    "“{name}” is not a table of segments: its first line is not a JSON object. "
    "Each line has to be one with at least source, start, end, code and coder."
)
NOT_A_WORKBOOK = (
    "“{name}” is not an XLSX workbook that can be read, or it is damaged. Save it again as XLSX or as CSV."
)
ARCHIVE_TOO_LARGE = "“{name}” would unpack to far more than a table holds, so it was not opened. Try CSV."

NOT_A_DIVISION = (
    "“{name}” does not say which segment goes to which code. Give CSV with the columns id and into, or JSON: "
    "an object of ids and names, or a list of objects with id and into."
)
SEGMENT_DIVIDED_TWICE = "“{name}” gives the segment {id} to two codes. Leave one of the two."

LINE = "line {number}"
ROW = "row {number}"
ROW_OF_SHEET = "row {number} of “{sheet}”"
ROW_LACKS = "There is no {column}."
ROW_NOT_WORDS = "{column} is a list or an object where words belong."
ROW_BAD_POSITION = "“{value}” is not a position; {column} has to be a whole number from 0 on."
ROW_BAD_SPAN = "{start:d}:{end:d} is not a span; the end has to come after the start."
ROW_TOO_LONG = "It has {found} cells under {expected} columns. Put cells that hold the delimiter in quotes."
ROW_NOT_OBJECT = "It is not a JSON object."
ROW_NOT_CSV = "It cannot be read as CSV: {reason}."
ROW_DAMAGED = "The file is damaged here; what follows could not be read."
DONE_UNREADABLE = "A done mark has to name a source and a coder."

CELLS_CUT = (
    "An XLSX cell holds 32,767 characters. Longer ones ({count}) were cut and end in “{mark}”; "
    "export as CSV to keep them whole."
)
SHEETS_ADDED = "{count} rows are more than a sheet holds, so they lie on {sheets} sheets."

NO_SUCH_FORMAT = "There is no format “{id}”.{nearest} `blotter formats` lists them."
FORMAT_READS_NOT = "The format “{id}” is for writing only. Choose one of: {formats}."
FORMAT_WRITES_NOT = "The format “{id}” cannot hold {what}. Choose one of: {formats}."
NOTHING_READS = "No format reads “{name}”. Name one (--format), or save it as one of: {suffixes}."
SEVERAL_READ = "“{name}” could be several things. Name its format (--format): {formats}."
NO_SUFFIX = "“{name}” does not say in which format to write. End it in one of: {suffixes}."
NOTHING_WRITES = "No format with the suffix “{suffix}” holds {what}. Choose one of: {suffixes}."
