"""The sentences of the readers of word processors’ files and e-books."""

NOT_WORD = "“{name}” is not a Word document (DOCX). {looks}"
NOT_ODT = "“{name}” is not an OpenDocument text (ODT). {looks}"
NOT_EPUB = "“{name}” is not an e-book (EPUB). {looks}"
EPUB_LOCKED = (
    "“{name}” is locked by its publisher (DRM), so its text cannot be read. Get a copy without, or another "
    "edition of the text."
)
NOT_RTF = "“{name}” is not an RTF document. {looks}"
RTF_BEGINNING = "It does not begin as such files do. Save it again as RTF or as DOCX, and import that."
RTF_TOO_LONG = (
    "“{name}” has more than {limit} million control words and groups. Save it as DOCX and import that."
)
CHANGES_ACCEPTED = (
    "Tracked changes were taken as accepted (insertions: {came}, deletions: {went}, moves: {moved})."
)
LEFT_OUT_HIDDEN_WORDS = (
    "Hidden passages, which the program it is from does not show, were left out ({count})."
)
LEFT_OUT_INSERTED = "Files that it holds as a whole were left out ({count}). Import them on their own."
LEFT_OUT_PICTURES = "Pictures and other objects without text were left out ({count})."
LEFT_OUT_PAGE_HEADS = "What stands at the head or foot of every page was left out, such as “{words}”."
LEFT_OUT_MACROS = "It holds macros. They were left out, and never looked at."
