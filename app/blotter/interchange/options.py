"""What a person may choose when a file is read or written; the faces make forms and options of these."""

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """A format without choices."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextOptions(Options):
    """How the bytes of a text file are read."""

    encoding: str | None = Field(
        None, title="Encoding", description="Such as utf-8, cp1252 or gb18030; found out if left empty."
    )


class SpeakerOptions(Options):
    """Whether a document that looks like a transcript is taken for one."""

    speakers: bool = Field(
        True,
        title="Speakers",
        description="Find who speaks where lines begin with names; the text stays as it is.",
    )


class TranscriptOptions(SpeakerOptions, TextOptions):
    """How a text is read, and whether it may be a transcript."""


class HtmlOptions(TextOptions):
    """How much of a web page is read."""

    main_text: bool = Field(
        True,
        title="Main text only",
        description="Leave out navigation, forms and advertisements; the import tells how much.",
    )


class PdfOptions(Options):
    """How a PDF is opened."""

    password: str = Field("", title="Password", description="Of a file that is locked with one.")


class DocumentOptions(HtmlOptions, TranscriptOptions, PdfOptions):
    """How documents of any kind are read, where a folder or an archive has several."""


class CsvOptions(TextOptions):
    """How a CSV file is read and written."""

    bom: bool = Field(
        False, title="Byte order mark", description="Begin with one, so that Excel reads the file as UTF-8."
    )


class RecordOptions(TextOptions):
    """Which column of a table of records is which field, and what every row has."""

    columns: dict[str, str] = Field(
        {}, title="Columns", description="The field that each column is; - for one that is not wanted."
    )
    given: dict[str, str] = Field({}, title="For all rows", description="A value by field, such as the kind.")


class TableOptions(TextOptions):
    """Which column of a table about documents or cases is what."""

    columns: dict[str, str] = Field(
        {},
        title="Columns",
        description="What each column is: text, attribute:Year:number and so on; - for none.",
    )
    known: frozenset[str] = Field(
        frozenset(), title="Known documents", description="By what documents are named, to find their column."
    )


class BibliographyOptions(TextOptions):
    """Which entry of a bibliography is about which document."""

    matches: dict[str, str] = Field(
        {}, title="Entries", description="The document that each entry is about; - for none."
    )


class MissingOptions(CsvOptions):
    """What stands in a table of records where there is no value."""

    unknown: str = Field("-9", title="Unknown", description="Nobody can know it.")
    not_stated: str = Field("-8", title="Not stated", description="The sources do not say it.")
    not_applicable: str = Field("-7", title="Not applicable", description="It does not apply.")
    not_coded: str = Field("", title="Not yet coded", description="Nobody has looked yet.")

    def codes(self) -> dict[str, str]:
        """The codes by the reason for nothing."""
        return {
            "unknown": self.unknown,
            "not stated": self.not_stated,
            "not applicable": self.not_applicable,
            "not coded": self.not_coded,
        }


class PrintOptions(Options):
    """What a printed codebook tells beside the definitions."""

    counts: bool = Field(False, title="Numbers of segments", description="How many segments each code has.")
    coders: bool = Field(False, title="Names of the coders", description="Who codes in the project.")


def told_encoding(options: Options | None) -> str | None:
    """The encoding that a person chose, if any."""
    return options.encoding if isinstance(options, TextOptions) else None
