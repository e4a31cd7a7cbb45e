"""What can go wrong in a way a researcher can mend. Everything else is a bug and stays one."""

from blotter.message import Message, Sentence


class BlotterError(Exception):
    """Says what happened, to what, and what to do next; `message` is the translatable form."""

    def __init__(self, template: str, **values: object) -> None:
        self.message = Message(template, values)
        super().__init__(template, values)

    @property
    def sentence(self) -> Sentence:
        """What it says, for a place that holds plain words."""
        return self.message.sentence

    def __str__(self) -> str:
        return str(self.message)


class NotFound(BlotterError):
    """A name that the project does not know."""


class Refused(BlotterError):
    """An action that would break a rule of the project."""


class Forbidden(Refused):
    """An edit that is sound in itself, but not in this project, such as one with a frozen codebook."""


class WrongFile(BlotterError):
    """A file that cannot be read as what it was given as, or cannot be written."""


class PastUnreadable(WrongFile):
    """A project whose history is damaged: what is in it can be read, what was changed cannot be told."""


class Busy(BlotterError):
    """The project is open for writing elsewhere."""


class OthersWork(BlotterError):
    """The step to be undone or redone is another coder's; ask before going on."""
