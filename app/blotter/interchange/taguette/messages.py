"""The sentences about projects of Taguette."""

NO_PROJECT = (
    "“{name}” is no project of Taguette: it has no table “{table}”. Choose a file that Taguette exported "
    "(.sqlite3), or its own database."
)
NOTHING_IN_IT = "“{name}” has no project in it, so there is nothing to import. Choose another file."
NO_SUCH_PROJECT = "“{name}” has no project “{project}”. Choose one of: {projects}."
CONVENTION = (
    "UTF-8 bytes over the text nodes of the page; each highlight was checked by its words: {right} right, "
    "{words} found by their words alone, {unchecked} without words to check by, {lost} without a place"
)
FOUND_BY_WORDS = (
    "The positions of these highlights do not fit their words, so each was put on the nearest place with "
    "these words."
)
ASK_PROJECT = "The file has {count} projects. Which one is to be imported?"
PROJECT_ANSWER = "{name} (documents: {documents}, highlights: {highlights})"
OTHER_PROJECTS = "The file has these projects, too. Import it again for each, and choose it."
ASK_TREE = (
    "Tags with “{separator}” in their names: {count}. Is it what stands between a tag and the one below it?"
)
ANSWER_WHOLE = "No, the names stay whole"
ANSWER_SPLIT = "Yes, make a tree of them at “{separator}”"
ASK_UNTAGGED = "Highlights without a tag: {count}. Do they get a code of their own?"
ANSWER_CODE = "Yes, a code “{name}”"
ANSWER_LEAVE = "No, leave them out"
UNTAGGED = "no tag"
UNTAGGED_CODED = "These highlights have no tag; they have the code “{name}” now."
UNTAGGED_LEFT = "These highlights have no tag; they were left out, as you chose."
PARENTS_MADE = "These stood in the names of tags and were none themselves; they are codes now."
ONE_LOGIN = (
    "All of it was made by the login “{login}”. Taguette puts it in place of every name when it exports a "
    "project; its own database (taguette.sqlite3) has the names."
)
NO_HISTORY = "The file does not say who made these highlights."
NO_DOCUMENT = "These highlights belong to a document that is not in the project, so they were left out."
NO_TAG = "These highlights have a tag that is not in the project; it was made anew under this name."
TWICE = "The same coder gave the same passage this tag twice; it was taken once."
TAG_CIRCLE = "These lie in each other in a circle, so they were put at the top."
