"""Periodic work of users. Tasks carry nothing, call one service, may run twice."""

from typing import Any

from celery import shared_task

from wibestore.users import services as users


@shared_task(name="users.sessions_cleanup", ignore_result=True)
def sessions_cleanup(**_: Any) -> int:
    """Forget sessions that ended long ago."""
    return users.sessions_forget_old()


@shared_task(name="users.scores_refresh", ignore_result=True)
def scores_refresh(**_: Any) -> int:
    """Put the best sellers first as their reviews are now."""
    return users.scores_refresh()


@shared_task(name="users.clean_up", ignore_result=True)
def clean_up(**_: Any) -> int:
    """Forget users who never proved their e-mail, and links that are over."""
    users.tokens_forget_old()
    return users.unverified_forget()
