"""Tables about documents and cases, bibliographies and their columns and entries; what an import told."""
