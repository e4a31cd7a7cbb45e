"""The page on which two revisions of the codebook are compared, code by code, part by part, word by word."""
