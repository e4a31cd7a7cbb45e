"""What is said about projects that come from, or go into, files of other programs."""

NO_SUCH_CHOICE = "“{name}” is nothing to choose for {format}. {names}"
NOTHING_TO_CHOOSE = "This format leaves nothing to choose."
CHOICES = "There is: {names}."
NO_SUCH_VALUE = "“{value}” cannot stand for “{name}”: {why} {description}"
VALUES = "It may be one of {values}."
NO_VALUE_OF_THIS_KIND = "It is not of the right kind."

NO_MASKED_PROJECT = (
    "A whole project is written with its own words. Make a copy with pseudonyms or without the passages "
    "first, and write that one."
)
