"""What is said about pseudonyms, masked passages and erasing."""

PSEUDONYMISED = "Made with pseudonyms: {names} names replaced at {places} places"
PSEUDONYMISED_WITHOUT = (
    "Made with pseudonyms: {names} names replaced at {places} places; {left_out} parts of foreign files left"
    " out"
)
REDACTED = "Made with passages masked: {places} places"
REDACTED_WITHOUT = "Made with passages masked: {places} places; {left_out} parts of foreign files left out"
STILL_THERE = (
    "The new project would still hold “{name}” in {where}, so it was not kept. Please report this: it is a"
    " mistake of the program."
)
CODES_ALIKE = (
    "With these replacements two codes of one place would be called “{name}”."
    " Choose replacements that differ."
)
CODERS_ALIKE = "With these replacements two coders would be called “{name}”. Choose replacements that differ."
FIELDS_ALIKE = (
    "With these replacements two fields of records would be called “{name}”. Choose replacements that differ."
)
NOTHING_TO_MASK = "Nothing was named to be masked. Name codes, or a table of names."
MARK_EMPTY = "What stands in place of masked words cannot be empty. Type at least one visible character."
ERASED = "Erase a document for good"
HOLDS_A_NAME = "“{words}” is to stand in place of words, but holds the name “{name}”. Choose something else."
