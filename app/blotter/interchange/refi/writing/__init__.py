"""Writing REFI-QDA: the XML in the order of its schema, the container around it, what goes beside it."""
