"""Message: a sentence of the core as a template with named values, so that a face can translate it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A template in English, with `{named}` places, and what stands in them."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template

    @property
    def sentence(self) -> "Sentence":
        """The words, for a place that holds plain ones."""
        return Sentence(self.template, **self.values)


class Sentence(str):
    """A message in English for a place that holds plain words; whoever translates finds the message in it."""

    __slots__ = ("_template", "_values")
    _template: str
    _values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> "Sentence":
        sentence = super().__new__(cls, template.format(**values) if values else template)
        sentence._template, sentence._values = template, values
        return sentence

    @property
    def message(self) -> Message:
        """The template with its values."""
        return Message(self._template, self._values)
