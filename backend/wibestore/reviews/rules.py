"""What is true of reviews; no ORM, no clock."""

from datetime import timedelta

MIN_RATING, MAX_RATING = 1, 5
# How long an author may change a review, and its seller the answer to it, after first writing it.
EDIT_WINDOW = timedelta(hours=48)
MIN_RESPONSE_LENGTH, RESPONSE_LENGTH = 2, 1000
