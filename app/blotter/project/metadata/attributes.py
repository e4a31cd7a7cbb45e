"""Plan changes of attributes: add, change, order, remove; their values follow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from blotter.analysis.metadata.guessing import reading_for
from blotter.analysis.metadata.typed import shown, typed
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, Role, value_id
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, free_name, name_key, nearest
from blotter.errors import BlotterError, Refused
from blotter.message import Sentence
from blotter.project.metadata import messages
from blotter.project.metadata.built_in import BUILT_IN
from blotter.project.metadata.values import bearer_name, value_of
from blotter.project.project import Project

_TOLD = 5
"""How many values that do not fit are told one by one."""


def add(
    project: Project,
    name: str,
    kind: AttributeType = AttributeType.TEXT,
    of: Bearer = Bearer.DOCUMENTS,
    options: Iterable[str] = (),
    role: str = "",
    note: str = "",
) -> tuple[Attribute, Edit]:
    """A new attribute behind the others."""
    name = _free_name(project, name, of)
    made = Attribute(
        id=new_id(),
        name=name,
        type=kind,
        of=of,
        options=checked_options(name, kind, options),
        role=_free_role(project, role, of),
        note=note.strip(),
        position=_next_position(project),
    )
    return made, project.edit(messages.ATTRIBUTE_ADDED, [Put(made)], name=name)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What becomes of an attribute's values if it gets another type: those that fit, by the id of who has
    them, and why each of the others does not.
    """

    values: Mapping[str, str]
    misfits: Mapping[str, Sentence]


def converted(
    project: Project, attribute: Attribute, kind: AttributeType, options: Iterable[str] = ()
) -> Conversion:
    """The values of an attribute as values of another type."""
    held = project.values_of(attribute)
    words = {bearer: shown(attribute.type, value) for bearer, value in held.items()}
    reading = reading_for(kind, words.values())
    choices, values, misfits = tuple(options), dict[str, str](), dict[str, Sentence]()
    for bearer, told in words.items():
        try:
            values[bearer] = typed(kind, told, choices, reading)
        except BlotterError as error:
            misfits[bearer] = error.sentence
    return Conversion(values, misfits)


def change(
    project: Project,
    attribute: Attribute,
    *,
    name: str | None = None,
    kind: AttributeType | None = None,
    options: Iterable[str] | None = None,
    role: str | None = None,
    note: str | None = None,
    keep_misfits: bool = False,
) -> Edit | None:
    """Change all of an attribute in one step; None if it is so already.

    Values are converted to a new type. Those that do not fit are refused together, or, with `keep_misfits`,
    go into a new text attribute beside it. A choice made without options gets the values that there are.
    """
    new_type = attribute.type if kind is None else kind
    told = attribute.options if options is None else tuple(options)
    if options is None and new_type is not attribute.type:
        told = _found_options(project, attribute) if new_type is AttributeType.CHOICE else ()
    new_name = attribute.name if name is None else _free_name(project, name, attribute.of, attribute)
    changed = replace(
        attribute,
        name=new_name,
        type=new_type,
        options=checked_options(new_name, new_type, told),
        role=attribute.role if role is None else _free_role(project, role, attribute.of, attribute),
        note=attribute.note if note is None else note.strip(),
    )
    if changed == attribute:
        return None
    steps: list[Step] = [Put(changed), *_following(project, attribute, changed, keep_misfits)]
    if replace(changed, name=attribute.name) == attribute:
        return project.edit(messages.ATTRIBUTE_RENAMED, steps, old=attribute.name, new=new_name)
    return project.edit(messages.ATTRIBUTE_CHANGED, steps, name=new_name)


def move(project: Project, attribute: Attribute, before: Attribute | None = None) -> Edit | None:
    """Place an attribute before another, or (None) behind all."""
    others = [each for each in project.attributes.values() if each.id != attribute.id]
    place = others.index(before) if before in others else len(others)
    order = [*others[:place], attribute, *others[place:]]
    steps = [
        Put(replace(each, position=position))
        for position, each in enumerate(order)
        if each.position != position
    ]
    if [each.id for each in order] == list(project.attributes):
        return None
    return project.edit(messages.ATTRIBUTE_MOVED, steps, name=attribute.name)


def remove(project: Project, attribute: Attribute) -> Edit:
    """Take an attribute away with all its values."""
    steps: list[Step] = [
        Remove(AttributeValue, value_id(attribute.id, bearer)) for bearer in project.values_of(attribute)
    ]
    steps.append(Remove(Attribute, attribute.id))
    return project.edit(messages.ATTRIBUTE_REMOVED, steps, name=attribute.name)


def checked_options(name: str, kind: AttributeType, options: Iterable[str]) -> tuple[str, ...]:
    """The options of a choice in order, or Refused if two are alike or it is no choice."""
    checked = tuple(checked_name(each, "option") for each in options)
    if checked and kind is not AttributeType.CHOICE:
        raise Refused(messages.OPTIONS_OF_CHOICE, name=name, type=kind)
    known: set[str] = set()
    for each in checked:
        if name_key(each) in known:
            raise Refused(messages.OPTION_TWICE, option=each)
        known.add(name_key(each))
    return checked


def _found_options(project: Project, attribute: Attribute) -> tuple[str, ...]:
    """The values that there are as options: the first of those that are alike."""
    known: dict[str, str] = {}
    for value in project.values_of(attribute).values():
        words = shown(attribute.type, value)
        known.setdefault(name_key(words), words)
    return tuple(sorted(known.values(), key=name_key))


def _following(project: Project, attribute: Attribute, changed: Attribute, keep_misfits: bool) -> list[Step]:
    """What becomes of the values if the type or the options change."""
    if (attribute.type, attribute.options) == (changed.type, changed.options):
        return []
    told = converted(project, attribute, changed.type, changed.options)
    if told.misfits and not keep_misfits:
        raise _misfit(project, attribute, changed.type, told.misfits)
    held = project.values_of(attribute)
    steps: list[Step] = [
        Put(value_of(changed, bearer, value))
        for bearer, value in told.values.items()
        if value != held[bearer]
    ]
    if told.misfits:
        steps += _kept_beside(project, attribute, told.misfits)
    return steps


def _kept_beside(project: Project, attribute: Attribute, misfits: Iterable[str]) -> list[Step]:
    """A text attribute with the values that do not fit, which the attribute itself then lacks."""
    taken = [each.name for each in project.attributes.values() if each.of is attribute.of]
    beside = Attribute(
        id=new_id(),
        name=free_name(f"{attribute.name} ({AttributeType.TEXT})", taken),
        of=attribute.of,
        position=_next_position(project),
    )
    held = project.values_of(attribute)
    steps: list[Step] = [Put(beside)]
    for bearer in misfits:
        steps.append(Remove(AttributeValue, value_id(attribute.id, bearer)))
        steps.append(Put(value_of(beside, bearer, shown(attribute.type, held[bearer]))))
    return steps


def _misfit(
    project: Project, attribute: Attribute, kind: AttributeType, misfits: Mapping[str, Sentence]
) -> Refused:
    held = project.values_of(attribute)
    told = [
        messages.VALUE_OF.format(
            value=shown(attribute.type, held[bearer]), bearer=bearer_name(project, attribute.of, bearer)
        )
        for bearer in list(misfits)[:_TOLD]
    ]
    values = ", ".join([*told, "…"] if len(misfits) > _TOLD else told)
    return Refused(messages.DO_NOT_FIT, name=attribute.name, type=kind, count=len(misfits), values=values)


def _free_name(project: Project, name: str, of: Bearer, attribute: Attribute | None = None) -> str:
    name = checked_name(name, "attribute")
    if of is Bearer.DOCUMENTS and name_key(name) in BUILT_IN:
        raise Refused(messages.BUILT_IN_NAME, name=name)
    for each in project.attributes.values():
        is_other = attribute is None or each.id != attribute.id
        if each.of is of and is_other and name_key(each.name) == name_key(name):
            raise Refused(messages.ATTRIBUTE_EXISTS, name=each.name, of=Sentence(str(of)))
    return name


def _free_role(project: Project, role: str, of: Bearer, attribute: Attribute | None = None) -> str:
    if not role:
        return ""
    if role not in list(Role):
        near = nearest(role, Role)
        raise Refused(messages.NO_ROLE, role=role, names=", ".join(Role), nearest=near)
    if of is not Bearer.DOCUMENTS:
        raise Refused(messages.ROLE_OF_CASES)
    for each in project.attributes.values():
        if each.role == role and (attribute is None or each.id != attribute.id):
            raise Refused(messages.ROLE_TAKEN, other=each.name, role=role)
    return str(role)


def _next_position(project: Project) -> int:
    return 1 + max((each.position for each in project.attributes.values()), default=-1)
