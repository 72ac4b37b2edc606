"""The small grammar that every family reads with: widths, numerals, dates, units and amounts.

All of it works on text alone and knows no report; see docs of the modules `widths`, `numerals`, `dates`,
`units` and `amounts`. Numbers are `int` or `decimal.Decimal`, never float.
"""
