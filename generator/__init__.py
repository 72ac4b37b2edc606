"""Turns printed government reports into typed records, data packages and a static site.

Data flows one way: reading -> families -> checking -> packaging -> charts -> pages -> publishing.
"""
