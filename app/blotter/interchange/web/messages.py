"""The sentences about web pages, and what is left out of them."""

OF_NAVIGATION = "navigation"
OF_HEADER = "page header"
OF_FOOTER = "page footer"
OF_SIDE = "side columns"
OF_FORMS = "forms"
OF_HIDDEN = "hidden elements"
OF_ADVERTISEMENTS = "advertisements"
OF_COOKIES = "cookie notices"
OF_SHARING = "buttons for sharing"
OF_CODE = "scripts and styles"
OF_TEMPLATES = "templates"
OF_WITHOUT_SCRIPTS = "words for browsers without scripts"
OF_MEDIA = "embedded media"
OF_FRAMES = "frames"

LINKS_KEPT = "{count} links are kept beside the text with their addresses."
DAY_OF_FILE = "The day on which it was saved is that of its file, {day}, which is a guess."
FOLDER_KEPT = "The folder with {count} files belongs to the page and is kept with it."
MHTML_WITHOUT_PAGE = "“{name}” holds no web page, or is damaged. Save the page again, as MHTML or as HTML."
MHTML_CROWDED = (
    "“{name}” has more than {limit} parts or too many in each other, so it was not read. Save it as HTML."
)
WORDS_OF_KIND = "{kind}: {count} words"
WORDS_AND_MORE = "{first}; {rest}"
WORDS_LEFT_OUT = (
    "Left out as no part of the main text: {kinds}. Import the page whole (--whole-pages) to have them."
)
