"""The facts at the right of the status bar."""

from typing import TYPE_CHECKING

from blotter.project.project import Project
from blotter.ui.language import in_a_row, plural, tr

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


def facts(work: "Workplace", is_saved: bool) -> list[str]:
    """Who codes in which codebook, what the lists are limited to and hold, whether all is saved."""
    desk, panes = work.desk, work.panes
    project = desk.project
    revision = project.revision
    told = [
        project.actor.name if project.actor else tr("Nobody codes"),
        tr("Codebook rev. {number}", number=revision.number) if revision else tr("No codebook yet"),
    ]
    if count := project.record_count:
        told.append(plural("{count} record", "{count} records", count))
    documents, codes = panes.active
    active = [plural("{count} document", "{count} documents", documents)] if documents else []
    active += [plural("{count} code", "{count} codes", codes)] if codes else []
    if active:
        told.append(tr("{what} active", what=in_a_row(active)))
    if desk.hidden_coders:
        told.append(plural("{count} coder hidden", "{count} coders hidden", len(desk.hidden_coders)))
    hidden = sum(map(desk.visibility.hides_code, project.codebook.by_id))
    if hidden:
        told.append(plural("{count} code hidden", "{count} codes hidden", hidden))
    if work.is_text_in_view():
        told.append(plural("{count} hit", "{count} hits", panes.hits))
    if desk.under_way:
        told.append(tr("{work}…", work=desk.under_way))
    elif not project.writable:
        told.append(tr("Read only"))
    else:
        told.append(tr("Saved") if is_saved else tr("Not saved"))
    return told


def round_told(project: Project) -> tuple[str, str]:
    """In which round one codes, and its drawing; nothing where the project has no rounds."""
    working = project.working_in
    if working is None:
        return (tr("Open coding") if project.rounds else "", "")
    return working.name, "shield-lock" if working.is_blind else "lock-open"
