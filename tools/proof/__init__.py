"""The proof that the project is whole: checks, tests, build and journeys, counted into one line."""
