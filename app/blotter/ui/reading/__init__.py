"""The reading view: a text, what is coded in it, and the margin that tells which codes lie where."""
