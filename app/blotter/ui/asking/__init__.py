"""The page on which one asks the material: passages, matrices, and codes along a document."""
