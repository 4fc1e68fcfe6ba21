"""Fills a shop with as much data as it may have in years, for measuring."""
