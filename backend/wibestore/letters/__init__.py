"""Letters by e-mail: each written down with the change that caused it, rendered only when it is sent."""
