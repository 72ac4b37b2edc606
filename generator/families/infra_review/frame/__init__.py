"""The frame of a review: pages, one block for each programme, its sections, parts and sub-projects."""
