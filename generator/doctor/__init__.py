"""Is the machine fit for the project? What is missing, and what to do about it."""
