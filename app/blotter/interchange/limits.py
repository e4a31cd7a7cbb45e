"""Every limit that a file is read with, in one place: what is beyond them is refused with a sentence.

They are far above what documents for readers have, and low enough that a file which was made to do harm
ends within seconds and within the memory of a laptop.
"""

MEGABYTE = 1024 * 1024

FILE_BYTES = 512 * MEGABYTE
"""Of any file: it is held in memory whole, and kept in the project as the original."""

PAGE_BYTES = FILE_BYTES // 8
"""Of a web page: its tree takes a multiple of its bytes."""

PAGE_DEPTH = 10_000
"""Of elements in each other on a web page: the time of its parser grows with the square of the depth."""

PAGE_VALUE = 2_000
"""Of characters of an attribute on a web page, such as an address, that are looked at."""

PAGE_FACT = 10_000
"""Of characters of a fact in the head of a web page, such as its description; the rest is passed over."""

PAGE_DATA = 20
"""Of scripts with data for machines on a web page, and of authors in them; more are passed over."""

PAGE_DATA_CHARACTERS = 1_000_000
"""Of such a script; what goes on is broken for us, as others’ data may be."""

PAGE_THINGS = 1_000
"""Of things told in such a script; more are passed over."""

MHTML_NESTING = 50
"""Of groups of parts in an MHTML file, in each other or not: browsers write one."""

WORD_BYTES = FILE_BYTES // 2
"""Of a word processor's file or an e-book: pictures are most of it, and they are not unpacked."""

RTF_BYTES = 64 * MEGABYTE
"""Of an RTF file without its pictures and embedded files: every control word is a step of its own."""

RTF_SIGNS = 3_000_000
"""Of control words, groups and runs of words in an RTF file: each is a step of its own."""

RTF_DEPTH = 500
"""Of groups in each other in an RTF file; what people write has fewer than fifty."""

ARCHIVE_MEMBERS = 5_000
"""Of files in an archive."""

ARCHIVE_DIRECTORY = 40 * ARCHIVE_MEMBERS
"""Of entries in the bytes of a directory: counted before it is taken apart, which takes half a kilobyte of
memory an entry."""

ARCHIVE_DIRECTORY_BYTES = 64 * MEGABYTE
"""Of the directory of an archive, which is held in memory; an entry has about a hundred and fifty."""

ARCHIVE_BYTES = 2 * 1024 * MEGABYTE
"""Of all that is unpacked from one archive, counted while it is unpacked."""

ARCHIVE_UNSUSPICIOUS = 64 * MEGABYTE
"""Up to here an archive may unpack to any multiple of its size."""

ARCHIVE_RATIO = 200
"""How many times its size an archive may unpack to above that; texts are packed to a tenth."""

MEMBER_NAME = 1_000
"""Of characters in the name of a file in an archive."""

XML_BYTES = 64 * MEGABYTE
"""Of one XML part: its tree takes a multiple of its bytes."""

XML_SIGNS = 3_000_000
"""Of signs that begin a tag in one XML part: its tree takes a hundred bytes for each."""

XML_DEPTH = 256
"""Of XML elements in each other; the text of a document has fewer than fifty. libxml2 watches over this, and
over values of more than ten million bytes."""

TEXT_CHARACTERS = 100_000_000
"""Of the text of a document: some fifty thousand pages."""

PAGES = 20_000
"""Of pages of a document."""

MOST_COLUMNS = 16_384
"""Of columns of a table, which is what a workbook has."""

MOST_ATTRIBUTES = 1_000
"""Of columns of a table that become attributes; a study with a hundred has many."""

BIBLIOGRAPHY_BYTES = 64 * MEGABYTE
"""Of a bibliography: the entries are held in memory several times over."""

BIBLIOGRAPHY_ENTRIES = 50_000
"""Of entries of a bibliography."""

BIBLIOGRAPHY_DEPTH = 200
"""Of braces in each other in BibTeX, and of lists in JSON; what people write has fewer than ten."""

PDF_PAGES = 20_000
"""Pages of a PDF."""

PDF_PAGE_CHARACTERS = 500_000
"""Characters on one page of a PDF; what is beyond is left out, and said."""

PDF_CHARACTERS = 60_000_000
"""Characters of a whole PDF."""

PDF_SECONDS = 30.0
"""How long the worker may be silent over one page of a PDF, in seconds."""

PDF_MEMORY = 2 * 1024**3
"""Bytes of memory that the worker of a PDF may take, where the system can hold it to that."""

PDF_PIXELS = 48_000_000
"""Pixels of a drawn page; a larger one is drawn smaller."""

PROJECT_ARCHIVE_BYTES = 16 * 1024 * MEGABYTE
"""Of the archive of another program's project. It is read where it lies, one file of it at a time. Each of
these has `FILE_BYTES` at most: a longer one, such as a film, is left out, and told."""

PROJECT_UNPACKED_BYTES = 4 * PROJECT_ARCHIVE_BYTES
"""Of all that is really read from such an archive: what is passed over is not counted, nor is what is read
again. `ARCHIVE_RATIO` holds for it as for any other."""

PROJECT_MEMBERS = 50_000
"""Of files in the archive of another program's project: two or three for each document."""

PROJECT_XML_BYTES = 256 * MEGABYTE
"""Of the XML of another program's project, which is read element by element: some half a million codings."""

PROJECT_XML_SIGNS = 16_000_000
"""Of signs that begin a tag in it."""

DATABASE_BYTES = 4 * 1024 * MEGABYTE
"""Of the database of another program, which is copied to disk and never held in memory."""

DATABASE_VALUE = 4 * TEXT_CHARACTERS
"""Bytes of one value in such a database, such as the text of a document."""
