"""REFI-QDA: projects (`.qdpx`) and codebooks (`.qdc`) that programs for qualitative research exchange."""

FORMAT = "refi-qda"
