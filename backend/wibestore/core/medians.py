"""The value in the middle, counted by the database."""

from django.db.models import Aggregate


class Median(Aggregate):
    """The lower middle of what is counted, a value that really was; None where nothing is."""

    function = "PERCENTILE_DISC"
    name = "Median"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)%(filter)s"
