"""Activity records from files, planned as part of an import: schema, actors, passages, records, evidence."""
