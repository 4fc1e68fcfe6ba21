"""Double-entry bookkeeping: the only place where money moves. Append-only; knows no order and no listing."""
