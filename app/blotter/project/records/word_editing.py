"""Plan changes of the words to choose from: offered, called otherwise, or no more, in the records, too."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from blotter.domain.edit import Edit, Put, Step
from blotter.domain.names import name_key, nearest
from blotter.domain.record_schema import RecordField
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import following, schema_messages, word_lists
from blotter.project.records.schema_steps import edit
from blotter.project.records.word_lists import checked_words
from blotter.project.whole import on_whole


def find_list(project: Project, words: str) -> RecordField:
    """The field or list of words that is called so, by name or label; NotFound with those there are."""
    known = project.record_schema
    lists = word_lists.names(known)
    for name in lists:
        if name_key(words) in (name_key(name), name_key(known.label(name))):
            return known.fields[name]
    near = nearest(words, lists)
    raise NotFound(schema_messages.NO_SUCH_LIST, name=words, names=", ".join(lists), nearest=near)


def used(project: Project, name: str) -> Counter[str]:
    """How many records, pieces of evidence or actors that may be seen have each word of a field or list."""
    return word_lists.used(_with_words(project, name), name)


def _with_words(project: Project, name: str) -> Iterator[word_lists.Using]:
    match name:
        case "claim_sources":
            yield from project.evidence()
        case "actor_kinds" | "sides":
            yield from project.actors.values()
        case _:
            yield from project.records.values()


def add(project: Project, field: RecordField, word: str) -> Edit | None:
    """Offer one more word; None if it is offered already."""
    (word,) = checked_words([word])
    _check_has_words(project, field)
    if name_key(word) in map(name_key, field.options):
        return None
    changed = Put(replace(field, options=(*field.options, word)))
    return edit(project, schema_messages.WORD_ADDED, [changed], word=word, field=_label(project, field))


@on_whole
def rename(project: Project, field: RecordField, old: str, new: str) -> Edit | None:
    """Call a word otherwise, wherever it is used; if the new one is there already, both become one."""
    (new,) = checked_words([new])
    old = _offered(project, field, old)
    known = next((word for word in field.options if name_key(word) == name_key(new) and word != old), new)
    if known == old:
        return None
    _check_not_fixed(project, field, old)
    steps = _replaced(project, field, old, known)
    return edit(
        project, schema_messages.WORD_RENAMED, steps, old=old, new=known, field=_label(project, field)
    )


@on_whole
def remove(project: Project, field: RecordField, word: str, instead: str | None = None) -> Edit:
    """Offer a word no more; where it is used stands another `instead`, or ("") nothing; without: Refused."""
    word = _offered(project, field, word)
    _check_not_fixed(project, field, word)
    count = used(project, field.name)[word]
    if count and instead is None:
        raise Refused(schema_messages.WORD_IN_USE, word=word, field=_label(project, field), count=count)
    other = _offered(project, field, instead) if instead else ""
    steps = _replaced(project, field, word, other)
    return edit(project, schema_messages.WORD_REMOVED, steps, word=word, field=_label(project, field))


def move(project: Project, field: RecordField, word: str, place: int) -> Edit | None:
    """Put a word at a place (from 0 on) among those that are offered."""
    word = _offered(project, field, word)
    options = [each for each in field.options if each != word]
    options.insert(place, word)
    if tuple(options) == field.options:
        return None
    changed = Put(replace(field, options=tuple(options)))
    return edit(project, schema_messages.WORD_MOVED, [changed], word=word, field=_label(project, field))


def _replaced(project: Project, field: RecordField, old: str, new: str) -> list[Step]:
    def change(thing: word_lists.Using) -> word_lists.Using:
        return word_lists.changed(thing, field.name, lambda word: new if word == old else word)

    steps: list[Step] = [Put(word_lists.with_word(field, old, new))]
    for each in _with_words(project, field.name):
        after = change(each)
        steps += [Put(after)] if after is not each else []
    return [*steps, *following.in_formers(project, change)]  # type: ignore[arg-type]


def _offered(project: Project, field: RecordField, word: str) -> str:
    """The word as it is offered, or as it is used though it is not offered."""
    counts = used(project, field.name)
    for known in (*field.options, *counts):
        if name_key(known) == name_key(word):
            return known
    names = ", ".join(field.options)
    near = nearest(word, field.options)
    raise NotFound(
        schema_messages.NO_SUCH_WORD, word=word, field=_label(project, field), names=names, nearest=near
    )


def _check_has_words(project: Project, field: RecordField) -> None:
    if field.name not in word_lists.names(project.record_schema) or field.name == "level":
        raise Refused(schema_messages.NO_WORDS, field=_label(project, field))


def _check_not_fixed(project: Project, field: RecordField, word: str) -> None:
    if word in word_lists.FIXED.get(field.name, ()):
        raise Refused(schema_messages.WORD_FIXED, word=word, field=_label(project, field))


def _label(project: Project, field: RecordField) -> str:
    return project.record_schema.label(field.name)
