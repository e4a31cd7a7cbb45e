"""Plan that figures of one's own are kept under a name, renamed and forgotten."""

import json
from dataclasses import replace

from blotter.domain import record_figure
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id, now
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.record_figure import FigureAsked
from blotter.domain.study import SavedFigure
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import filtering
from blotter.project.records.figures import facts, messages
from blotter.project.records.rows import RecordNames


def find(project: Project, name: str) -> SavedFigure:
    """The saved figure of this name, case and spacing aside, or NotFound with the nearest."""
    found = _named(project, name)
    if found is None:
        near = nearest(name, (each.name for each in project.saved_figures()))
        raise NotFound(messages.NO_SUCH_SAVED, name=name, nearest=near)
    return found


def asked(figure: SavedFigure) -> FigureAsked:
    """What a saved figure shows, or Refused if it was kept by a Blotter that knows more than this one."""
    try:
        return record_figure.from_json(json.loads(figure.asked))
    except (ValueError, AttributeError, Refused) as error:
        raise Refused(messages.SAVED_UNREADABLE, name=figure.name) from error


def save(project: Project, name: str, wanted: FigureAsked) -> Edit | None:
    """Keep a figure under a name; a figure of that name becomes this one; None if it is so already."""
    names = RecordNames(project)
    facts.check(wanted, names)
    wanted = replace(wanted, filter=filtering.with_ids(wanted.filter, names))
    name = checked_name(name, "figure")
    kept = json.dumps(record_figure.as_json(wanted), ensure_ascii=False, sort_keys=True)
    known = _named(project, name)
    if known is not None:
        if (known.name, known.asked) == (name, kept):
            return None
        changed = replace(known, name=name, asked=kept, modified=now())
        return project.edit(messages.FIGURE_CHANGED, [Put(changed)], name=name)
    moment, actor = now(), project.actor.id if project.actor else None
    made = SavedFigure(id=new_id(), name=name, asked=kept, coder=actor, created=moment, modified=moment)
    return project.edit(messages.FIGURE_SAVED, [Put(made)], name=name)


def rename(project: Project, figure: SavedFigure, name: str) -> Edit | None:
    """Give a saved figure another name, or Refused if that is taken."""
    name = checked_name(name, "figure")
    other = _named(project, name)
    if other is not None and other.id != figure.id:
        raise Refused(messages.SAVED_EXISTS, name=other.name)
    if name == figure.name:
        return None
    changed = replace(figure, name=name, modified=now())
    return project.edit(messages.FIGURE_RENAMED, [Put(changed)], old=figure.name, new=name)


def delete(project: Project, figure: SavedFigure) -> Edit:
    """Forget a saved figure; the records are not touched."""
    return project.edit(messages.FIGURE_DELETED, [Remove(SavedFigure, figure.id)], name=figure.name)


def _named(project: Project, name: str) -> SavedFigure | None:
    key = name_key(name)
    return next((each for each in project.saved_figures() if name_key(each.name) == key), None)
