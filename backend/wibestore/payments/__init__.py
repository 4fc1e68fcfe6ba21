"""
Money in: payment methods, deposits, the providers' webhooks and the wallet as its owner sees it (R8.1, R8.3).

Moves money only through the ledger's door. Knows orders by their plain id alone.
"""
