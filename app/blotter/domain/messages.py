"""The sentences of this room."""

CODE = "code"
THE_TOP = "the top"
CODER = "coder"
DOCUMENT = "document"
QUERY = "query"

NAME_EMPTY = "A {what} needs a name. Type at least one visible character."
NAME_HAS_CONTROL = (
    "The {what} name {name} holds a line break, a control character or a mark that turns the direction "
    "of writing. Type the name again without it."
)
NAME_TOO_LONG = "The {what} name that begins with “{name}” is {length} characters long; {limit} are allowed."
SIBLING_EXISTS = "“{path}” exists already. Choose another name, or use that code."
NO_SUCH_CODE = "There is no code “{path}”.{nearest}"
NEAREST = " Did you mean {names}?"
CYCLE = "“{name}” cannot be placed under “{parent}”, which lies inside it."
PARENT_MISSING = "The code “{name}” names a parent that the codebook does not hold."
SIBLINGS_ALIKE = "Two codes under {parent} are both called “{name}”."
CODES_IN_CIRCLE = "The codes {names} are each other's parents, so none of them has a place in the tree."
BAD_SPAN = "{start:d}:{end:d} is not a span: the end has to come after the start, and both from 0 on."
OUTSIDE = "{start:d}:{end:d} lies outside “{source}”, which has {length} characters."
NO_SUCH_FILTER = "This version knows no filter “{name}” of records. Use a newer one, or leave it out."
NO_FILTER_VALUE = "The filter “{name}” of records cannot be {value}. Look at how the filter was written."
NO_SUCH_DOCUMENT_FILTER = (
    "This version knows no filter “{name}” of documents. Use a newer one, or leave it out."
)
NO_DOCUMENT_FILTER_VALUE = (
    "The filter “{name}” of documents cannot be {value}. Look at how the filter was written."
)
NO_CONDITION = (
    "“{words}” is no condition. Write an attribute, an operator ({operators}) and, unless it asks what is "
    "empty, a value, such as “Published >= 2015”."
)
NO_SUCH_OPTION = "This version knows no option “{name}” of figures. Use a newer one, or leave it out."
NO_OPTION_VALUE = "The option “{name}” of a figure cannot be {value}. Look at how the figure was kept."

NO_LANGUAGE = "“{words}” is not a language. Write a tag such as en, fr or zh, or its English name.{nearest}"

PSEUDONYM_EMPTY = "“{name}” in the table of names has no name or no replacement. Each row needs both."
PSEUDONYM_TWICE = (
    "“{name}” stands in the table of names twice, for “{one}” and for “{other}”. Keep one of them."
)
PSEUDONYM_IS_NAME = (
    "The replacement “{replacement}” of “{name}” holds a name of the table itself. Choose another one."
)
