"""What a report says about itself: title, issuer, time covered, sitting of parliament, day of printing."""

from generator.reading.opening.body import Body
from generator.reading.opening.read import Opening, read_opening

__all__ = ["Body", "Opening", "read_opening"]
