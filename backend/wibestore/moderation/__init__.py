"""What is not in order: reports, verdicts and appeals, the review of listings. Never moves money, never deletes."""
