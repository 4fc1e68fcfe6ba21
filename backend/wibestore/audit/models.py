"""The audit record. The database refuses to change or delete what was written."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from wibestore.core.ids import uuid7


class AuditRecord(models.Model):
    """One act: who, what, to which thing, when and from where."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(db_default=Now(), editable=False)
    actor_id = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=16)
    actor_name = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=64)
    target = models.CharField(max_length=64)
    target_id = models.CharField(max_length=64)
    details = models.JSONField(default=dict)
    ip = models.CharField(max_length=45, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(action=""), name="audit_action_not_empty"),
            models.CheckConstraint(condition=~models.Q(target=""), name="audit_target_not_empty"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["target", "target_id", "-at", "-id"], name="audit_target_history"),
            models.Index(fields=["actor_id", "-at"], name="audit_actor_history"),
            # The log as staff read it, of one kind of act or of all.
            models.Index(fields=["action", "-at", "-id"], name="audit_action_history"),
            models.Index(fields=["-at", "-id"], name="audit_history"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="audit_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.action} of {self.target} {self.target_id}"
