"""Google's sign-in, played: a page in place of its popup, and its public keys. Nobody's real account is touched."""
