"""Choices that a person typed as words, made options of the format that a file has."""

from collections.abc import Mapping
from typing import get_args

from blotter.errors import Refused
from blotter.interchange.format_row import Format
from blotter.interchange.options import Options
from blotter.message import Sentence
from blotter.project.carrying import messages


def with_choices(
    row: Format, told: Options | None, choices: Mapping[str, str], *, is_writing: bool = False
) -> Options | None:
    """The options of a format with what was chosen by name; Refused where a name or a value is none."""
    if not choices:
        return told
    model = row.options_to_write if is_writing else row.options
    known = model.model_fields
    values: dict[str, object] = {name: getattr(told, name) for name in known if hasattr(told, name)}
    for name, value in choices.items():
        key = name.strip().replace("-", "_")
        if key not in known:
            raise Refused(messages.NO_SUCH_CHOICE, name=name, format=row.id, names=_named(model))
        values[key] = _checked(model, key, value)
    return model(**values)


def _checked(model: type[Options], key: str, value: str) -> object:
    """The value as the options have it, found out on its own so that a refusal tells which one it was."""
    try:
        return getattr(model(**{key: value}), key)
    except ValueError as error:
        field = model.model_fields[key]
        told = {"value": value, "name": key, "description": field.description or ""}
        raise Refused(messages.NO_SUCH_VALUE, why=_why(field.annotation), **told) from error


def _why(annotation: object) -> Sentence:
    allowed = [each for each in get_args(annotation) if isinstance(each, str) and each]
    allowed = allowed or (["yes", "no"] if annotation is bool else [])
    if not allowed:
        return Sentence(messages.NO_VALUE_OF_THIS_KIND)
    return Sentence(messages.VALUES, values=", ".join(allowed))


def _named(model: type[Options]) -> Sentence:
    names = ", ".join(model.model_fields)
    return Sentence(messages.CHOICES, names=names) if names else Sentence(messages.NOTHING_TO_CHOOSE)
