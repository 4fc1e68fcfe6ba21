"""
The ways by which a notification leaves the shop. Each works on rows of `Delivery`, so that what is sent is sent once.

E-mail works. Web push and Telegram are names in `rules.CHANNELS` that are not in `rules.AVAILABLE`: wishes about them
are kept, nothing is sent.
"""
