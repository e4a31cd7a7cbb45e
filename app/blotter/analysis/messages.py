"""The sentences of this room."""

NEEDS_TWO_CODERS = "needs two coders on the same document"
NOT_USED = "code not used by any coder"
NOT_USED_BY = "coder {coder} did not use this code"
NOT_USED_BY_SEVERAL = "coders {coders} did not use this code"
NO_VARIATION = "no variation: chance correction undefined"
TWO_CODERS_ONLY = "needs exactly two coders"
NO_UNITS = "the compared documents have no unit of this kind"
NOT_ON_MATCHES = "needs units such as sentences; matched segments have none that nobody coded"
MISLEADING = "misleading by {unit}: text that nobody coded counts as agreement"
NO_UNIT_VALUES = (
    "Matched segments have no units whose ratings could be written one by one. Choose sentences, paragraphs "
    "or characters, or leave out the file with the data."
)
NOT_OFFERED = "not offered"
BAD_CASE = "the case cannot be read: {problem}"

NO_STEP = "A distance is counted in {steps}, not in {unit}."
RELATION_NEEDS_CODES = "A relation needs other codes, and other codes need a relation."
NO_SUCH_MEASURE = "There is no measure “{measure}”.{nearest}"
NOT_CASES = (
    "The file holds no cases. It has to be a JSON list of cases, or an object with such a list under “cases”."
)

TOO_FEW_DOCUMENTS = "needs at least {fewest} documents"
TOO_FEW_PARAGRAPHS = "needs at least {fewest} paragraphs"
OFTEN_UNDEFINED = "undefined on more than 5 % of the replicates"
TOO_MANY_DROPPED = "undefined on {percent} % of the replicates"
DRAWN_DOCUMENTS = (
    "Low, high: 95 % intervals by bootstrap, {replicates} replicates, seed {seed}; documents were drawn, "
    "n of them."
)
DRAWN_PARAGRAPHS = (
    "Low, high: 95 % intervals by bootstrap, {replicates} replicates, seed {seed}; with fewer than {fewest} "
    "documents paragraphs were drawn, n of them."
)
UNIT_HALF = "A coder has coded a unit who coded at least half of its characters."
UNIT_WHOLE = "A coder has coded a unit who coded all of its characters."

COMPARED = "{count} documents compared: those that at least two of the coders have done."
COMPARED_ONE = "1 document compared: the one that at least two of the coders have done."
COMPARED_NONE = "No document was compared: none has been done by two of the coders."
INCOMPLETE = (
    "{complete} of them were done by all {coders} coders; in the others, those who have not are missing."
)
MATCHED = "Segments agree one to one where intersection over union is at least {threshold:g}."
MATCHED_BY_ALL = "Agreed: matched among all coders of a document. Only: matched with no other coder."
ROLLED_UP = "A segment of a code counts for the codes above it too."
TRIMMED = "White space at the ends of segments is left out."

NOTHING_THERE = "{coder}: nothing"
THERE = "{coder}: {what}"
AND_MORE = "{what}; and {count} more"

BAD_PATTERN = "“{pattern}” is not a regular expression: {problem}, at character {place}."
LARGE_PATTERN = (
    "“{pattern}” is too large a regular expression. Repeat less, or fewer things within each other."
)
SLOW_PATTERN = (
    "“{pattern}” was stopped: it took more than {seconds} seconds for one document. A repetition within a "
    "repetition can take for ever; write it in a simpler way."
)
GREEDY_PATTERN = (
    "“{pattern}” was stopped: it took too much memory for one document. Repeat one character, as in [ab]*, "
    "where a choice is repeated now, as in (a|b)*."
)
LONG_WORDS = "{count} characters are too many to look for; {most} are the most. Look for the first few words."
