"""The sentences of this room."""

NEEDS_TWO_CODERS = "needs two coders on the same document"
NOT_USED = "code not used by any coder"
NOT_USED_BY = "coder {coder} did not use this code"
NOT_USED_BY_SEVERAL = "coders {coders} did not use this code"
NO_VARIATION = "no variation: chance correction undefined"
TWO_CODERS_ONLY = "needs exactly two coders"
NEEDS_NUMBERS = "needs numbers as categories"
NEEDS_POSITIVE_NUMBERS = "needs numbers that are not negative as categories"
NEEDS_TWO_UNITS = "needs two units"
NEEDS_THE_SAME_CODERS = "needs the same coders on every document"
WHOLE_TEXT_CODED = "whole text coded"
ONE_LABEL = "only one code where segments of several coders meet"
NOWHERE_MET = "no segment meets one of another coder"
CLASHES = (
    "coder {coder} has overlapping segments of “{first}” and “{second}” at {start}–{end}; "
    "such places: {count}"
)
CLASHES_IN = (
    "coder {coder} has overlapping segments of “{first}” and “{second}” at {start}–{end} of {document}; "
    "such places: {count}"
)
TOO_FEW_UNITS = "too few units for an interval; five are needed"
DRAWS_DROPPED = "no interval: {dropped} of {replicates} draws had no value"
NO_UNITS = "the compared documents have no unit of this kind"
NOT_ON_MATCHES = "needs units such as sentences; matched segments have none that nobody coded"
MISLEADING = "misleading by {unit}: text that nobody coded counts as agreement"
NO_UNIT_VALUES = (
    "Matched segments have no units whose ratings could be written one by one. Choose sentences, paragraphs "
    "or characters, or leave out the file with the data."
)
NOT_ON_UNITS = "needs the text as a whole; choose characters"
NEEDS_DOMAIN = "needs several codes that exclude each other, a domain"
FOR_ANY = "Any number of coders; some may be missing in some documents."
FOR_TWO = "Exactly two coders; units that one of them has not rated are left out."
FOR_ALL = "Any number of coders; units that one of them has not rated are left out."
FOR_PAIRS = "Any number of coders; the mean over pairs of coders who share documents."
FOR_EXCLUSIVE = (
    "Any number of coders; some may be missing in some documents. If several codes are compared together, a "
    "coder gives only one of them to a place."
)
FOR_DOMAIN = (
    "Any number of coders; some may be missing in some documents. Several codes, of which a coder gives only "
    "one to a place: a domain."
)
FOR_THE_SAME = "Any number of coders, the same in every document."
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
NOT_DRAWN = "not computed for this measure"
TOO_MANY_DROPPED = "undefined on {percent} % of the replicates"
DRAWN_DOCUMENTS = (
    "Low, high: 95 % intervals by bootstrap, {replicates} replicates, seed {seed}; documents were drawn, "
    "n of them."
)
DRAWN_PARAGRAPHS = (
    "Low, high: 95 % intervals by bootstrap, {replicates} replicates, seed {seed}; with fewer than {fewest} "
    "documents paragraphs were drawn, n of them."
)
NOT_POOLED = "not pooled over codes"
NO_VALUES = "no code has a value"
POOLED = "Counts of the {codes} codes that somebody used, pooled: {figures}."
MEAN = "Unweighted mean of {codes} codes, not a measure of its own: {figures}."
ONE_CODE_ONLY = "is for one code at a time"
DOMAIN_OVERLAPS = (
    "In “{domain}” a coder gives a passage at most one code, but {count} places have two: {places}. Take one "
    "of the codes away there, or compare the codes one by one."
)
DOMAIN_OVERLAP = "{coder} gave “{first}” and “{second}” in {document} at {start}–{end}"
DOMAIN_EMPTY = "“{domain}” has no codes. Add some to the set, or compare another one."
DOMAIN_UNITS = (
    "Each unit has one code of “{domain}”, or none. A unit with several has the one that covers most of it, "
    "or else the first."
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
