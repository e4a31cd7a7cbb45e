"""What is said to people about the values of attributes."""

NO_NUMBER = "“{words}” is no number."
AMBIGUOUS_NUMBER = (
    "“{words}” may be {one} or {other}: one cannot tell whether it has thousands or decimals. Write {one} or "
    "{shown}."
)
NO_DAY = "“{words}” is no date. Write 2021, 2021-03, 2021-03-12, or 12 March 2021."
AMBIGUOUS_DAY = "“{words}” may be {one} or {other}. Write the one that is meant."
NO_YES_OR_NO = "“{words}” is neither yes nor no."
NO_OPTION = "“{words}” is none of the options, which are {options}.{nearest}"
NO_OPTIONS = "“{words}” is none of the options: there are none yet."
NO_COUNTRY = "“{words}” is no country. Write its two-letter code or its name.{nearest}"
NO_ADDRESS = "“{words}” is no web address. It begins with https:// or http:// and has no spaces."
