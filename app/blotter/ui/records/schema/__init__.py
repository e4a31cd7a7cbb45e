"""Where one says what records are made of: kinds and fields, words, actors, regions, tables, the study."""
