"""Click, played: its page to pay at, its calls of the SHOP API, its Merchant API."""
