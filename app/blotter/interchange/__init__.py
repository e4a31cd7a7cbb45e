"""File codecs: `read(path) -> Bundle` and `write(value, path)`, one row each in FORMATS."""
