"""Benchmarks: `make bench [ONLY=word]` measures, beside each figure, the floor of the same run."""
