"""Tables of coded segments of other programs: the words of passages, but no positions of ours."""
