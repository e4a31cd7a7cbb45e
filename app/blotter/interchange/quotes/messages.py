"""What is told of tables of coded segments that other programs exported."""

SEGMENT_COLUMNS_MISSING = (
    "“{name}” is no table of coded segments as it is: no column is known as the {missing}. Its columns are "
    "{names}. Say which one is what: `--column NAME=TARGET`, or choose it in the window."
)
COLUMNS_LEFT_OUT = "These columns were left out: {names}."
NO_CODE = "It names no code."
NO_DOCUMENT = (
    "It names no document. Fill its cell; where a formula stands in it, open the table in a spreadsheet and "
    "save it there, so that the value is kept with it."
)
NO_WORDS = "It has no words of a passage, so there is nothing to look for in the document."
DAYS_UNREADABLE = (
    "{count} dates cannot be read for sure, such as “{value}”. The time of the import stands there instead."
)
