"""What a person may choose when a project becomes a data package."""

from pydantic import Field

from blotter.interchange.options import Options


class PackageOptions(Options):
    """What a data package says of itself, and how much of the project is in it."""

    title: str = Field("", title="Title", description="What it is called; the project's name if empty.")
    authors: str = Field(
        "",
        title="Authors",
        description="Who is to be cited, such as Okri, Ben; Aziz, Lale 0000-0002-1825-0097 (an ORCID).",
    )
    description: str = Field("", title="Description", description="What the study is about, in a few lines.")
    keywords: str = Field("", title="Keywords", description="Separated by semicolons.")
    licence: str = Field("", title="Licence", description="Such as CC-BY-4.0 or CC0-1.0; none if empty.")
    version: str = Field("", title="Version", description="Such as 1.0.0.")
    texts: bool = Field(
        False, title="Texts of the documents", description="Only where they may be given to others."
    )
    quotes: bool = Field(True, title="Words of the passages", description="The words that are coded.")
    memos: bool = Field(True, title="Memos", description="Memos, comments and notes of the coders.")
    pseudonyms: bool = Field(
        False,
        title="Coders without names",
        description="Call them Coder 1, Coder 2 and so on; names within memos stay.",
    )
