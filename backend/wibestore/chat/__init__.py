"""Conversations between buyer and seller about a listing and its orders; never a place for login data."""
