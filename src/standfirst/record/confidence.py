"""How often a rule was right on the sentences it was built with; measured by `python -m benchmarks.record --bins`."""

#: Precision of each rule's finds on the training and development parts. A rule that found too few to tell has none
#: of its own and gets 0.5.
MEASURED: dict[str, float] = {}
