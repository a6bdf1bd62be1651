"""What the words around a deed say of it, before it is known whose it is."""

from dataclasses import dataclass, field

from standfirst.record.syntax.tree import Word


@dataclass(slots=True)
class Reading:
    """What was found on the way up. `condition` is the head of the clause on which the deed hangs."""

    modality: set[str] = field(default_factory=set)
    refused: bool = False
    promised: bool = False
    condition: Word | None = None
    speaker: Word | None = None
    spoken_to: Word | None = None
    speech: str = ""
    will: bool = False
    maybe: bool = False
    supposed: bool = False
