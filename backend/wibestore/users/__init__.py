"""Who people are: registration, sessions, profile. Never what they sell, buy or own."""
