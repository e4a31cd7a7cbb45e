"""Sentences: every room's templates can be filled, and errors show them."""

import importlib
import string

import pytest

from blotter.errors import BlotterError, Refused
from blotter.message import Message

ROOMS = ["analysis", "cli", "domain", "interchange", "project", "store"]


@pytest.mark.parametrize("room", ROOMS)
def test_templates_name_what_stands_in_them(room: str) -> None:
    module = importlib.import_module(f"blotter.{room}.messages")
    templates = {name: text for name, text in vars(module).items() if name.isupper()}
    assert templates
    for name, text in templates.items():
        for _, place, spec, conversion in string.Formatter().parse(text):
            assert place is None or place.isidentifier(), name
            assert not conversion or conversion in "ra", name
            assert spec is None or "{" not in spec, name


def test_an_error_reads_as_its_sentence() -> None:
    error = Refused("“{name}” is {what}.", name="{odd} %s", what=3)
    assert str(error) == "“{odd} %s” is 3."
    assert error.message == Message("“{name}” is {what}.", {"name": "{odd} %s", "what": 3})
    assert isinstance(error, BlotterError)
    assert str(Message("{not} filled")) == "{not} filled"
