"""What is said when annotations could not be written."""

NOT_ALL_WRITTEN = (
    "“{path}” was not written: read again, it did not hold all annotations. Look whether the disk is full, "
    "and export again."
)
QUOTE_DIFFERS = (
    "“{path}” was not written: the words at {start} of “{name}” are not those of its segment. Check the "
    "project, and export again."
)
