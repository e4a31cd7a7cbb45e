"""What a project can be exported as: each format with the words for whom it is."""

from blotter.interchange.exchange_options import RefiWriteOptions
from blotter.interchange.formats import FORMATS, PROJECT, Format
from blotter.interchange.options import Options
from blotter.ui.language import later

FOR_WHOM = {
    "refi-qda": later(
        "Open the project in NVivo, MAXQDA, ATLAS.ti, QualCoder and others, or in Blotter again with all of "
        "it."
    ),
    "html-site": later(
        "Coded documents to read in a browser, without Blotter and without a network; codes can be switched "
        "on and off."
    ),
    "coded-docx": later(
        "Documents as Word files in which each coded passage has a comment that names its codes."
    ),
    "data-package": later(
        "Tables, codebook and a description, to be deposited in an archive such as Zenodo or QDR, or read in "
        "R."
    ),
    "data-package-folder": later("The same tables as files in a folder."),
    "web-annotation": later("Coded segments as W3C Web Annotations, for programs that read JSON-LD."),
}
"""For whom each format is; one that is new says nothing until it has its sentence here."""

NOT_HELD = {
    "refi-qda": later(
        "Other programs will not see revisions of the codebook, rounds, decisions and activity records; the "
        "extension file keeps them for Blotter."
    ),
    "html-site": later("Cases, decisions, activity records and the original files stay out."),
    "coded-docx": later(
        "Cases, attributes, decisions, activity records and the look of the original files stay out."
    ),
    "data-package": later("The original files and saved views stay out."),
    "data-package-folder": later("The original files and saved views stay out."),
    "web-annotation": later("The texts of the documents, cases, attributes and activity records stay out."),
}
"""What each format cannot hold, told before anything is written; the report on the export has the numbers."""

_NOT_HELD_ALONE = later(
    "Without the extension file, revisions of the codebook, rounds, decisions and activity records are "
    "not in it."
)


def not_held(row: Format, options: Options) -> str:
    """What a format cannot hold, as it is to be written."""
    if isinstance(options, RefiWriteOptions) and not options.sidecar:
        return _NOT_HELD_ALONE
    return NOT_HELD.get(row.id, "")


def offered() -> list[Format]:
    """The formats of whole projects, those with a sentence first, in its order."""
    able = {row.id: row for row in FORMATS if PROJECT in row.writes}
    return [able.pop(name) for name in FOR_WHOM if name in able] + list(able.values())
