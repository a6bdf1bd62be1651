"""Names of months and days of the week as English news copy prints them, in their order."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: *Jan, Sept*: without their stop.
SHORT = (*(name[:3] for name in MONTHS if len(name) > 4), "Sept")
