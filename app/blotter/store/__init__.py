"""The project file: one SQLite database, its journal, its lock and its backups. The only room with SQL."""
