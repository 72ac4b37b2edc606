"""The prose as a tree of numbered nodes with headings and paragraphs."""
