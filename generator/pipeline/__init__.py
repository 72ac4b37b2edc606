"""The stages in order.

Each is a pure function from named inputs to files; nothing is published before the end.
"""
