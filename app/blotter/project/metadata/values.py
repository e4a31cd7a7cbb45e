"""Plan changes of the values that documents and cases have of attributes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from blotter.analysis.metadata import typed as typing
from blotter.analysis.metadata.guessing import reading_for
from blotter.analysis.metadata.typed import UNKNOWN, Reading
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.names import checked_name, name_key
from blotter.errors import BlotterError, NotFound, Refused
from blotter.message import Sentence
from blotter.project.metadata import messages
from blotter.project.project import Project


def parsed(attribute: Attribute, words: str, reading: Reading = UNKNOWN) -> str:
    """The value that these words are, as it is kept; "" for none, Refused if they do not fit the type."""
    return typing.typed(attribute.type, words, attribute.options, reading)


def shown(attribute: Attribute, value: str, language: str = "en") -> str:
    """A value as people read it; `parsed` takes it back."""
    return typing.shown(attribute.type, value, language)


def set_values(
    project: Project,
    attribute: Attribute,
    words: Mapping[str, str],
    *,
    add_options: bool = False,
) -> Edit | None:
    """Say what documents, or cases (by id), have of one attribute; no words take the value away.

    How numbers and dates are written, all of these words together tell. Unknown options are refused, or come
    behind the others with `add_options`. None: all is so already.
    """
    told = {(attribute.id, bearer): each for bearer, each in words.items()}
    edit = set_cells(project, told, add_options=add_options)
    if edit is None:
        return None
    if len(words) == 1:
        bearer = bearer_name(project, attribute.of, next(iter(words)))
        label = project.edit(messages.VALUE_SET, [], attribute=attribute.name, bearer=bearer).label
    else:
        label = project.edit(messages.VALUES_SET, [], attribute=attribute.name, count=len(words)).label
    return replace(edit, label=label)


def set_cells(
    project: Project,
    words: Mapping[tuple[str, str], str],
    *,
    add_options: bool = False,
) -> Edit | None:
    """Say many values at once, each by the ids of its attribute and of the document or case, in one step."""
    by_attribute: dict[str, dict[str, str]] = {}
    for (attribute, bearer), told in words.items():
        by_attribute.setdefault(attribute, {})[bearer] = told
    steps: list[Step] = []
    count = 0
    for identity, cells in by_attribute.items():
        made = value_steps(project, project.attributes[identity], cells, add_options)
        count += len(made)
        steps += made
    return project.edit(messages.CELLS_SET, steps, count=count) if steps else None


def value_steps(
    project: Project,
    attribute: Attribute,
    words: Mapping[str, str],
    add_options: bool = False,
    reading: Reading | None = None,
) -> list[Step]:
    """What sets the values of one attribute; Refused with the first that does not fit."""
    known = project.sources if attribute.of is Bearer.DOCUMENTS else project.cases
    for bearer in words:
        if bearer not in known:
            of = Sentence(str(attribute.of))
            raise NotFound(messages.NO_BEARER, attribute=attribute.name, of=of, id=bearer)
    wider = with_options(attribute, words.values()) if add_options else attribute
    steps: list[Step] = [Put(wider)] if wider != attribute else []
    meant = reading_for(attribute.type, words.values()) if reading is None else reading
    held = project.values_of(attribute)
    for bearer, told in words.items():
        try:
            value = parsed(wider, told, meant)
        except BlotterError as error:
            name = bearer_name(project, attribute.of, bearer)
            raise Refused(
                messages.WRONG_VALUE, attribute=attribute.name, bearer=name, why=error.sentence
            ) from error
        if value != held.get(bearer, ""):
            is_gone = not value
            gone = Remove(AttributeValue, value_id(attribute.id, bearer))
            steps.append(gone if is_gone else Put(value_of(wider, bearer, value)))
    return steps


def with_options(attribute: Attribute, words: Iterable[str]) -> Attribute:
    """The attribute with those of the words that are no option yet behind the others, if it is a choice."""
    if attribute.type is not AttributeType.CHOICE:
        return attribute
    options = {name_key(each): each for each in attribute.options}
    for each in words:
        if each.strip():
            options.setdefault(name_key(each), checked_name(each, "option"))
    return replace(attribute, options=tuple(options.values()))


def value_of(attribute: Attribute, bearer: str, value: str) -> AttributeValue:
    """The entity that says what a document, or a case, has."""
    of_documents = attribute.of is Bearer.DOCUMENTS
    return AttributeValue(
        id=value_id(attribute.id, bearer),
        attribute=attribute.id,
        source=bearer if of_documents else None,
        case=None if of_documents else bearer,
        value=value,
    )


def bearer_name(project: Project, of: Bearer, identity: str) -> str:
    """What a document, or a case, is called."""
    return project.sources[identity].name if of is Bearer.DOCUMENTS else project.cases[identity].name
