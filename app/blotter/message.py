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


class Sentence(str):
    """A message in English for a place that holds plain words; whoever translates finds the message in it."""

    __slots__ = ("message",)
    message: Message

    def __new__(cls, template: str, /, **values: object) -> "Sentence":
        message = Message(template, values)
        sentence = super().__new__(cls, message)
        sentence.message = message
        return sentence
