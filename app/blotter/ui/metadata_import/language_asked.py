"""What is asked about the language of a document."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.language_names import LANGUAGES
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import in_order, tr
from blotter.ui.metadata_import.language_box import language_words


class LanguageAsked(BaseModel):
    """The language of a document, a tag; nothing where nobody knows it."""

    language: str = Field(
        "", title="Language", description="Decides how sentences are cut, and the forms of Han characters."
    )


def ask_language(name: str, held: str, guess: str, parent: QWidget) -> str | None:
    """Which language a document is in; None if the person thought better of it."""
    named = in_order([(tag, language_words(tag)) for tag in {*LANGUAGES, *filter(None, (held, guess))}],
                     lambda each: each[1])  # fmt: skip
    if guess:
        named = [(guess, tr("{language} (a guess)", language=language_words(guess))),
                 *(each for each in named if each[0] != guess)]  # fmt: skip
    dialog = FormDialog(
        LanguageAsked,
        LanguageAsked(language=held),
        tr("Language of “{name}”", name=name),
        tr("Set language"),
        parent=parent,
        choices={"language": [("", tr("not known")), *named]},
    )
    told = dialog.value().language if dialog.exec() else None
    dialog.deleteLater()
    return told
