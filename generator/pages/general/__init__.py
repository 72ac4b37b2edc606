"""Pages that belong to no family: front pages, documentation, English, source texts, any report."""
