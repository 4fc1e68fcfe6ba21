"""What the admin panel tells."""

# Kept balances and postings differ, which they never may; at most once a day of Tashkent.
BOOKS_DIFFERED = "books.differed"
