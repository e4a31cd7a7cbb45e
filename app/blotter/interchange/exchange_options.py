"""What a person may choose when files of other programs are read, or files for them are written."""

from typing import Literal

from pydantic import Field

from blotter.interchange.options import Options


class QualCoderOptions(Options):
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
