"""Printed pages: characters with their places and ruling lines, and the lines and tables that they make."""
