"""
Django's own admin, for the day on which the staff's panel does not work (docs/adr/0030-a-door-for-emergencies.md).

There only where DJANGO_ADMIN_PATH names it. It shows rows and changes next to nothing.
"""
