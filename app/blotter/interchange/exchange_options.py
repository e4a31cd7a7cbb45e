"""What a person may choose when a project of another program is read or written."""

from typing import Literal

from pydantic import Field

from blotter.interchange.options import Options


class RefiCodebookOptions(Options):
    """How a REFI-QDA codebook is read where its file leaves that open."""

    labels: Literal["", "split", "whole"] = Field(
        "",
        title="Labels in definitions",
        description="Split them at paragraphs such as “Inclusion:” (split), or leave them whole.",
    )


class RefiOptions(RefiCodebookOptions):
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
