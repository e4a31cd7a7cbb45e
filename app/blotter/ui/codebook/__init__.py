"""The page on which the codebook is written: the tree, a code as one form, what belongs to it."""
