"""Running text: where paragraphs end, how lists are numbered, and what stands between the paragraphs."""
