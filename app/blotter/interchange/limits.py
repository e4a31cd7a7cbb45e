"""LIMITS: how much of a file is read at the most, so that a broken or hostile one ends in a sentence."""

PDF_PAGES = 20_000
"""Pages of a PDF."""

PDF_PAGE_CHARACTERS = 500_000
"""Characters on one page of a PDF; what is beyond is left out, and said."""

PDF_CHARACTERS = 60_000_000
"""Characters of a whole PDF."""

PDF_SECONDS = 60.0
"""How long the worker may be silent over one page of a PDF, in seconds."""

PDF_MEMORY = 3 * 1024**3
"""Bytes of memory that the worker of a PDF may take, where the system can hold it to that."""

PDF_PIXELS = 48_000_000
"""Pixels of a drawn page; a larger one is drawn smaller."""
