"""Plan changes of saved queries: questions to the material that are kept under a name."""

from dataclasses import replace
from typing import TYPE_CHECKING

from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id, now
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.saved_query import SavedQuery
from blotter.errors import NotFound, Refused
from blotter.project import messages
from blotter.project.project import Project

if TYPE_CHECKING:
    from blotter.analysis.asking import Question


def find(project: Project, name: str) -> SavedQuery:
    """The query of this name, case and spacing aside, or NotFound with the nearest."""
    found = _named(project, name)
    if found is None:
        near = nearest(name, (query.name for query in project.saved_queries()))
        raise NotFound(messages.NO_SUCH_QUERY, name=name, nearest=near)
    return found


def question(query: SavedQuery) -> "Question":
    """What a query asks, or Refused if it was written by a Blotter that knows more than this one."""
    from pydantic import ValidationError

    from blotter.analysis.asking import Question

    try:
        return Question.model_validate_json(query.asked)
    except ValidationError as error:
        raise Refused(messages.QUERY_UNREADABLE, name=query.name) from error


def save(project: Project, name: str, asked: "Question") -> Edit | None:
    """Keep a question under a name; a query of that name takes the new question; None: it asks just that."""
    from blotter.project import asking

    asking.resolved(project, asked)
    name = checked_name(name, "query")
    known = _named(project, name)
    if known is not None:
        if (known.name, known.asked) == (name, asked.stored):
            return None
        changed = replace(known, name=name, asked=asked.stored, modified=now())
        return project.edit(messages.QUERY_CHANGED, [Put(changed)], name=name)
    moment, actor = now(), project.actor.id if project.actor else None
    made = SavedQuery(
        id=new_id(), name=name, asked=asked.stored, coder=actor, created=moment, modified=moment
    )
    return project.edit(messages.QUERY_SAVED, [Put(made)], name=name)


def rename(project: Project, query: SavedQuery, name: str) -> Edit | None:
    """Give a query another name, or Refused if that is taken."""
    name = checked_name(name, "query")
    other = _named(project, name)
    if other is not None and other.id != query.id:
        raise Refused(messages.QUERY_EXISTS, name=other.name)
    if name == query.name:
        return None
    changed = replace(query, name=name, modified=now())
    return project.edit(messages.QUERY_RENAMED, [Put(changed)], old=query.name, new=name)


def delete(project: Project, query: SavedQuery) -> Edit:
    """Forget a query; the material is not touched."""
    return project.edit(messages.QUERY_DELETED, [Remove(SavedQuery, query.id)], name=query.name)


def _named(project: Project, name: str) -> SavedQuery | None:
    key = name_key(name)
    return next((query for query in project.saved_queries() if name_key(query.name) == key), None)
