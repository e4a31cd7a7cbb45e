"""What a person may choose when files of other programs are read, or files for them are written."""

from pydantic import Field

from blotter.interchange.options import Options


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
