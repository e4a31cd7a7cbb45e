"""The window's side of activity records: form, grid, figures, and what keeps them sound."""
