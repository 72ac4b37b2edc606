"""From drafts to files: templates, charts, languages, entries of the search."""
