"""Readers of what a regulation prescribes, and what therefore stands in several kinds of report alike.

A family imports them; they import no family. A reader moves here when a second family needs it.
"""
