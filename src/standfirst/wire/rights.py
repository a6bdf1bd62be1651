"""Under which licence copy and pictures may be printed."""

from django.db import models


class Licence(models.TextChoices):
    """`unknown` cannot be published; every other but `own` needs its ground."""

    UNKNOWN = "unknown", "Unknown"
    OWN = "own", "Our own"
    AGENCY = "agency", "Agency contract"
    PERMISSION = "permission", "Permission"
    PUBLIC_DOMAIN = "public-domain", "Public domain"
    CC_BY = "cc-by", "CC BY"
    CC_BY_SA = "cc-by-sa", "CC BY-SA"
