"""The sentences of this room."""

PAGE_WRONG = (
    "The page “{page}” did not come out as it should: {problem}. Nothing was written. This is a fault of the "
    "program; tell those who make it."
)
PAGE_LOST_WORDS = "its words differ from those of the document"
PAGE_LOST_MARKS = "{missing} of {count} passages are not on it as they are in the project"
PAGE_DEAD_LINK = "it leads to “{target}”, which is not there"
PAGE_REACHES_OUT = "it would fetch or run “{what}”"
