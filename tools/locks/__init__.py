"""Lock files: resolve every project's dependencies anew."""
