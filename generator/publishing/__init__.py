"""Writing aside and swapping in: nothing that is published is ever half written."""
