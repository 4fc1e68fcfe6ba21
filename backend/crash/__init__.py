"""
The crash proof (`make crash`): the real processes, many purchases, SIGKILL at any moment, a verdict on what is left.

Nothing here is part of the shop. `storm` runs it all; `stories` says what customers do, `verdict` what must hold.
"""
