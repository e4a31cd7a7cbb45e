"""Documents as Word files whose coding stands in comments, for readers who have Word and nothing else."""
