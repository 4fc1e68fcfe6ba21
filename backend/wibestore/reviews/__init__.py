"""Buyers' words on completed orders; a seller's rating is kept by `users`."""
