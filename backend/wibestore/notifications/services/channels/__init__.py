"""
The ways by which a notification leaves the shop.

E-mail works: it writes letters. Web push and Telegram are names in `rules.CHANNELS` that are not in `rules.AVAILABLE`:
wishes about them are kept, nothing is sent.
"""
