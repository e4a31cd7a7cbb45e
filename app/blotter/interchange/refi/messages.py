"""The sentences of the readers and writers of REFI-QDA."""

CONVENTION = "{unit}, {ends}, {mark}, {end}"
CODE_POINTS = "characters (an emoji is one)"
UTF16_UNITS = "UTF-16 units (an emoji is two)"
CRLF_AS_ONE = "line ends as one"
CRLF_AS_TWO = "line ends as in the files (CRLF is two)"
MARK_COUNTED = "with the byte order mark"
MARK_NOT_COUNTED = "without the byte order mark"
END_INCLUSIVE = "the end included"
END_EXCLUSIVE = "the end not included"

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
NAME_MENDED = "Names with characters that cannot be shown lost these ({count})."
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
OTHER_WORDS = (
    "Passages that the file calls by words that stand elsewhere: they may be counted in another way than the "
    "rest, or only have a title. Look at them ({count})."
)
BARE_PASSAGE = "Marked passages without code or comment became notes ({count})."
MARKED = "(marked)"

ASK_POSITIONS = "How does the file count positions?"
POSITIONS_ANSWER = "{how} – fits {score} %"
ASK_CODER = "Who coded? {same} codings and their passages name one person, {other} name two."
CODER_OF_CODING = "The person that the coding names"
CODER_OF_SELECTION = "The person that the passage names"
ASK_LABELS = "Codes whose definitions have paragraphs such as “Inclusion:” ({count}): split them?"
LABELS_SPLIT = "Split them into the parts of a definition"
LABELS_WHOLE = "Leave them whole"

NOTE_CODED = "Notes whose words are coded became documents, since only documents are coded here ({count})."
NOTE_MISSING = "References to notes that are not in the file were passed over ({count})."
NOTE_TEXT_MISSING = (
    "The texts of these notes are not in the file; what else is known of them was taken ({count})."
)
VALUE_TWICE = "Second values of an attribute of one document or case were left out ({count})."
UNKNOWN_VARIABLE = "Unknown attribute ({guid})"
VARIABLE_MISSING = "Attributes that the file refers to and does not hold were made ({count})."
UNNAMED_VARIABLE = "Unnamed attribute"
VALUES_AS_TEXT = "Attributes whose values do not fit their type became text, so that none is lost ({count})."
UNNAMED_CASE = "Case {number}"
CASE_SOURCE_MISSING = (
    "Cases refer to documents that are not in the file; these references were passed over ({count})."
)
CASE_PASSAGE_MISSING = (
    "Cases refer to passages that have no place; these references were passed over ({count})."
)
CASE_CODES = "References from cases to codes are kept with the record of this import and not shown ({count})."
ASK_NAMELESS = "The file has cases without a name that have one document each ({count}). What are they?"
NAMELESS_ATTRIBUTES = "Attributes of the documents"
NAMELESS_CASES = "Cases"
UNNAMED_SET = "Unnamed set"
SET_NOTES = "Sets hold notes beside codes or documents; that they do is not kept ({count})."
SET_MEMBER_MISSING = "Members of sets that are not in the file were passed over ({count} sets)."
SET_DESCRIPTION = "Descriptions of sets became memos of the project ({count})."
GROUPS_OVERLAP = (
    "A document is in one group here. Sets with documents that are in a group already became attributes with "
    "the value yes ({count})."
)
GROUP_AS_ATTRIBUTE = "A set of documents in the file that this came from."
KEPT = (
    "{kind}: {count} kept as they are, to be written back into such a file, and not shown here (codings in "
    "them: {codings})."
)
MEDIA_MISSING = "Files of recordings and pictures that the project names are not in it ({count})."
FILE_TOO_LARGE = "Its file has more than {limit} MB, so it was left out; what is said of it was taken."
ASK_OUTSIDE = "The project names files elsewhere on this computer. Read them?"
OUTSIDE_NO = "No, only what is in the archive and in its folder"
OUTSIDE_YES = "Yes, wherever the project says they are"

NO_CODEBOOK = (
    "“{name}” is no codebook in the REFI-QDA format: it begins with “{root}”. Export the codebook again as "
    "REFI-QDA (.qdc)."
)
NO_CODES = "“{name}” is a codebook without codes, so there is nothing to import. Choose another file."
CODEBOOK_SET = "Sets of codes were left out; a whole project (.qdpx) brings them ({count})."

TEXT_FROM_PDF = (
    "PDFs that have no plain text in the project were read from their files; look whether their passages "
    "are in the right places ({count})."
)
PAGES_UNLIKE = "Texts of PDFs that are too unlike what their files say have no pages ({count})."

COUNTED_OTHERWISE = (
    "Positions were expected as {expected}, but the passages fit this better ({score} %). Look at the "
    "samples; another way can be chosen."
)
NO_CONVENTION = "“{value}” is no way to count positions. Choose one of: {known}."

EXTENSION_BROKEN = (
    "The extension with what REFI-QDA has no place for is damaged and was left out. The rest of the "
    "project is whole."
)
EXTENSION_NEWER = (
    "The extension with what REFI-QDA has no place for comes from a later version of Blotter and was"
    " left out. Update Blotter and import the file again to have all of it."
)
EXTENSION_TAKEN = "What REFI-QDA has no place for came from the extension ({count} things)."
EXTENSION_STALE = (
    "{count} entries of the extension belong to something that was changed or removed in another "
    "program. What that program wrote was taken."
)
EXTENSION_UNSOUND = "{count} entries of the extension cannot be understood and were left out."
CONTENT_CHANGED = (
    "“{name}” is damaged: “{member}” in it is not what it is said to be. Get the file again, or "
    "export it anew."
)
