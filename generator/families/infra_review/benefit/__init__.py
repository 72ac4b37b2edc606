"""Sections 伍 and 陸: benefits in numbers and in words, and the recommendations."""
