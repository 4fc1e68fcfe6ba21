"""
The payment providers' side, played over real HTTP, so that every method can be tried without a contract.

Each provider is a folder with its own addresses, pages and calls to the shop's webhook; development and tests load
the app, production refuses to start with it.
"""
