"""What people wait for: searches they saved, prices they watch, and when to tell them."""
