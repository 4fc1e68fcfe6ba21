"""What is true of reviews; no ORM, no clock."""

from datetime import timedelta

MIN_RATING, MAX_RATING = 1, 5
EDIT_WINDOW = timedelta(days=14)
