"""Tables of text in two columns: reasons beside countermeasures, milestones beside results."""
