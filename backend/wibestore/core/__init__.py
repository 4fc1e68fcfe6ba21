"""The ground every module stands on: clock, money, actor, errors, outbox, idempotency. Knows no module."""
