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

BAD_NEW_WORDS = (
    "The new words “{words}” cannot be filled in: {problem}. A group of the expression is written \\1, a "
    "backslash \\\\."
)
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

NOT_CODED_YET = "not coded yet; try out the code on some units first"
ON_EVERY_UNIT = "every unit has it, so that nothing can be told apart"
WIDTH_FOR_TWO = "an interval around kappa is planned for two coders; plan for alpha instead"
PLANNED_ALPHA = (
    "Units that {coders} coders code before an alpha of {alpha:g} or more is shown with a certainty of "
    "{certainty}, one-sided (Bloch & Kraemer 1989; Krippendorff 2004)."
)
PLANNED_WIDTH = (
    "Units that two coders code before kappa, if it is {kappa:g}, is known within ±{half_width:g} with a "
    "certainty of {certainty} (Donner & Eliasziw 1992). Both are taken to use a code equally often."
)
PLANNED_SHARE = (
    "Units are taken to be drawn by lot, with the code on the share shown. What counts are the units with "
    "the code: where it is rare, draw more where it is likely."
)
PLANNED_INDEPENDENT = (
    "Units are taken to be independent, which passages of one document are not. Plan with a design effect, "
    "such as 1.5 or 2, if many come from each document."
)
PLANNED_EFFECT = (
    "Passages of one document are alike: the numbers are {effect:g} times those of independent units."
)
PLANNED_FROM = "The shares are taken from what is done. Documents: {documents}; units ({unit}): {units}."
PLANNED_FROM_NOTHING = (
    "No document is done yet, so that no share is known. Mark one as done, or plan with a share."
)

NOT_OF_RATINGS = (
    "“{measure}” needs segments in a text, and a table of ratings has none. Choose one of: {measures}."
)
MANY_CATEGORIES = (
    "The ratings have {count} different labels, and {limit} are the most that can be compared. Check that "
    "the columns of the coders hold labels, and not texts or ids."
)
F1_OF_ONE_CATEGORY = "F1 is of one category against the rest; see category by category"
NO_INTERVAL = "no interval: {why}"
TOO_FEW_DRAWN = "no interval: drawn from {count}, and {fewest} are the fewest"
DRAWN_UNITS = (
    "Intervals: 95 %, by bootstrap over units ({count} draws, seed {seed}). If several units come from one "
    "document, name its column, since they are not independent."
)
DRAWN_GROUPS = "Intervals: 95 %, by bootstrap over whole documents ({count} draws, seed {seed})."
BY_CATEGORY = "A row with a category is that category against the rest; its share is of all ratings."

NO_SUCH_PRESET = "There is no way to compare called “{preset}”. There are: {names}."
PRESET_FOR_TWO = "{program} compares two coders, and here are {count} ({names}). Name two."
PRESET_COMPARED = "{first} and {second}, documents that both have done: {documents}."
MAXQDA_EXISTENCE = "An agreement is a document in which both have the code, or neither has."
MAXQDA_FREQUENCY = "An agreement is a document in which both have the code equally often."
MAXQDA_SEGMENTS = (
    "An agreement is a segment of either coder that has one of the other with an overlap of {percent} % "
    "or more, intersection over union."
)
MAXQDA_CHANCE = (
    "Brennan-Prediger on segments, which MAXQDA calls kappa: chance is 1 / {codes}, the number of codes."
)
MAXQDA_NO_KAPPA = "there is no chance correction on this level"
MAXQDA_ONE_CODE = "with one code nothing is left to correct for"
NVIVO_UNIT = "NVivo compares by character, sentence or paragraph, not by {unit}. Choose one of these."
NVIVO_TWO_GROUPS = "Name the coders of both groups, each of them in one only."
NVIVO_GROUPS = "A: {first}. B: {second}. A group has coded what any one of its members coded."
NVIVO_PROCEDURE = "Compared by {unit}, uncoded text included."
NVIVO_NO_TOTAL = "NVivo shows no figure for all documents or codes together."
NVIVO_KAPPA_ONE = "no variation: chance correction undefined; NVivo’s help calls complete agreement 1"
ATLAS_COMPARED = "{coders}; documents that at least two of them have done: {documents}."
ATLAS_PROCEDURE = (
    "Percent, Holsti and α binary are over characters, uncoded text included; cu-α where at least two coded "
    "something in the domain. With more than two coders Holsti is the mean over pairs."
)
ATLAS_NO_DOMAINS = "cu-α needs a domain: a code set whose codes exclude each other."
INCEPTION_POSITIONS = (
    "A position is a span that either annotator has, with one of {codes} codes; used are those that both "
    "have, start and end alike."
)
INCEPTION_UNITIZING = "Unitizing α: Krippendorff 1995, all documents laid end to end."
INCEPTION_NO_POSITION = "no span is exactly the same for both"
NEEDS_ORDER = "needs numbers, or all categories named in their order"
QUALCODER = (
    "QualCoder compares two coders by character. What it shows as kappa is no kappa: text that neither coded "
    "is left out, so that observed agreement is the overlap by the union (the Jaccard index), and chance is "
    "a product of two shares where kappa has a sum. So the figure is the overlap less a small amount: .30 "
    "for two coders who each coded half of a text by chance, where kappa is 0. It also falls when one coder "
    "coded a passage twice. No preset reproduces it; compare F1 of coded units, which is 2 J / (1 + J) of "
    "that overlap J, and Cohen's kappa by character."
)

NO_DATE = (
    "“{date}” is no date: write the year, year and month, or the day (2016, 2016-05, 2016-05-02), a range "
    "with a slash (2016-05-02/2016-05-13), and ~ behind what is approximate."
)
ENDS_BEFORE_START = "“{date}” ends before it starts: write the earlier date first."

SAME_PLACE = "both name {places}"
SAME_DATE = "the same date"
OVERLAPPING_DATES = "dates that overlap"
NEAR_DATE = "days between their dates: {days}"
SAME_ACTORS = "actors in common: {count}"
SAME_WORDS = "evidence with words in common"
SAME_SUBTYPE = "the same subtype"
SAME_FIGURE = "a quantity in common"
NO_TWO_CODERS_OF_RECORDS = "No two coders have records yet, so nobody is compared."
NO_PAIRS = "no records of the two are a pair"
TOO_MANY_SETS = "{count} different sets are too many to tell what chance would bring"
NOTHING_STATED = "in no pair have both stated it"
NO_COMMON_QUANTITY = "in no pair have both a quantity of the same measure and unit"
NO_RECORDS_FOUND = "neither has a record of it"
NO_RECORDS_OF = "{coder} has no record of it"
TOO_FEW_RECORDS = "needs at least {fewest} records"
RECORDS_COMPARED = "{first} and {second}: {pairs} pairs over {documents} documents that both have done."
RECORDS_COMPARED_ALL = "{first} and {second}: {pairs} pairs over all {documents} documents with records."
RECORDS_MATCHED = (
    "Paired are records whose evidence is at least half the same; else such of one kind whose evidence meets "
    "and whose countries do not differ; else such of one kind with a country in common and dates at most "
    "{days} days apart."
)
RECORDS_DRAWN = (
    "Low, high: 95 % intervals by bootstrap, {replicates} replicates, seed {seed}; drawn were documents, or "
    "with fewer than {fewest} of them records (pairs, and what only one has); n counts what was drawn."
)

NOT_IN_STUDY_BEFORE = "{date} begins before the study does ({earliest})."
NOT_IN_STUDY_AFTER = "{date} ends after the study does ({latest})."
NO_DATE_THERE = "“{date}” is no date."
REPORTED_BEFORE = "It was reported ({reported}) before it began ({date})."
NO_SUCH_KIND_OF_RECORD = "Its kind is none of the project’s."
OTHER_SUBTYPE = "The subtype is not under the code of the kind {kind}."
NO_SUCH_CODE = "The subtype is a code that is no longer in the codebook."
COUNTRY_UNKNOWN = "“{code}” is the code of no country."
REGION_UNKNOWN = "“{region}” is none of the project’s regions."
GROUP_WITHOUT_REGION = "“{name}” has no region."
INVOLVED_NOBODY = "A country or group has neither code nor name."
NOT_AN_OPTION = "“{value}” is none of the words to choose from."
QUANTITY_NO_MEASURE = "A quantity does not say what it measures."
QUANTITY_NO_UNIT = "The quantity of {measure} has no unit."
QUANTITY_NO_NUMBER = "The quantity of {measure} has no number."
QUANTITY_ORDER = "The quantity of {measure} is out of order: low {low}, best {best}, high {high}."
QUANTITY_NO_TOTAL = "The quantity of {measure} is part of one that is not there."
QUANTITY_OF_ITSELF = "The quantity of {measure} is part of itself."
ACTOR_UNKNOWN = "An actor is not in the register."
REQUIRED_EMPTY = "{field} is required for {kind}: give it a value, or say why there is none."
EVIDENCE_MISSING = "It has no evidence."
EVIDENCE_UNCODED = "{count} of its passages are no longer coded."
EVIDENCE_CHANGED = "{count} of its passages read differently now."
UMBRELLA_MISSING = "Its umbrella is not there."
UMBRELLA_CIRCLE = "It lies under itself: {numbers}."
NUMBER_UNSOUND = "The number “{number}” is not of the form MM.001, with the code of a country or XX."
NUMBER_TWICE = "Another record has the number {number}, too."
NOT_A_NUMBER = "“{value}” is no number."
FIELD_UNKNOWN = "The project has no field “{name}”."
JUMP = (
    "{year}: {count} {what}, {before} the year before; {share} of the {more} more come from “{source}” alone."
)
