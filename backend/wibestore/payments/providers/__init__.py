"""Adapters of payment providers: parse, authenticate, answer. They know neither the tables nor each other."""
