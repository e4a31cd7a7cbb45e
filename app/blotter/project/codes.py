"""Plan changes of the codebook: add, rename, move, define, archive, merge, delete, adopt a whole one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from blotter.domain import messages as domain_messages
from blotter.domain.codebook import PARTS, Code, Codebook, Origin, joined_path
from blotter.domain.colours import COLOURS, is_colour, next_free
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.former_code import Fate, FormerCode
from blotter.domain.memo import Memo
from blotter.domain.names import checked_name, name_key
from blotter.domain.query import SegmentQuery
from blotter.domain.revision import Revision
from blotter.domain.segment import Segment
from blotter.domain.source import storable
from blotter.domain.structure import cited_pages
from blotter.errors import Refused
from blotter.interchange.markdown_text import literal
from blotter.message import Message
from blotter.project import dependents, messages, succession
from blotter.project.paging import pages_of
from blotter.project.places import paragraph_number, paragraph_starts
from blotter.project.project import Project, next_revision
from blotter.project.succession import last_position
from blotter.project.whole import on_whole

_BETWEEN_EXAMPLES = "\n\n"


def add(
    project: Project,
    name: str,
    parent: Code | None = None,
    colour: str = "",
    reason: str = "",
    **parts: str,
) -> tuple[Code, Edit]:
    """A new code as the last child of its parent, or as the last top code with the next colour."""
    code = new_code(project.codebook, name, parent, checked_colour(colour), **parts)
    path = path_under(project.codebook, parent, code.name)
    return code, revised(project, [Put(code)], messages.CODE_ADDED, reason=reason, path=path)


def new_code(codebook: Codebook, name: str, parent: Code | None, colour: str = "", **parts: str) -> Code:
    """A code fit to be put under the parent; Refused if the name cannot stand there."""
    name = _free_sibling_name(codebook, name, parent.id if parent else None)
    position = last_position(codebook, parent.id if parent else None) + 1
    colour = colour or ("" if parent else next_colour(codebook))
    return Code(
        id=new_id(),
        name=name,
        parent=parent.id if parent else None,
        position=position,
        colour=colour,
        **_checked(parts),  # type: ignore[arg-type]
    )


def ensure_path(codebook: Codebook, names: Sequence[str]) -> list[Code]:
    """The codes that have to be made so that this path exists, topmost first."""
    made: list[Code] = []
    parent: Code | None = None
    for name in names:
        book = Codebook([*codebook.by_id.values(), *made])
        siblings = book.children(parent.id if parent else None)
        known = next((code for code in siblings if name_key(code.name) == name_key(name)), None)
        if known is None:
            known = new_code(book, name, parent)
            made.append(known)
        parent = known
    return made


def rename(project: Project, code: Code, name: str, reason: str = "") -> Edit | None:
    """Give a code another name; the `reason` is kept with the revision."""
    name = _free_sibling_name(project.codebook, name, code.parent, code)
    if name == code.name:
        return None
    old = project.codebook.path(code.id)
    steps = [Put(replace(code, name=name))]
    return revised(project, steps, messages.CODE_RENAMED, reason=reason, old=old, new=name)


def move(project: Project, code: Code, parent: Code | None, before: Code | None = None) -> Edit | None:
    """Place a code under a parent (None: at the top), before a sibling or last; its children go along."""
    book = project.codebook
    if parent is not None and parent.id in {code.id, *(below.id for below in book.descendants(code.id))}:
        raise Refused(domain_messages.CYCLE, name=code.name, parent=parent.name)
    parent_id = parent.id if parent else None
    _free_sibling_name(book, code.name, parent_id, code)
    siblings = [each for each in book.children(parent_id) if each.id != code.id]
    places = [each.id for each in siblings]
    if before is not None and before.id not in places:
        raise Refused(messages.NOT_A_SIBLING, before=book.path(before.id), name=code.name)
    place = places.index(before.id) if before is not None else len(siblings)
    colour = code.colour or (next_colour(book) if parent is None else "")
    siblings.insert(place, replace(code, parent=parent_id, colour=colour))
    steps = [
        Put(replace(each, position=position))
        for position, each in enumerate(siblings)
        if replace(each, position=position) != book.by_id[each.id]
    ]
    return revised(project, steps, messages.CODE_MOVED, path=book.path(code.id)) if steps else None


def recolour(project: Project, code: Code, colour: str) -> Edit | None:
    """Give a code a colour: a palette name, `#rrggbb`, or "" for its parent's."""
    colour = checked_colour(colour)
    if colour == code.colour:
        return None
    path = project.codebook.path(code.id)
    return project.edit(messages.CODE_RECOLOURED, [Put(replace(code, colour=colour))], path=path)


def set_key(project: Project, code: Code, key: str) -> Edit | None:
    """Give a code a key of its own; whichever code had it loses it."""
    if key == code.key:
        return None
    steps = [Put(replace(each, key="")) for each in project.codebook if key and each.key == key]
    steps.append(Put(replace(code, key=key)))
    return project.edit(messages.CODE_KEYED, steps, path=project.codebook.path(code.id))


def define(project: Project, code: Code, reason: str = "", **parts: str) -> Edit | None:
    """Change some of the definition's parts (`domain.codebook.PARTS`), or where the code comes from.

    The `reason` is kept with the revision; without one it says what was done.
    """
    changed = replace(code, **_checked(parts))  # type: ignore[arg-type]
    if changed == code:
        return None
    path = project.codebook.path(code.id)
    return revised(project, [Put(changed)], messages.CODE_REDEFINED, reason=reason, path=path)


def _checked(parts: Mapping[str, str]) -> dict[str, str]:
    """What a code says of itself, fit to be kept."""
    assert set(parts) <= {*PARTS, "origin", "reference"}
    kept = {part: storable(words) for part, words in parts.items()}
    return kept | {"origin": checked_origin(kept["origin"])} if "origin" in kept else kept


def add_example(project: Project, code: Code, segment: Segment) -> Edit | None:
    """Quote a passage in a code's example, with its document and paragraph; None if it stands there."""
    source = project.sources[segment.source]
    paragraph = paragraph_number(paragraph_starts(project, source), segment.start)
    place = cited_pages(pages_of(project, source, segment.span)) or f"¶ {paragraph}"
    told = f"“{_on_a_line(segment.quote)}” ({_on_a_line(source.name)}, {place})"
    known = code.example.rstrip()
    if told in known.split(_BETWEEN_EXAMPLES):
        return None
    changed = replace(code, example=_BETWEEN_EXAMPLES.join(filter(None, [known, told])))
    return revised(project, [Put(changed)], messages.CODE_EXEMPLIFIED, path=project.codebook.path(code.id))


def _on_a_line(words: str) -> str:
    return literal(" ".join(words.split()))


def archive(project: Project, code: Code, archived: bool = True) -> Edit | None:
    """Give a code no more, or give it again; its segments stay as they are."""
    if archived == code.archived:
        return None
    label = messages.CODE_ARCHIVED if archived else messages.CODE_UNARCHIVED
    step = Put(replace(code, archived=archived))
    return project.edit(label, [step], path=project.codebook.path(code.id))


def check_given(project: Project, code: Code) -> None:
    """Refused if the code is archived, since passages get it no more."""
    if code.archived:
        raise Refused(messages.CODE_IS_ARCHIVED, path=project.codebook.path(code.id))


def set_aliases(project: Project, code: Code, aliases: Iterable[str]) -> Edit | None:
    """Say by which other names a code is found; Refused where one of them is another code's alias or path."""
    book = project.codebook
    by_key = {name_key(name): name for name in (checked_name(alias, "code") for alias in aliases)}
    by_key.pop(name_key(code.name), None)
    owners = {name_key(alias): other for other in book.by_id.values() for alias in other.aliases}
    for key, alias in by_key.items():
        for owner, why in (
            (owners.get(key), messages.ALIAS_TAKEN),
            (book.get(alias), messages.ALIAS_IS_PATH),
            (book.get(joined_path([alias])), messages.ALIAS_IS_PATH),
        ):
            if owner is not None and owner.id != code.id:
                raise Refused(why, alias=alias, path=book.path(owner.id))
    changed = replace(code, aliases=tuple(by_key.values()))
    if changed == code:
        return None
    return project.edit(messages.CODE_ALIASED, [Put(changed)], path=book.path(code.id))


@on_whole
def merge(project: Project, merged: Code, into: Code) -> Edit:
    """Make one code of two: segments are recoded, children raised to the code that stays, memos handed over.

    Where a coder has both codes on the same bounds, one segment is left, with both memos.
    """
    book = project.codebook
    check_none_blind(project)
    if merged.id == into.id:
        raise Refused(messages.MERGE_INTO_ITSELF, name=book.path(merged.id))
    if into.id in {below.id for below in book.descendants(merged.id)}:
        raise Refused(messages.MERGE_INTO_CHILD, name=book.path(merged.id), into=book.path(into.id))
    segments = project.retrieve(SegmentQuery(codes=frozenset([merged.id])))
    moment = now()
    steps = succession.raised_children(book, merged, into.id)
    steps += succession.recoded(
        project,
        segments,
        project.twins(into, merged),
        lambda each: replace(each, code=into.id, modified=moment),
    )
    steps += succession.joined_memo(project, merged, into)
    steps += dependents.handed_over(project, {merged.id: into.id})
    steps.append(Remove(Code, merged.id))
    path = book.path(merged.id)
    former = FormerCode(id=new_id(), code=merged.id, path=path, fate=Fate.MERGED, successor=into.id)
    return revised(project, steps, messages.CODES_MERGED, [former], merged=path, into=book.path(into.id))


@on_whole
def delete(project: Project, code: Code) -> Edit:
    """Take a code away with everything under it: codes, their segments and memos."""
    book = project.codebook
    check_none_blind(project)
    gone = [code, *book.descendants(code.id)]
    ids = frozenset(each.id for each in gone)
    steps: list[Step] = [Remove(type(s), s.id) for s in project.retrieve(SegmentQuery(codes=ids))]
    steps += [Remove(Memo, memo.id) for memo in project.memos() if memo.code in ids]
    steps += dependents.let_go(project, ids)
    steps += [Remove(Code, each.id) for each in reversed(gone)]
    former = [FormerCode(id=new_id(), code=e.id, path=book.path(e.id), fate=Fate.DELETED) for e in gone]
    return revised(project, steps, messages.CODE_DELETED, former, path=book.path(code.id))


def adopt(
    project: Project, codebook: Codebook, only: Iterable[str] | None = None, with_children: bool = True
) -> tuple[Edit | None, int]:
    """Add the codes of another codebook that are not there yet, by path; also how many were there already.

    With `only`, the codes at these paths of it, with what is above them and, unless told otherwise, under
    them. Codes that exist keep their own definitions: a codebook never overwrites what the team wrote.
    """
    if only is not None:
        codebook = codebook.part([codebook.find(path).id for path in only], with_children)
    steps, present = adoption_steps(project.codebook, codebook)
    if not steps:
        return None, present
    check_thawed(project)
    title = codebook.title or "codebook"
    return revised(project, steps, messages.CODEBOOK_ADOPTED, title=title), present


def check_none_blind(project: Project) -> None:
    """Refused while there is a blind round: who acts cannot see what in it would have to change."""
    for each in project.rounds.values():
        if each.is_blind:
            raise Refused(messages.CODES_OF_BLIND_ROUND, name=each.name)


def check_thawed(project: Project) -> None:
    """Refused if no code can be added now, since the codebook is frozen."""
    for freeze in project.freezes:
        raise Refused(messages.FROZEN, number=project.revisions.by_id[freeze.revision].number)


def added_codes(edit: Edit | None) -> list[Code]:
    """The codes that an edit of `adopt` adds, those above first."""
    steps = edit.steps if edit else ()
    return [step.entity for step in steps if isinstance(step, Put) and isinstance(step.entity, Code)]


def adoption_steps(own: Codebook, other: Codebook) -> tuple[list[Step], int]:
    """What puts another codebook's missing codes under ours, and how many were not missing."""
    steps: list[Step] = []
    present = 0
    ids: dict[str, str] = {}
    keys = {code.key for code in own}
    names = {name_key(alias) for code in own for alias in code.aliases}
    colours = [code.colour for code in own.children(None)]
    for code in other:
        known = own.get(other.path(code.id))
        if known is not None:
            ids[code.id] = known.id
            present += 1
            continue
        ids[code.id] = new_id() if code.id in own.by_id else code.id
        parent = None if code.parent is None else ids[code.parent]
        position = code.position + last_position(own, parent) + 1
        key = "" if code.key in keys else code.key
        keys.add(key)
        aliases = tuple(_free_aliases(code, (own, other), names))
        changed = replace(code, id=ids[code.id], parent=parent, key=key, position=position, aliases=aliases)
        if parent is None:
            changed = replace(changed, colour=code.colour or next_free(colours))
            colours.append(changed.colour)
        steps.append(Put(changed))
    return steps, present


def _free_aliases(code: Code, books: Iterable[Codebook], taken: set[str]) -> Iterator[str]:
    """The other names of a code that stand for no code yet, nor are one's path; they are `taken` then."""
    books = tuple(books)
    for alias in code.aliases:
        found = [book.get(path) for book in books for path in (alias, joined_path([alias]))]
        is_path = any(each is not None and each.id != code.id for each in found)
        key = name_key(alias)
        if not is_path and key not in taken and key != name_key(code.name):
            taken.add(key)
            yield alias


def revised(
    project: Project,
    steps: Iterable[Step],
    label: str,
    former: Iterable[FormerCode] = (),
    reason: str = "",
    **values: object,
) -> Edit:
    """The edit with the revision of the codebook that it makes, if it changes a definition or a place.

    The `former` codes are those that it does away with. Without a `reason` the revision says what was done.
    """
    reason = storable(reason.strip()) or str(Message(label, values))
    steps, revision = with_revision(project, steps, reason)
    first_without = revision.id if revision else None
    steps += [Put(replace(each, revision=first_without)) for each in former]
    return project.edit(label, steps, **values)


def with_revision(project: Project, steps: Iterable[Step], reason: str) -> tuple[list[Step], Revision | None]:
    """The steps with the revision they make, and the revision that holds after them."""
    steps = list(steps)
    made = next_revision(project, after(project.codebook, steps), reason)
    if made is None:
        return steps, project.revision
    return [*steps, Put(made)], made


def after(codebook: Codebook, steps: Iterable[Step]) -> Codebook:
    """The codebook as it will be once the steps are done."""
    codes = dict(codebook.by_id)
    for step in steps:
        if isinstance(step, Put) and isinstance(step.entity, Code):
            codes[step.entity.id] = step.entity
        elif isinstance(step, Remove) and step.type is Code:
            codes.pop(step.id, None)
    return Codebook(codes.values())


def next_colour(codebook: Codebook) -> str:
    """The palette colour for the next top code: the first that no top code has."""
    return next_free([code.colour for code in codebook.children(None)])


def checked_colour(colour: str) -> str:
    """The colour as codes carry it, or Refused: a palette name, `#rrggbb` or ""."""
    colour = colour.strip().lower()
    if colour and not is_colour(colour):
        raise Refused(messages.NO_COLOUR, colour=colour, names=", ".join(COLOURS))
    return colour


def checked_origin(origin: str) -> str:
    """Where a code comes from, as codes carry it, or Refused."""
    origin = origin.strip().lower()
    if origin and origin not in list(Origin):
        raise Refused(messages.NO_ORIGIN, origin=origin, names=", ".join(Origin))
    return origin


def path_under(codebook: Codebook, parent: Code | None, name: str) -> str:
    """The path that a code of this name has, or will have, under the parent."""
    return joined_path((*(codebook.name_path(parent.id) if parent else ()), name))


def _free_sibling_name(codebook: Codebook, name: str, parent: str | None, code: Code | None = None) -> str:
    name = checked_name(name, "code")
    for sibling in codebook.children(parent):
        if (code is None or sibling.id != code.id) and name_key(sibling.name) == name_key(name):
            raise Refused(domain_messages.SIBLING_EXISTS, path=codebook.path(sibling.id))
    return name
