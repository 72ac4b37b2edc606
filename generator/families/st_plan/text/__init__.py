"""The plan's lines made ready for reading: furniture, wraps, outline marks, pieces of paragraphs."""
