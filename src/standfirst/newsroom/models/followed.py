"""How far the newsroom's intake has followed the ledger."""

from django.db import models


class Followed(models.Model):
    """One row: the seq of the last Settlement that was acted upon."""

    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"up to {self.seq}"
