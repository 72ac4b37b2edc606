"""What stands in a line and that nobody took: the ledger inside lines."""
