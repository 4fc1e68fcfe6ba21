"""Click (SHOP API and Merchant API)."""
