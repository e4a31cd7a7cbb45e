"""What is said to people about the schema, the register of actors and regions; labels of the history, too."""

NO_SUCH_FIELD = "There is no field “{name}”. The fields are {names}.{nearest}"
NO_SUCH_LIST = "There is no list of words “{name}”. The lists are {names}.{nearest}"
NO_SUCH_WORD = "{field} has no word “{word}”. The words are {names}.{nearest}"
NO_SUCH_PRESET = "There is no preset “{name}”. The presets are {names}.{nearest}"
NO_SUCH_ACTOR = "There is no actor “{name}”. Run `blotter actors list` to see those there are.{nearest}"
NO_SUCH_REGION = "There is no region “{name}”. The regions are {names}.{nearest}"
NO_SUCH_TABLE = "There is no table by country “{name}”.{nearest}"
NO_COUNTRY = "“{words}” is no country: write its two-letter code or its name."

KIND_EXISTS = "There is a kind of record “{name}” already. Choose another name."
LAST_KIND = "“{name}” is the only kind of record. Add another one first."
KIND_IN_USE = (
    "There are records of the kind “{name}” ({count}). Say which kind they are to be instead, or delete them."
)
REQUIRED_NOT_SHOWN = "“{field}” is to be required, but “{kind}” does not show it. Show it first."
FIELD_EXISTS = "“{label}” would be called `{name}` in exports, and that name is taken. Choose another one."
NO_FIELD_NAME = "“{label}” cannot be the name of a field: begin with a letter."
NO_OWN_TYPE = "A field of one's own cannot hold {type}. It holds one of these: {names}."
FIELD_BUILT_IN = (
    "“{field}” is in every project. A kind of record need not show it; what it holds stays as it is."
)
FIELD_IN_USE = (
    "Records say something in “{field}” ({count}). Say that this goes, too, or let the kinds of records not "
    "show the field."
)
VALUE_DOES_NOT_FIT = (
    "{number} has “{value}” in “{field}”, which does not fit “{type}”. Change that record first."
)
WORD_IN_USE = (
    "“{word}” of {field} is in use ({count}). Say which word stands there instead, or that none does."
)
WORD_FIXED = "“{word}” of {field} has a meaning for the program, so it keeps its name and its place here."
NO_WORDS = "{field} has no words of the project's own to choose from."
RECORDS_THERE = (
    "There are records already ({count}), which follow these kinds and fields. Change them one by one."
)

ACTOR_EXISTS = (
    "“{name}” is a name or alias of the actor “{other}” already. Choose another one, or merge the two."
)
ACTOR_IN_USE = (
    "“{name}” plays a part in records ({count}). Merge it into another actor, or change these records."
)
ACTOR_UNDER_ITSELF = "“{name}” cannot belong to itself, nor to what belongs to it."
ACTOR_MERGED_INTO_ITSELF = "“{name}” cannot be merged into itself. Name another actor."

REGION_EXISTS = "There is a region “{name}” already. Choose another name."
REGION_IN_USE = "Countries or groups are in “{name}” ({count}). Say which region they are in instead."
LAST_REGION = "“{name}” is the only region. Add another one first."
TABLE_EXISTS = "There is a table “{name}” already. Choose another name, or remove that one first."
NO_FRAME_DATE = "“{words}” is no year and no date. Write 1997, or 1997-06-30."
FRAME_TURNED = "The study would end ({latest}) before it begins ({earliest})."
NO_DAYS = "How many days apart two reports may be is a whole number from 0 to {most}."

KIND_ADDED = "Add kind of record “{name}”"
KIND_RENAMED = "Rename kind of record “{old}” to “{new}”"
KIND_TIED = "Tie “{name}” to the code “{path}”"
KIND_UNTIED = "Tie “{name}” to no code"
KIND_CHANGED = "Describe kind of record “{name}”"
KIND_MOVED = "Move kind of record “{name}”"
KIND_SHOWS = "Change the fields of “{name}”"
KIND_REMOVED = "Remove kind of record “{name}”"
KIND_MERGED = "Remove kind of record “{name}”, whose records are “{into}” now"
FIELD_ADDED = "Add field “{field}”"
FIELD_RENAMED = "Rename field “{old}” to “{new}”"
FIELD_CHANGED = "Describe field “{field}”"
FIELD_MOVED = "Move field “{field}”"
FIELD_HOLDS = "Let “{field}” hold {type}"
FIELD_REMOVED = "Remove field “{field}”"
WORD_ADDED = "Add “{word}” to {field}"
WORD_RENAMED = "Rename “{old}” to “{new}” in {field}"
WORD_REMOVED = "Remove “{word}” from {field}"
WORD_MOVED = "Move “{word}” in {field}"
PRESET_CHOSEN = "Choose kinds of records: {title}"
ACTOR_ADDED = "Add actor “{name}”"
ACTOR_CHANGED = "Change actor “{name}”"
ACTOR_RENAMED = "Rename actor “{old}” to “{new}”"
ACTORS_MERGED = "Merge actor “{name}” into “{into}”"
ACTOR_REMOVED = "Remove actor “{name}”"
REGION_SET = "Put {countries} into {region}"
REGIONS_SET = "Put {count} countries into {region}"
REGIONS_IMPORTED = "Import regions of {count} countries"
REGION_ADDED = "Add region “{name}”"
REGION_RENAMED = "Rename region “{old}” to “{new}”"
REGION_REMOVED = "Remove region “{name}”"
REGION_MOVED = "Move region “{name}”"
TABLE_IMPORTED = "Import table by country “{name}”"
TABLE_RENAMED = "Rename table “{old}” to “{new}”"
TABLE_REMOVED = "Remove table “{name}”"
FRAME_CHANGED = "Change the frame of the study"
