"""The sentences of this room."""

NO_FILE = "There is no file “{path}”. Check its name and its folder."
IS_FOLDER = "“{path}” is a folder. Choose a file in it, or import the folder."
NOT_A_FILE = "“{path}” is a device, a pipe or a broken link, not a file. Choose a file."
UNREADABLE = "“{path}” could not be read: {reason}. Nothing was imported."
TOO_LARGE = "“{path}” is larger than {limit} MB, which is more than is read at once. Split it into parts."

NOT_OURS_TO_REPLACE = (
    "“{path}” holds a file “{name}” that this program did not write or that was changed since, so nothing "
    "was written. Move it away, or choose an empty folder."
)
EARLIER_FILES_KEPT = (
    "These files that were written to “{path}” before are still there, since somebody has changed them or "
    "they could not be removed: {names}. They may show what is no more; delete them if nobody needs them."
)
TARGET_IS_FOLDER = "“{path}” is a folder. Give the file a name in it."
TARGET_IS_PROTECTED = "“{path}” is write-protected, so it was left as it is. Choose another name."
TARGET_IS_DATABASE = "“{path}” is a project or another database, so it was not replaced. Choose another name."
NO_TARGET_FOLDER = "There is no folder “{folder}” for “{name}”. Choose another place, or make the folder."
NOT_WRITTEN = "“{path}” could not be written: {reason}. What was there before is untouched."

NO_FIGURE_SUFFIX = "“{name}” does not say what the figure is to be. End it with one of: {suffixes}."
NO_REPORT_SUFFIX = "“{name}” does not say what the report is to be. End it with one of: {suffixes}."

FILE_EMPTY = "“{name}” holds no text, so there is nothing to import. Choose another file."
NOT_TEXT = "“{name}” is not text. {looks}"
LOOKS_LIKE = "It looks like {kind}. Save or export it as text, then import that."
LOOKS_BINARY = "It looks like a program's data. Choose a file that holds text."
UNKNOWN_ENCODING = "“{encoding}” is not an encoding that is known here. Try utf-8, cp1252 or gb18030."
WRONG_ENCODING = "“{name}” is not text in {encoding}. Choose another encoding, or leave it to be guessed."
PDF_LOCKED = (
    "“{name}” is locked with a password. Give its password, or save a copy without one and import that."
)
PDF_PROTECTED = (
    "“{name}” is protected in a way that is not known here. Save a copy without protection and import that."
)
PDF_BROKEN = (
    "“{name}” is not a PDF that can be read; it may be damaged or cut off. Open it in another program, print "
    "it to a new PDF, and import that."
)
PDF_STOPPED = (
    "Reading “{name}” failed: the file is damaged, or needs more memory than one file may take. Open it in "
    "another program, print it to a new PDF, and import that."
)
PDF_TOO_SLOW = (
    "Reading “{name}” was given up: one of its pages took longer than {seconds} seconds. Print it to a new "
    "PDF, or split it, and import that."
)
PDF_SCANNED = (
    "“{name}” holds pictures of its pages and no text. Have its text recognised by a program for that (OCR), "
    "and import what comes of it."
)
PDF_PAGES_SCANNED = (
    "These pages show something and have no text; they may be scans. They stay in the original; another "
    "program can recognise their text (OCR)."
)
PDF_PAGES_CUT = "These pages have more characters than are read of one page; the rest of them was left out."
PDF_PAGE = "page {label}"
PDF_PAGE_RANGE = "pages {labels}"
PDF_TOO_MANY_PAGES = (
    "“{name}” has {pages} pages; no more than {most} are read. Split it into parts and import these."
)
NESTED_TOO_DEEPLY = (
    "“{name}” nests its elements more than {limit} deep, as no page for readers does, so it was not read. "
    "Save it as text and import that."
)

XML_TOO_LARGE = (
    "“{name}” holds “{part}”, which has more than {limit} MB. Split the document into parts and import those."
)
XML_BEYOND_LIMITS = (
    "“{name}” holds “{part}”, which nests its elements more than {limit} deep or has a value of millions of "
    "characters, as no document for readers does, so it was not read. Save it as text and import that."
)
XML_DECLARES = (
    "“{name}” holds “{part}”, which declares entities, by which files are made to grow or to read others. It "
    "was not read. Save it again with the program that it comes from."
)
XML_DAMAGED = "“{name}” is damaged: “{part}” cannot be read {reason}. Get it again, or save it anew."
XML_LINE = "from line {line} on"
XML_ENCODING = "in the encoding “{encoding}”"
ARCHIVE_NOT_WHOLE = (
    "“{name}” is damaged, or only a part of it is there: it cannot be unpacked. Get it again, or save it "
    "anew."
)
ARCHIVE_CHANGED = (
    "“{name}” was changed or taken away while it was being read, so nothing was imported. Import it again, "
    "and leave it where it is until that is done."
)
ARCHIVE_SWOLLEN = (
    "“{name}” would unpack to far more than its size lets expect, so it was not read. Get it from somewhere "
    "else."
)
ARCHIVE_CROWDED = "“{name}” holds more than {limit} files, so it was not opened. Split it into parts."
ARCHIVE_UNSAFE = (
    "“{name}” holds “{member}”, which would lie outside the archive or is a link. It was not read. Get the "
    "document from somewhere else, or save it anew."
)
ARCHIVE_TWICE = "“{name}” holds “{member}” twice, so nobody can say which one counts. Save it anew."
ARCHIVE_OVERLAPS = (
    "“{name}” says of several files that they lie in one place, so it was not read. Save it anew."
)
ARCHIVE_METHOD = "“{name}” is packed in a way that documents are not. Unpack it and import what is in it."
ARCHIVE_ENCRYPTED = "“{name}” is protected by a password. Open it, save it without one, and import that."
ARCHIVE_LACKS = "“{name}” lacks “{member}”, which it needs. Get it again, or save it anew."
MEMBER_TOO_LARGE = "“{name}” holds “{member}”, which unpacks to more than {limit} MB. Split it into parts."
MEMBER_OUTSIDE = "It would lie outside the archive, so it was left out."
MEMBER_LINK = "A link, so it was left out."
MEMBER_NESTED = "An archive in an archive, so it was left out."

NOT_AS_NAMED = "“{name}” is not what its name says. {looks}"
LOOKS_LIKE_OTHER = (
    "It looks like {kind}. End its name accordingly, or save it again in the program it is from."
)
OLD_WORD = (
    "“{name}” is a document of an older Office program (such as DOC), which is not read. Open it in Word or "
    "LibreOffice, save it as DOCX, and import that."
)
TEXT_TOO_LONG = "“{name}” has more than {limit} million characters. Split it into parts and import those."

LEFT_OUT_HIDDEN = "Hidden, so it was left out."
LEFT_OUT_LINK = "A link to another folder, so it was left out."
LEFT_OUT_LINK_TO_FILE = "A link to a file elsewhere, so it was left out. Name that file itself to import it."
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
UNKNOWN_ATTRIBUTE = (
    "“{attribute}” is not known here. A heading may carry #id, colour, key, level and archived."
)
BAD_COLOUR = "“{value}” is not a colour. Give #rrggbb or one of: {colours}."
BAD_KEY = "“{value}” is not a key. Give one letter or digit."
BAD_ID = "“{value}” is not an id. Give 32 hexadecimal digits, or leave it out."
BAD_ARCHIVED = "“{value}” says not whether the code is archived. Write archived alone, or leave it out."
BAD_ORIGIN = (
    "“{value}” is not where a code can come from. It is one of: {origins}. "
    "If it is prose, write a backslash before “Origin”."
)
BAD_LEVEL = "“{value}” is not a level. It stands behind “######” only and is 7 or more."
PART_GIVEN_TWICE = "“{part}” is given twice for one code. Join the two."

MEMOS_ARE_NO_SEGMENTS = (
    "“{name}” is a table of memos, which is written for reading and is not read back. Memos come in with a "
    "whole project (.qdpx), or in the column memo of a table of segments."
)
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
ROW_NO_NUMBER = "“{value}” is not a number, which {column} has to be."
ROW_NOT_AN_OBJECT = "{column} holds something else than objects."
ROW_NOT_YES_OR_NO = "“{value}” in {column} is neither yes nor no."
ROW_BAD_WORDS_PLACE = "Where the words of a quantity stand is told by document, start and end."
ROW_OF_NO_RECORD = "There is no record {number} in this file."
NOT_RECORDS = (
    "“{name}” has no records that can be read: every record needs a kind and a passage (a document, and "
    "start and end or the text). Say with a mapping which columns these are."
)
NOT_A_RECORD_PACKAGE = "“{name}” is no folder or archive of records: it lacks {missing}."
ARCHIVE_DAMAGED = "“{name}” is damaged, or no archive. Get it again, or unpack it and import the folder."
MAPPING_UNREADABLE = (
    "The mapping in “{path}” cannot be read: {reason}. Give a JSON object of columns and fields."
)
MAPPED_TWICE = "“{field}” is mapped both as a whole and in parts. Map it in one way."
MAPPING_NO_COLUMN = "There is no column “{column}” in “{name}”. Its columns are {names}.{nearest}"
OTHER_BEARERS = "Their values are in this table as well. Import it once more, as {format}, to have them, too."
COLUMN_LEFT_OUT = (
    "The column “{column}” says nothing known and was left out. Map it to a field, or make the field."
)
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

CODEBOOK_COLUMNS_MISSING = (
    "“{name}” is not a table of codes: no column of its first rows says what they are called. "
    "Name one of them code, path or name, or say which one it is: `--column NAME=code`, or choose it in the "
    "window."
)
TOO_MANY_CODES = (
    "“{name}” holds more than {limit} codes, or more words than a codebook has, so it was not read. "
    "Check that it is a codebook."
)
FITS_NOTHING = "{refusal} If it is something else, name its format (--format): {formats}."
ROW_NOT_NAMED = "It does not say what the code is called."
ROW_TOO_DEEP = "It lies {depth} codes deep; no more than {limit} can be read."
ROW_BAD_LEVEL = "“{value}” is not a level; give a whole number."
ROW_CODE_TWICE = "“{path}” is there already, in {where}. Rename one of the two."
ROW_IN_CIRCLE = "“{name}” lies under itself. Name another code above it."
ROW_PARENT_UNCLEAR = "Several codes are called “{parent}”. Write the whole path of the one above it."
ROW_PARENT_REFUSED = "The code above it, “{parent}”, was refused."
LEFT_OUT_COLOUR = "“{value}” is not a colour, so it was left out. It is #rrggbb or one of: {names}."
LEFT_OUT_ORIGIN = "“{value}” is not where a code can come from, so it was left out. It is one of: {names}."
LEFT_OUT_KEY = "“{value}” is not a key, so it was left out. It is one letter or digit."
LEFT_OUT_ARCHIVED = "“{value}” says not whether the code is archived, so it was left out. Write yes or no."
LEFT_OUT_ALIAS = "{value} cannot be a name, so it was left out."
LEFT_OUT_ID = "Another row has the id {value}, so this one was given a new id."
LEFT_OUT_COLUMN = "The column “{value}” is not known here, so it was left out."
ENCODING_GUESSED = "It was read as {encoding}, which is a guess."
PATHS_SPLIT = "“{mark}” was taken for the mark between a code and the one below it."
LEFT_OUT_COLUMNS = "{count} columns are not known here, so they were left out: {names}."
CARRIED_DOWN = "Empty cells under “{value}” were taken for the one above them."

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
NO_CODEBOOK_SUFFIX = "“{name}” is not read as a codebook. Give a file that ends in one of: {suffixes}."
NO_SUFFIX = "“{name}” does not say in which format to write. End it in one of: {suffixes}.{folders}"
OR_A_FOLDER = " For a folder, name its format (--format): {formats}."
NOTHING_WRITES = "“{what}” cannot be written as “{suffix}”. Choose one of: {suffixes}.{folders}"
READ_ONLY_PROJECT = (
    "Files such as “{name}” can be brought in, but not written. For other programs that code, end it in "
    "{suffix}."
)

RATINGS_EMPTY = "“{name}” holds no cells, so there is nothing to compare. Choose another file."
RATINGS_HEADER_ONLY = (
    "“{name}” has one row only. Below the titles it needs a row a unit, or, if that row is a unit and the "
    "table has no titles, say so (--no-header)."
)
RATINGS_TOO_LONG = "“{name}” holds more than {limit} rows, or more words than a table of ratings has."
RATINGS_TOO_WIDE = "“{name}” has more than {limit} columns, which no table of ratings has."
RATINGS_ROW = "“{name}”, {where}: {problem}"
RATINGS_TITLE_TWICE = (
    "“{name}” has two columns called “{title}”. Rename one; if the first row holds no titles, say so "
    "(--no-header)."
)
RATINGS_SHEET = "Read was the sheet “{sheet}”, the first of {count} that holds anything."
RATINGS_NO_CODERS = (
    "“{name}” has no column of labels. It needs a column for each coder and a row for each unit, or the "
    "columns unit, coder and value. If the columns are there, name them (--coders, or --unit, --coder, "
    "--value)."
)
RATINGS_ONE_CODER = (
    "“{name}” has the ratings of one coder only, “{coder}”, so there is nobody to agree with. If there "
    "are more, name their columns (--coders), or the columns of a table with a row a rating (--unit, "
    "--coder, --value)."
)
RATINGS_MANY_CODERS = (
    "“{name}” would have {count} coders, and {limit} are the most. Name their columns (--coders), or say "
    "that a row is a rating (--unit, --coder, --value)."
)
RATINGS_LACK = (
    "“{name}” has a row for each rating, but which column says what is not clear from the titles. Name it "
    "({option})."
)
RATINGS_COLUMN_TWICE = "“{name}”: one column cannot say two things. Name another for one of them."
RATINGS_NO_LABELS = "“{name}” holds no rating: all cells are empty or said to be missing."
RATINGS_UNIT_TWICE = (
    "“{name}” has the unit “{unit}” twice, in {first} and {second}. Leave one of the two, name another "
    "column of units (--unit), or, if units are numbered within documents, the column of these (--group)."
)
RATINGS_RATED_TWICE = (
    "“{name}”, {where}: “{coder}” gave the unit “{unit}” both “{first}” and “{second}”. Leave one of the "
    "two. If a unit may have several codes, write a row for each code and unit with the value 1 or 0."
)
RATINGS_ROW_LACKS = "“{name}”, {where}: it does not say which unit or which coder it is about."
RATINGS_LONG_CELL = (
    "“{name}”, {where}: the cell under “{column}” has {count} characters, and a label has {limit} at "
    "most. If the column holds texts, name the columns of the coders (--coders)."
)
NO_SUCH_COLUMN = "“{name}” has no column “{column}”.{nearest} Its columns: {titles}."
NO_SUCH_RATER = "“{name}” has no rating by “{coder}”.{nearest}"
COLUMN_NUMBER = "column {number}"
READ_WIDE = "Read as one column a coder: {coders}."
READ_LONG = "Read as one row a rating, from the columns {columns}. Coders: {coders}."
READ_UNIT = "The column “{column}” names the units."
READ_ASIDE = "Columns that play no part: {columns}."
READ_PERHAPS_MISSING = (
    "“{label}” counts as a label. If it says that there is no rating, leave it out (--missing {label})."
)

NO_COUNTRY_COLUMN = (
    "“{name}” has no column for the country. Call one `country`, or say which it is; it holds names or codes."
)
NO_VALUE_COLUMN = "“{name}” has several columns that may hold the values. Say which one it is: {names}."
NO_REGION_COLUMNS = (
    "“{name}” does not say which country is in which region. Call two columns `country` and `region`."
)
NO_COUNTRY_TABLE_COLUMN = "“{name}” has no column “{column}”. The columns are {names}."
NO_COUNTRY_ROWS = "“{name}” has no row with a country and what is said of it. {reason}"
ROW_REFUSED = "{where}: {why}"
ROW_NO_COUNTRY = "“{words}” is no country: write its two-letter code or its name."
ROW_NO_YEAR = "“{words}” is no year."
ROW_TWO_VALUES = "{words} has another value for that year already."

LEFT_OUT_NOT_DOCUMENT = (
    "Only documents are read from an archive, so it was left out. Unpack it and import it."
)
LEFT_OUT_OF_MAC = "{count} files that a Mac or Windows adds for itself were left out."
LEFT_OUT_NOT_WRITABLE = "It has a name that this computer does not take, so it was left out."

NO_HEADER = "“{name}” has no names of columns in its first line. Write them there, one a column."
TOO_MANY_COLUMNS = "“{name}” has more than {limit:,} columns, which is more than are read. Split it."
TOO_MANY_ATTRIBUTES = (
    "“{name}” has {count:,} columns that would become attributes, and at most {limit:,} are taken. "
    "Leave some out, or split the table."
)
NO_SUCH_TARGET = "The column “{column}” cannot be “{words}”. It can be one of: {targets}."
NO_NEEDED_COLUMN = (
    "No column of “{name}” is known as the {target}, which a table of {use} needs. Say which one is: "
    "`--column NAME={target}`, or choose it in the window."
)
TARGET_TWICE = "Two columns of “{name}” are said to be the {target}. Say it of one."
ROW_WITHOUT_TEXT = "has no text"
SHEET_NOT_READ = "one sheet is read, and that is “{sheet}”"

ENTRY = "entry {number}"
ENTRY_EMPTY = "It says nothing of a publication."
ENTRY_BROKEN = "It cannot be read as BibTeX. Look at its braces and commas."
NOT_RIS = "“{name}” is not RIS: no line in it begins an entry with “TY  - ”. Export the bibliography again."
NOT_BIBTEX = "“{name}” is not BibTeX: no entry in it begins with @. Export the bibliography again."
NOT_CSL_JSON = "“{name}” is not CSL-JSON, a list of publications. Export the bibliography again."
NO_ENTRIES = "“{name}” has no entries. Choose another file."
TOO_MANY_ENTRIES = "“{name}” has more than {limit:,} entries, which is more than are read. Split it."
NESTED_BRACES = (
    "“{name}” nests its braces more than {limit} deep, as no bibliography does, so it was not read. "
    "Export the bibliography again."
)

PASSPHRASE_SHORT = (
    "The passphrase has fewer than {count} characters. Choose a longer one, best several words."
)
KEY_EXISTS = "“{path}” exists already. Choose another name for the key: an older key may still be needed."
KEY_NOT_OPENED = "“{name}” was not opened: the passphrase is another one, or the file was changed."
NO_KEY = (
    "“{name}” is no key to pseudonyms. Choose the file that was written beside the pseudonymised project."
)
NOT_AS_WRITTEN = (
    "“{path}” was not written: read again, it did not hold everything. Look whether the disk is full or "
    "failing, and export again."
)
NO_NAME_ROW = (
    "“{name}”, {where}: a row of a table of names has a name and its replacement, and nothing else. Mend it."
)
