"""What is asked before codes are merged or deleted, with the numbers of what that touches."""

from blotter.domain.codebook import Code
from blotter.project.project import Project
from blotter.ui.wording import counted


def delete_question(project: Project, code: Code) -> str:
    """Whether to delete a code; "" where nobody's segments lose it, so nothing has to be asked."""
    gone = [code, *project.codebook.descendants(code.id)]
    touched = project.touched_by(each.id for each in gone)
    if not touched[0]:
        return ""
    below = f" and {counted(len(gone) - 1, 'code')} under it" if len(gone) > 1 else ""
    lose = "loses its code" if touched[0] == 1 else "lose their code"
    return f"Delete “{code.name}”{below}? {touched_words(touched)} {lose}. It can be undone."


def merge_question(project: Project, merged: Code, into: Code) -> str:
    """Whether to merge one code into another."""
    book = project.codebook
    names = [" › ".join(book.name_path(each.id)) for each in (merged, into)]
    return f"Merge “{names[0]}” into “{names[1]}”? {recoded_words(project, merged)} It can be undone."


def recoded_words(project: Project, merged: Code) -> str:
    """What merging a code touches."""
    touched = project.touched_by([merged.id])
    below = len(project.codebook.children(merged.id))
    told = f"{touched_words(touched)} {'is' if touched[0] == 1 else 'are'} recoded."
    if not touched[0]:
        told = "No segments have this code."
    if below:
        told += f" {counted(below, 'code')} under it {'moves' if below == 1 else 'move'} along."
    return told


def touched_words(touched: tuple[int, int, int]) -> str:
    """The numbers of `Project.touched_by` in words."""
    segments, people, sources = touched
    return f"{counted(segments, 'segment')} of {counted(people, 'coder')} in {counted(sources, 'document')}"
