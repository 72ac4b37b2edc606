"""What the text is made of: cover, contents, tables, figures, and the prose between them."""
