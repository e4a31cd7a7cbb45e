"""The sentences of this room: refusals first, then the labels of the history."""

NO_SUCH_SOURCE = "There is no document “{name}”.{nearest}"
NO_SUCH_CODER = (
    "There is no coder “{name}”.{nearest} A new coder is added with *Add coder* (`blotter coder add`)."
)
NO_CODERS = "The project has no coders yet. Add one first (`blotter coder add`)."
WHO_CODES = "Say who codes, in the box at the top right or with --coder: the project has {names}."
CODER_EXISTS = "There is a coder “{name}” already."
SOURCE_EXISTS = "There is a document “{name}” already. Choose another name."
CODER_IN_USE = (
    "“{name}” cannot be removed while there are segments of that name ({segments}). Uncode them first."
)
JOIN_ITSELF = "“{name}” cannot be joined with itself. Name another coder."
NO_SUCH_SEGMENT = "There is no segment {id}. `blotter report segments` lists them with their ids."
NO_SUCH_NOTE = "There is no note on a passage with the id “{id}”."
NO_SUCH_MEMO_SUBJECT = (
    "A memo is written on source:NAME, passage:START:END:NAME, code:PATH, segment:ID, note:ID or project,"
    " not on “{subject}”."
)
MERGE_INTO_ITSELF = "“{name}” cannot be merged into itself."
MERGE_INTO_CHILD = "“{name}” cannot be merged into “{into}”, which lies under it. Move that one out first."
SPLIT_INTO_ONE = "“{path}” is split into two codes at least. Name another one."
NO_SUCH_PART = "“{name}” is none of the codes to split into, which are {names}. Correct the name."
NOT_OF_THE_CODE = "The segment {id} does not have the code “{path}”, so it cannot be divided from it."
TEXT_NOT_FOUND = "“{text}” does not occur in “{source}”. Case counts; check the spelling."
TEXT_SEVERAL = (
    "“{text}” occurs {count} times in “{source}”, so nothing was coded. Give one of the places with --span, "
    "or code them all with --all:\n{places}"
)
QUOTES_LOST = (
    "“{name}” cannot be read as {encoding}: some coded passages ({count}) would not stand in the new text. "
    "Uncode them first, or read it in another encoding."
)
NOT_A_SIBLING = "“{before}” is not where “{name}” is to be placed. Name one of its future siblings."
NO_ORIGIN = "“{origin}” is not where a code can come from. It is one of: {names}."
NO_COLOUR = "“{colour}” is not a colour. Give #rrggbb or one of: {names}."
TEXT_OF_BLIND_ROUND = (
    "This would change or remove a document that is being coded in a round that is still blind. Wait until "
    "all are done and the round is opened."
)
ERASING_UNFINISHED = (
    "A document was erased from the project, but the file could not be written anew, so that its words may "
    "still lie in unused parts of it. Free some space on the disk and open the project again: that finishes "
    "it."
)
NOT_IN_ROUND = (
    "“{source}” was not given to {coder} in the round “{round}”. Choose one of the round's documents, or go "
    "back to open coding."
)
NO_SUCH_CASE = "There is no case “{name}”.{nearest}"
NO_SUCH_ATTRIBUTE = "There is no attribute “{name}”.{nearest}"
NO_SUCH_ROUND = "There is no round “{name}”.{nearest}"
ROUND_EXISTS = "There is a round “{name}” already. Choose another name."
ROUND_NEEDS_TWO = (
    "A round compares at least two coders. Name another one, or, where {coder} is to code the same once "
    "more, the earlier round."
)
ROUND_WITHOUT_CODERS = "A round compares coders. Name at least two."
ROUND_FOR_PEOPLE = "“{coder}” is what coders have settled on, and does not code itself. Name people."
ROUND_AGAIN_BY_OTHERS = "{coder} did not code in the round “{name}”. Name one of its coders."
ROUND_WITHOUT_CODEBOOK = "There is nothing to code with yet: the codebook has no codes. Add some first."
ROUND_WITHOUT_DOCUMENTS = "There is nothing to code in this round. Import documents, or draw some more."
ROUND_WITHOUT_PASSAGES = (
    "This round compares segments, so it needs passages. Draw some, mark them, or take the bounds of "
    "a coder's segments."
)
PASSAGES_OVERLAP = (
    "Passages that overlap cannot be units, since each is coded once; {count} do so: {places}. Narrow it to "
    "documents or segments that lie apart."
)
BOUNDS_OF_BLIND_ROUND = (
    "“{name}” is still blind, so nobody may see the bounds in it. Wait until all are done and it is opened."
)
DRAW_WITHOUT_SEED = "A draw needs a seed, so that it can be drawn again. Give a number."
STRATA_WITHOUT_CODES = "Say which codes make the strata."
ROUND_IS_BLIND = (
    "The round “{name}” is still blind, so nobody is compared in it yet. It opens once everybody is done."
)
ROUND_OPEN_ALREADY = "“{name}” is open already: nobody is blind in it any more."
ROUND_OF_ITS_LEAD = "“{name}” is led by {lead}, who alone may do this. Ask {lead}."
ROUND_IN_PACKAGE = (
    "This is one coder's package, which holds nothing of the others in “{name}”. Open the round in the "
    "project that it was made from."
)
LOOK_WITHOUT_REASON = "Say why you look into the round before it is open: the history will tell."
LOOK_OF_NOBODY = "Say who looks into the round, with --coder or in the box at the top right."
ROUND_CODED_BLIND = (
    "“{name}” is still blind and somebody has coded in it, so it cannot be removed. Open it first "
    "(`blotter round open`)."
)
CODER_IN_BLIND_ROUND = (
    "“{name}” codes in the round “{round}”, which is still blind. Wait until it is opened, or open it first."
)
CODES_OF_BLIND_ROUND = (
    "No code can be merged, split or deleted while the round “{name}” is blind: nobody sees all that has "
    "been coded in it. Wait until it is opened, or open it first."
)
NO_CODER_OF_ROUND = "{coder} does not code in the round “{name}”. Name one of its coders."
ROUND_OPENED = "Round “{name}” was opened: everybody is done"
ROUND_OPENED_EARLY = "Round “{name}” was opened before everybody was done"
ROUND_LOOKED_INTO = "{coder} looks into the blind round “{name}”: {reason}"
ROUND_STARTED = "Start round {name}"
ROUND_CHANGED = "Change round {name}"
ROUND_RENAMED = "Rename round {old} to {new}"
ROUND_REMOVED = "Remove round {name}"
FROZEN = (
    "The codebook is frozen at revision {number}: names, places and definitions stay as they are. Propose "
    "the change in the notes of the code, or thaw the codebook first."
)
CODEBOOK_ROW_REFUSED = "“{name}”, {where}: {why}"
CODEBOOK_ROWS_REFUSED = "“{name}”, {where}: {why} {more} more cannot be read."
NO_PRINTER = "“{path}” cannot be printed here. Write it as a web page or a Word document, and print that."
FROZEN_ALREADY = "The codebook is frozen already, at revision {number}. Thaw it before you freeze it anew."
NOTHING_TO_FREEZE = "There is nothing to freeze: the codebook has no codes yet. Add some first."
NO_SUCH_REVISION = "There is no revision “{name}”. `blotter revisions list` lists them."
CODE_CALLED_OTHERWISE = "“{path}” is called {names} since revision {number}. Use that path."
CODE_WAS_MERGED = "“{path}” was merged into {names} in revision {number}. Use that code."
CODE_WAS_SPLIT = "“{path}” was split into {names} in revision {number}. Use one of these codes."
CODE_WAS_DELETED = "“{path}” was deleted in revision {number}. Use another code, or add it anew."
CODE_IS_GONE = (
    "“{path}” is gone since revision {number}; what became of it was not written down then. "
    "`blotter history` lists what was done."
)
REVISION_AMBIGUOUS = (
    "“{name}” could be several revisions: {names}. Give the first digits of the one that is meant."
)
ALIAS_TAKEN = "“{alias}” stands for “{path}” already. Choose another alias, or take it from that code first."
ALIAS_IS_PATH = "“{alias}” is what the code “{path}” is called. Choose another alias."
CODE_IS_ARCHIVED = (
    "“{path}” is archived, so passages get it no more. Take it back first (`blotter codes archive --undo`), "
    "or use another code."
)
NO_SUCH_SET = "There is no code set “{name}”.{nearest} `blotter codes set list` lists them."
SET_EXISTS = "There is a code set “{name}” already. Choose another name."
SET_EMPTY = "The code set “{name}” holds no codes, so nothing can be narrowed to it. Put some into it first."
SET_NOT_EXCLUSIVE = (
    "The codes of “{name}” do not exclude each other, so they are no domain. If a passage has at most one of "
    "them, say so with `blotter codes set change PROJECT “{name}” --exclusive`."
)
NO_SUCH_RULE = "There is no rule “{id}”. `blotter codes rule list` lists them with their ids."
NO_SUCH_CODE_NOTE = "There is no note “{id}”. `blotter codes note list` lists them with their ids."
SEVERAL_END_SO = "“{id}” is the end of several ids. Give more of the one that you mean."
RULE_EXISTS = "That is a rule already: {rule}."
RULE_NAMES_ITSELF = "A rule for “{path}” cannot name “{path}” as the other code. Name another one."
RULE_LACKS_OTHERS = "Say which codes do not go with “{path}”."
RULE_HAS_OTHERS = "A rule that asks for a memo names no other codes."
NOTE_EMPTY = "The note on “{path}” says nothing yet. Write what is to be discussed, or propose words."
NOTE_NEEDS_PART = "Say which part of the definition the words are for: {parts}."
NO_PART = "“{part}” is not a part of a definition. It is one of: {parts}."
DECISION_LACKS_REASON = "Say why the note is {decision}, so that it can be understood later."
NO_DECISION = "“{decision}” is not a decision. A note is accepted or declined."
UNKNOWN_NAMED = "There is no {what} “{name}”.{nearest}"
UNKNOWN = "there is no such {what}.{nearest}"
WHERE = "{file}, {where}"
SAME_FILE = "the same file is in the project already"
SAME_TEXT = "has the same text as “{name}”; both are kept"
RENAMED = "is called “{name}” in the project"
GUESSED = "was read as {encoding}, which is a guess"
IMPORT_SUMMARY = (
    "Taken: {taken}. Made: {made}. Refused: {refused}. There already: {skipped}. Formats: {formats}."
)
CAME_IN = "read as {kind}: {count} characters"
LANGUAGE_GUESSED = "its language looks like {language}, which is a guess"
REPLACED = "{count} characters that no text can hold were replaced by U+FFFD"
REANCHORED = "its quote stands at {place}"
NO_PLACE = "{place} is no place in a text of {count} characters"
QUOTE_NOT_THERE = "the quote does not stand in the document"
QUOTE_TWICE = "the quote stands equally far before and after the place that is given"
PREVIEW_OF_CODEBOOK = "{count} codes: {title}"
PREVIEW_OF_CODEBOOK_ROWS = "{count} codes: {title}. Rows that cannot be read: {refused}."
PREVIEW_SEVERAL = "It could be several things. Choose how to read it."
PREVIEW_OF_ARCHIVE = "An archive of {count} files"
ROW_REFUSED = "{where} would be refused: {why}"
PREVIEW_OF_QUOTES = "Coded segments, found by their words: {count}"
PREVIEW_OF_SEGMENTS = "{count} segments"
PREVIEW_OF_DOCUMENTS = "documents ({count}), the first: {words}"
PREVIEW_OF_SEVERAL = "several documents, the first: {words}"
PREVIEW_OF_ROWS = "rows ({count})"
PREVIEW_OF_ROWS_WITH = "rows ({count}) with {names}"
PREVIEW_OF_RECORDS = "activity records ({count})"
NO_SUCH_QUERY = "There is no saved query “{name}”.{nearest} `blotter query list` lists them."
QUERY_EXISTS = "There is a saved query “{name}” already. Choose another name."
QUERY_UNREADABLE = (
    "The saved query “{name}” cannot be read: it was written by a newer Blotter, or by hand. Save it anew."
)
PLAN_WITHOUT_CODERS = "There is nobody to give documents to. Name at least one coder."
PLAN_WITHOUT_DOCUMENTS = "There are no documents to give out. Import some first."
HOW_ASSIGNED = (
    "Documents: {documents}. With one coder: {single}. With two or more: {double}. With none: {nobody}."
)
NO_SUCH_FIGURE = "There is no figure “{name}”.{nearest}"
NOTHING_TO_DRAW = "No code has a value, so there is nothing to draw. Write a .csv, which gives the reasons."
NOTHING_COMPARED = (
    "None of the documents has been done by two of the coders, so there is nothing to report. Mark documents "
    "done first (`blotter done`)."
)
NO_SUCH_REPORT = "There is no report “{name}”. The reports are: {names}."

IMPORTED = "Import {name}"
IMPORTED_FILES = "Import {count} files"
CODED = "Code {path}"
CODED_ALL = "Code {path}, {count} segments"
CODED_FOUND = "Code {path}, {count} segments found by “{words}”"
CODED_SEVERAL = "Code a passage with {count} codes"
CODED_BY_SPEAKER = "Code what {names} say, {count} segments"
CASES_BY_SPEAKER = "Put what {names} say into cases, {count} passages"
SPEAKERS_SOUGHT = "Find speakers in {count} documents"
NO_SUCH_SPEAKER = "Nobody called “{name}” speaks in these documents.{nearest}"
UNCODED = "Uncode {path}"
UNCODED_ALL = "Uncode {count} segments"
RECODED = "Recode {old} as {new}"
RECODED_ALL = "Recode {count} segments as {new}"
STILL_RIGHT = "Still right: {path}"
STILL_RIGHT_ALL = "Still right: {count} segments"
SETTLING_BLIND = (
    "The round “{name}” is still blind: what its coders differ in is settled once it is open. Wait until all "
    "are done with it."
)
SIDED_WITH_ONE = "To side with somebody, choose *one* and say with whom; the other choices side with nobody."
SPANS_WITH_NEW = "New segments go with the choice *new*, and with no other."
NEW_NEEDS_SPANS = "Say which code stands where, or choose *none* if nothing is to stand there."
NOT_COMPARED = "“{name}” is none of the coders compared there, who are {names}. Correct the name."
ITEM_CHANGED = (
    "What the coders have at {start}:{end} in “{source}” has changed meanwhile, so nothing was decided. Look "
    "at the place again."
)
BY_RULE = "By rule: "
SETTLED = "Settled “{quote}” in “{source}”"
DECISION_TAKEN_BACK = "Took back what was decided about “{quote}”"
AGREED_TAKEN_OVER = "Took over what all agree on ({count})"
NOTHING_TO_SETTLE_WITH = (
    "{names}: these are one coder at two times, so there is nothing to settle. Choose a round of several "
    "coders."
)
PLACES_LEFT = (
    "Some places in “{name}” are still open ({count}), so agreement after negotiation is not there yet. "
    "Settle them first."
)
SETTLED_AGREEMENT_KEPT = "Kept the agreement of “{name}” after negotiation"
SETTLED_BY_RULE = "Settled {count} places by rule ({rule})"
BOUNDS_MOVED = "Move the bounds of {path}"
SEGMENT_MEMO = "Memo on a segment of {path}"
SEGMENT_MEMOS = "Memo on {count} segments"
CODE_ADDED = "Add code {path}"
CODE_RENAMED = "Rename {old} to {new}"
CODE_MOVED = "Move {path}"
CODE_RECOLOURED = "Recolour {path}"
CODE_KEYED = "Change the key of {path}"
CODE_REDEFINED = "Define {path}"
CODE_EXEMPLIFIED = "Add an example to {path}"
CODE_ARCHIVED = "Archive {path}"
CODE_UNARCHIVED = "Take {path} back from the archive"
CODE_ALIASED = "Change the aliases of {path}"
CODEBOOK_FROZEN = "Freeze the codebook at revision {number}"
CODEBOOK_THAWED = "Thaw the codebook"
CODES_MERGED = "Merge {merged} into {into}"
CODE_SPLIT = "Split {path} into {names}"
CODE_DELETED = "Delete code {path}"
CODEBOOK_ADOPTED = "Add the codebook {title}"
CODER_ADDED = "Add coder {name}"
CODER_RENAMED = "Rename coder {old} to {new}"
CODER_REMOVED = "Remove coder {name}"
CODERS_JOINED = "Join coder {name} with {other}"
SOURCE_RENAMED = "Rename document {old} to {new}"
SOURCE_REMOVED = "Remove document {name}"
NOT_REREAD = (
    "“{name}” says itself how its words are encoded, so it cannot be read in another encoding. Save it in "
    "another way and import that."
)
CORRECTED_NOT_REREAD = (
    "“{name}” was corrected since it was read, and reading it in another encoding would lose that. Save the "
    "file in UTF-8 and lay it over the document as a new edition."
)
SOURCE_REREAD = "Read {name} in another encoding"
SOURCE_LANGUAGES = "Set the language of {count} documents"
SOURCE_LANGUAGE = "Set the language of {name}"
MEMO_WRITTEN = "Memo on {subject}"
THE_PROJECT = "the project"
PROJECT_MEMO = "Memo on the project"
MARKED_DONE = "Mark {name} done"
MARKED_DONE_ALL = "Mark {count} documents done"
MARKED_UNDONE = "Mark {name} not done"
MARKED_UNDONE_ALL = "Mark {count} documents not done"
ASSIGNED = "Assign {name} to {coder}"
ASSIGNED_ALL = "Assign documents to coders, {count} assignments"
ASSIGNED_BY_PLAN = "Assign documents by plan, seed {seed}, {count} assignments"
UNASSIGNED = "Take {name} from {coder}"
UNASSIGNED_ALL = "Take documents from coders, {count} assignments"
MARKED_BEGUN_FOR = "Mark {name} in progress for {coder}"
MARKED_BEGUN_ALL = "Mark {count} assignments in progress"
MARKED_DONE_FOR = "Mark {name} done for {coder}"
MARKED_DONE_FOR_ALL = "Mark {count} assignments done"
QUERY_SAVED = "Save query {name}"
QUERY_CHANGED = "Change query {name}"
QUERY_RENAMED = "Rename query {old} to {new}"
QUERY_DELETED = "Delete query {name}"
PACKED = "Package for {name}"
SET_ADDED = "Add code set {name}"
SET_RENAMED = "Rename code set {name} to {new_name}"
SET_CHANGED = "Change code set {name}"
SET_REMOVED = "Remove code set {name}"
RULE_ADDED = "Add rule: {rule}"
RULE_CHANGED = "Change rule: {rule}"
RULE_REMOVED = "Remove rule: {rule}"
CODE_NOTE_ADDED = "Write a note on {path}"
CODE_NOTE_ACCEPTED = "Accept a note on {path}"
CODE_NOTE_DECLINED = "Decline a note on {path}"
CODE_NOTE_REMOVED = "Remove a note on {path}"

RULE_NEEDS_ANY = "{path} needs another code on the same passage"
RULE_NEEDS = "{path} needs {other} on the same passage"
RULE_NEEDS_ANY_SAME = "{path} needs another code on the same bounds"
RULE_NEEDS_SAME = "{path} needs {other} on the same bounds"
RULE_EXCLUDES = "{path} does not go with {other} on the same passage"
RULE_EXCLUDES_SAME = "{path} does not go with {other} on the same bounds"
RULE_MEMO = "{path} needs a memo"
RULE_DOMAIN = "One passage has at most one code of “{name}”"
EITHER = "{path} or {other}"
BROKEN_NEEDS_ANY = "{path} needs another code on this passage"
BROKEN_NEEDS = "{path} needs {other} on this passage"
BROKEN_NEEDS_ANY_SAME = "{path} needs another code on these bounds"
BROKEN_NEEDS_SAME = "{path} needs {other} on these bounds"
BROKEN_EXCLUDES = "{path} does not go with {other} on this passage"
BROKEN_EXCLUDES_SAME = "{path} does not go with {other} on these bounds"
BROKEN_DOMAIN = "{path} and {other} exclude each other in “{name}”"
DAILY_BACKUP_FAILED = "Today's backup could not be made: {reason}"

FEW_GROUPS = (
    "“{column}” names fewer than {fewest} documents, so units were drawn and not whole documents; name it "
    "(--group) to draw documents all the same."
)
