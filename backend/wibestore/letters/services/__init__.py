"""Writing letters down, sending them, and forgetting to whom they went (R9.1)."""

from wibestore.letters.services.keeping import letters_backlog, letters_forget_old, letters_waiting_since
from wibestore.letters.services.registry import link_register, needless_register
from wibestore.letters.services.sending import letters_send
from wibestore.letters.services.writing import letter_enqueue, letters_enqueue

__all__ = [
    "letter_enqueue",
    "letters_backlog",
    "letters_enqueue",
    "letters_forget_old",
    "letters_send",
    "letters_waiting_since",
    "link_register",
    "needless_register",
]
