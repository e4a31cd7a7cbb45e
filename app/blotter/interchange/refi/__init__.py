"""REFI-QDA: whole projects (.qdpx) and codebooks (.qdc) as other programs for qualitative analysis write them."""
