"""The sandbox bank: a provider of our own for trying things out, as strict as a real one."""
