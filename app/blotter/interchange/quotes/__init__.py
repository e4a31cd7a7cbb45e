"""Tables of coded segments as other programs export them: the words of a passage, but no positions of ours."""
