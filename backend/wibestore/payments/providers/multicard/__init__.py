"""Multicard, through which Uzcard and Humo cards are charged and paid out to."""
