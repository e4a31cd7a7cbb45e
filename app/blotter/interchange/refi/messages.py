"""The sentences of the readers and writers of REFI-QDA."""

CONVENTION = "Positions count {unit}; {ends}, {mark}; {end}."
CODE_POINTS = "characters (Unicode code points)"
UTF16_UNITS = "UTF-16 units (an emoji is two)"
CRLF_AS_ONE = "a line end is one"
CRLF_AS_TWO = "line ends are counted as they stand in the files (CRLF is two)"
MARK_COUNTED = "a byte order mark is counted"
MARK_NOT_COUNTED = "a byte order mark is not counted"
END_INCLUSIVE = "the end is the last character"
END_EXCLUSIVE = "the end is the character after the last"

NO_XML = (
    "“{name}” holds no project in the REFI-QDA format: there is no .qde file in it. Export the project from "
    "its program as REFI-QDA (.qdpx) and import that."
)
SEVERAL_XML = (
    "“{name}” holds several projects ({names}), where there should be one. Export the one that is wanted by "
    "itself."
)
NO_PROJECT = (
    "“{part}” in “{name}” is no project in the REFI-QDA format: it begins with “{root}”. Export the project "
    "again as REFI-QDA (.qdpx)."
)

NO_GUID = "Things without a valid id (GUID) got one ({count})."
GUID_TWICE = "Ids (GUIDs) that were there twice: the second thing got another ({count})."
NO_NAME = "Things without a name got one ({count})."
NAME_CUT = "Names longer than a name may be were cut ({count})."
UNNAMED_CODER = "Coder {number}"
UNKNOWN_CODER = "Unknown ({guid})"
NOBODY = "Unknown coder"
CODER_MISSING = "Coders that the file refers to and does not name were made ({count})."
CODER_NOT_TOLD = "Where the file does not say who coded, it is the coder of this name."
UNNAMED_CODE = "Unnamed code"
UNKNOWN_CODE = "Unknown code ({guid})"
CODE_MISSING = (
    "Codes that the file refers to and does not hold were made, so that no coding is lost ({count})."
)
CODE_NAMED_TWICE = "Codes with the name of another beside them got a number ({count})."
COLOUR_UNKNOWN = "Colours that are none were left out ({count})."
UNNAMED_DOCUMENT = "Document {number}"
DOCUMENT_NAMED_TWICE = "Documents with the name of another got a number ({count})."
ENCODING_GUESSED = (
    "Texts that are not UTF-8 were read as Windows-1252; look whether their letters are right ({count})."
)
TEXT_FROM_WORD = (
    "Documents that have no plain text in the project were read from their Word files; look whether their "
    "passages are in the right places ({count})."
)
TEXT_MISSING = (
    "The texts of these documents are not in the project; they were kept empty, with their codings among the "
    "passages to be looked at ({count})."
)
PDF_MISSING = "PDF files that the project names are not in it; their texts were taken ({count})."
RICH_MISSING = "Files of documents that the project names are not in it; their texts were taken ({count})."
WHOLE_CODED = "Codes given to a whole document became segments over all of its text ({count})."
ZERO_LENGTH = "Passages without any characters were left out ({count})."
NO_NUMBERS = (
    "Passages whose positions are no numbers have no place; they are among those to be looked at ({count})."
)
SWAPPED = "Passages whose end was before their beginning were turned round ({count})."
OUT_OF_TEXT = (
    "Passages that lie outside their text, or within a character, have no place; they are among those to be "
    "looked at ({count})."
)
BARE_PASSAGE = "Marked passages without code or comment became notes ({count})."
MARKED = "(marked)"

ASK_POSITIONS = "How does the file count positions?"
POSITIONS_ANSWER = "{how} ({score} % of the passages begin and end as people mark them)"
ASK_CODER = "Who coded? {same} codings and their passages name one person, {other} name two."
CODER_OF_CODING = "The person that the coding names"
CODER_OF_SELECTION = "The person that the passage names"
ASK_LABELS = "Codes whose definitions have paragraphs such as “Inclusion:” ({count}): split them?"
LABELS_SPLIT = "Split them into the parts of a definition"
LABELS_WHOLE = "Leave them whole"
