"""What a person may choose when files of other programs are read, or files for them are written."""

from typing import Literal

from pydantic import Field

from blotter.interchange.options import CsvOptions, Options, TableOptions


class RefiCodebookOptions(Options):
    """How a REFI-QDA codebook is read where its file leaves that open."""

    labels: Literal["", "split", "whole"] = Field(
        "",
        title="Labels in definitions",
        description="Split them at paragraphs such as “Inclusion:” (split), or leave them whole.",
    )


class PageOptions(Options):
    """Whether PDFs that come with a project are read for their pages."""

    pages: Literal["", "yes", "no"] = Field(
        "",
        title="Pages of PDFs",
        description="Read PDFs for their pages, seconds for each: yes or no; if empty, where they are few.",
    )


class RefiOptions(RefiCodebookOptions, PageOptions):
    """How a REFI-QDA project is read where its file leaves that open."""

    positions: str = Field(
        "", title="Positions", description="How positions are counted; found out if left empty."
    )
    coder: Literal["", "coding", "selection"] = Field(
        "",
        title="Who coded",
        description="Where a coding and its passage name two people: coding or selection; else found out.",
    )
    nameless_cases: Literal["attributes", "cases"] = Field(
        "attributes",
        title="Cases without a name",
        description="That have one document: attributes of the document, or cases.",
    )
    outside_files: Literal["no", "yes"] = Field(
        "no",
        title="Files outside",
        description="Read files that the project names anywhere on this computer.",
    )


class RefiWriteOptions(Options):
    """For whom a REFI-QDA project is written, and what goes into it."""

    profile: Literal["standard", "nvivo", "maxqda", "atlas"] = Field(
        "standard",
        title="Written for",
        description="Every program (standard), or the habits of one: NVivo, MAXQDA, ATLAS.ti.",
        json_schema_extra={"names": {"nvivo": "NVivo", "maxqda": "MAXQDA", "atlas": "ATLAS.ti"}},
    )
    sidecar: bool = Field(
        True,
        title="Extension file",
        description="Put beside it what REFI-QDA has no place for, so that all of it comes back.",
    )
    activity_log: bool = Field(
        False, title="Activity log", description="Add what happened in the project as a note."
    )
    flatten: bool = Field(
        False,
        title="Codes without a tree",
        description="Write their paths as names, for programs that have few levels.",
    )


class RefiCodebookWriteOptions(Options):
    """How a REFI-QDA codebook is written."""

    flatten: bool = Field(
        False,
        title="Codes without a tree",
        description="Write their paths as names, for programs that have few levels.",
    )


class QualCoderOptions(PageOptions):
    """What the project of QualCoder does not say by itself."""

    unquoted: Literal["", "code_points", "utf16"] = Field(
        "",
        title="Notes and passages of cases",
        description="How places are counted that have no words to check them by: code_points or utf16; if "
        "empty, as most codings of the project are.",
    )
    important: Literal["memo", "leave"] = Field(
        "memo",
        title="Codings marked important",
        description="Whether the mark is told in the memo of the segment (memo) or left out (leave).",
    )
    media: Literal["", "yes", "no"] = Field(
        "",
        title="Files of pictures and recordings",
        description="Whether they are kept for REFI-QDA files: yes or no; if empty, where they are small.",
    )
    coder: str = Field(
        "", title="Coder", description="Whose all of it is; if empty, each coder’s own is theirs."
    )


class TaguetteOptions(Options):
    """What a file of Taguette does not say by itself."""

    project: str = Field(
        "", title="Project", description="The number or name of the project, where the file has several."
    )
    tree: Literal["", ".", "/", "\\"] = Field(
        "",
        title="Tags as a tree",
        description="What stands between a tag and the one below it: a dot, / or a backslash; if empty, "
        "names stay whole.",
    )
    untagged: Literal["code", "leave"] = Field(
        "code",
        title="Highlights without a tag",
        description="Whether they get a code of their own (code) or are left out (leave).",
    )
    coder: str = Field(
        "", title="Coder", description="Whose all of it is; if empty, who made each highlight in Taguette."
    )


class QuoteOptions(TableOptions):
    """How a table of coded segments is read that has the words of the passages, but no positions of ours."""

    separator: str = Field(
        "",
        title="Between the names of a path",
        description="What stands between a code and one below it: >, \\ or /; found out if left empty.",
    )
    coder: str = Field(
        "", title="Coder", description="Who coded all of it; if empty, the column says it, else it is you."
    )


class CommentOptions(Options):
    """What the comments of a coded document tell beside the codes."""

    memos: bool = Field(
        True, title="Memos", description="Show the memos on segments, passages and documents as well."
    )
    coders: bool = Field(
        True,
        title="Names of the coders",
        description="Tell who coded what; if not, they are called Coder 1, Coder 2 and so on.",
    )


class SiteOptions(Options):
    """What a site for readers shows beside the documents and their codes."""

    title: str = Field("", title="Title", description="What stands above it; the project's name if empty.")
    memos: bool = Field(
        False, title="Memos", description="Show the memos on segments, passages, documents and codes as well."
    )
    coders: bool = Field(
        True,
        title="Names of the coders",
        description="Tell who coded what; if not, they are called Coder 1, Coder 2 and so on.",
    )


class PackageOptions(Options):
    """What a data package says of itself, and how much of the project is in it."""

    title: str = Field("", title="Title", description="What it is called; the project's name if empty.")
    authors: str = Field(
        "",
        title="Authors",
        description="Who is to be cited: family name, given name; the next one. An ORCID may follow a name.",
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


class CodebookCsvOptions(TableOptions, CsvOptions):
    """Which column of a table of codes is what, and how such a table is written."""
