"""One edition of a report beside the one before: what is new, gone, renamed, grown, cut, late again."""
