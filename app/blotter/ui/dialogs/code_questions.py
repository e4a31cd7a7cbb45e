"""What is asked before codes are merged or deleted, with the numbers of what that touches."""

from blotter.domain.codebook import Code
from blotter.project.project import Project
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.wording import in_a_paragraph

_WITH_THOSE_UNDER = later_plural(
    "Delete “{code}” and {count} code under it?", "Delete “{code}” and {count} codes under it?"
)
_LOSE = later_plural("{touched} loses its code.", "{touched} lose their code.")
_RECODED = later_plural("{touched} is recoded.", "{touched} are recoded.")
_MOVE_ALONG = later_plural("{count} code under it moves along.", "{count} codes under it move along.")


def delete_question(project: Project, code: Code) -> str:
    """Whether to delete a code; "" where nobody's segments lose it, so nothing has to be asked."""
    gone = [code, *project.codebook.descendants(code.id)]
    touched = project.touched_by(each.id for each in gone)
    if not touched[0]:
        return ""
    ask = tr("Delete “{code}”?", code=code.name)
    if len(gone) > 1:
        ask = plural(*_WITH_THOSE_UNDER, len(gone) - 1, code=code.name)
    lost = plural(*_LOSE, touched[0], touched=touched_words(touched))
    return tr("{question} {consequence} It can be undone.", question=ask, consequence=lost)


def merge_question(project: Project, merged: Code, into: Code) -> str:
    """Whether to merge one code into another."""
    book = project.codebook
    names = [" › ".join(book.name_path(each.id)) for each in (merged, into)]
    ask = tr("Merge “{merged}” into “{kept}”?", merged=names[0], kept=names[1])
    recoded = recoded_words(project, merged)
    return tr("{question} {consequence} It can be undone.", question=ask, consequence=recoded)


def recoded_words(project: Project, merged: Code) -> str:
    """What merging a code touches."""
    touched = project.touched_by([merged.id])
    below = len(project.codebook.children(merged.id))
    told = [plural(*_RECODED, touched[0], touched=touched_words(touched))]
    if not touched[0]:
        told = [tr("No segments have this code.")]
    if below:
        told.append(plural(*_MOVE_ALONG, below))
    return in_a_paragraph(told)


def touched_words(touched: tuple[int, int, int]) -> str:
    """The numbers of `Project.touched_by` in words."""
    segments, people, sources = touched
    return tr(
        "{segments} of {coders} in {documents}",
        segments=plural("{count} segment", "{count} segments", segments),
        coders=plural("{count} coder", "{count} coders", people),
        documents=plural("{count} document", "{count} documents", sources),
    )
