"""The page on which documents are given to coders: who codes what, and how far that is."""
