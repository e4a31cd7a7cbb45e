"""The sentences about projects of QualCoder."""

NO_PROJECT = (
    "“{name}” is no project of QualCoder: it has no table “{table}”. Choose the project's folder (NAME.qda), "
    "or data.qda in it."
)
NO_DATABASE_IN = (
    "The folder “{name}” has no data.qda, so it is no project of QualCoder. Choose another folder."
)
CONVENTION = "each coding’s own words tell: {ways}"
WAYS = "{some}, {way}"
WAY_ALIKE = "{count} alike in every way of counting"
WAY_POINTS = "{count} in code points"
WAY_UNITS = "{count} in UTF-16 units"
WAY_ENDS = "{count} with line ends as one character"
WAY_WORDS = "{count} found by their words alone"
WAY_NUMBERS = "{count} by their numbers alone"
WAY_LOST = "{count} without a place"
NO_CODINGS = "no codings"
FOUND_BY_WORDS = (
    "The positions of these codings do not fit their words, so each was put on the nearest place with these "
    "words."
)
SEVERAL_FIT = (
    "These codings fit at two places, by two ways of counting; the way that the others are counted was taken."
)
BY_NUMBERS = (
    "These have no words to check their places by; they were counted in {counting}, as {reason}. Where that "
    "is wrong they lie a few characters off."
)
AS_CODINGS = "the codings are"
AS_BY_HAND = "what is marked by hand is"
AS_CHOSEN = "you chose"
ASK_UNQUOTED = (
    "Notes and passages of cases have no words to check their places by. After an emoji the two ways of "
    "counting differ: which one is meant?"
)
ANSWER_FOUND_OUT = "As most codings"
ANSWER_POINTS = "Code points (imported, or made by a program)"
ANSWER_UNITS = "UTF-16 units (marked by hand)"
ASK_IMPORTANT = "Codings marked as important: {count}. Keep the mark in the memo of the segment?"
ANSWER_MEMO = "Write “Important” into the memo"
ANSWER_LEAVE = "Leave the mark out"
IMPORTANT = "Important"
IMPORTANT_KEPT = "These codings are marked as important; their memos say so now."
IMPORTANT_LEFT = "These codings are marked as important; the mark was left out, as you chose."
NOTE_WITHOUT_PLACE = (
    "The places of these notes are not within their documents; they are notes on the documents now."
)
CASE_WITHOUT_PLACE = "These passages of cases are not within their documents, so they were left out."
NO_DOCUMENT = "These belong to a document that is not in the file, so they were left out."
NO_CODE = "These codings have a code that is not in the file; it was made anew under this name."
TWICE = "The same coder gave the same passage this code twice; it was taken once."
CATEGORY_LOST = "The category or code above these is not in the file, so they stand at the top."
CATEGORY_CIRCLE = "These lie in each other in a circle, so they were put at the top."
CODES_BY = "Who made a code and when has no place here; it was left out."
MEDIA = (
    "Pictures, recordings and films cannot be shown here. They are kept with their codings ({codings}), to "
    "be written into a REFI-QDA file. What was written about them became notes of the project."
)
MEDIUM_ELSEWHERE = (
    "The files of these pictures and recordings are not in the project's folder, so a REFI-QDA file will "
    "have their codings without them."
)
MEDIUM_NOT_KEPT = (
    "The files of these pictures and recordings were left out, since they are large or you chose so; a "
    "REFI-QDA file will have their codings without them."
)
MEDIUM_FACTS = "The attributes and cases of these pictures and recordings were left out."
NO_AREA = "Codings in these do not say on which area or time they are, so they were left out."
ASK_MEDIA = (
    "The project has pictures and recordings ({count}, {size} MB). Keep their files in the project, to be "
    "written into REFI-QDA files?"
)
MEDIA_YES = "Yes, the project grows by that much"
MEDIA_NO = "No, keep only what is coded in them"
PDF_AREAS = "Areas of PDF pages that were coded as pictures were left out; their text can be coded."
LINKED = (
    "The project only points to these files, which lie elsewhere and were not fetched. Their text is here; "
    "import the files to have the originals."
)
NO_ORIGINAL = "The files that these came from are not in the project; their text was kept as their original."
PAGES_UNLIKE = "The texts of these are too unlike what their PDFs say, so they have no pages."
PDF_UNREAD = "The PDFs of these could not be read, so they have no pages: {reason}"
TEXT_FROM_PDF = (
    "The project has no text of these PDFs, so it was read from the files; look whether passages are in the "
    "right places."
)
LOCAL_TIMES = "The file does not say in which time zone its times are; they were taken as they stand."
ATTRIBUTE_AS_TEXT = (
    "These are numbers by name, but some of their values are none, so they were taken as text."
)
ATTRIBUTE_ELSEWHERE = (
    "These are attributes of journals, or of what is not in the file; their values were left out."
)
ATTRIBUTE_UNDECLARED = "The file has values of these but does not say what they are; they were taken as text."
OTHER_TABLES = "There is no place here for these, so they were left out: {what}."
OF_QUERIES = "saved queries: {count}"
OF_GRAPHS = "graphs: {count}"
OF_REFERENCES = "entries of references: {count}"
HIDDEN_CODERS = "These coders were hidden in QualCoder; what they coded came in like that of the others."
UNKNOWN_VERSION = (
    "The database says that it is “{version}”, which is newer than what is known here. What it has beyond "
    "that was not looked at."
)

COUNTED_POINTS = "code points"
COUNTED_UTF16 = "UTF-16 units"
COUNTED_LINES = "code points, line ends as one"
COUNTED_LINES_UTF16 = "UTF-16 units, line ends as one"
