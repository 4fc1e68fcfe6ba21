"""What the played providers, and the played mailbox, remember."""

from typing import ClassVar

from django.db import models


class Record(models.Model):
    """One thing of one provider (an invoice, a receipt, a card), under the provider's own id; `data` is its page."""

    provider = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "kind", "key"], name="emulated_record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.kind} {self.key}"
