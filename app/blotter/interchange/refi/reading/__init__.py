"""Reading of REFI-QDA: from the XML as it stands to the entities of a project."""
