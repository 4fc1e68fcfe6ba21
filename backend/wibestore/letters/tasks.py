"""Periodic work of letters. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.letters import services


@shared_task(name="letters.send", ignore_result=True)
def send(**_: Any) -> int:
    """Send the letters that wait."""
    return services.letters_send()


@shared_task(name="letters.cleanup", ignore_result=True)
def cleanup(**_: Any) -> int:
    """Forget to whom letters went 30 days ago."""
    return services.letters_forget_old()
