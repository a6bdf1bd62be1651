"""Whether a deed happened, once it is known who speaks of it and whose it is (docs/record/codebook.md, section 4)."""

from standfirst.record.actors.names import Names
from standfirst.record.deed import MUTUAL, Deed, is_same
from standfirst.record.shapes import QUADS, Party, strongest_first

_DENYING = ("denie", "deny", "reject", "dismiss", "refut", "ruled out", "rule out", "rules out")
_ASIDE = frozenset(
    {"over", "since", "after", "during", "with", "of", "from", "despite", "following", "amid", "because of"}
)
_ITSELF = frozenset(["it", "they", "we", "he", "she", "i", "its", "them", "us"])
_GOVERNING = frozenset(
    ["president", "minister", "premier", "chancellor", "spokesman", "spokeswoman", "spokesperson", "secretary", "ambassador",
     "envoy", "official", "government", "ministry", "foreign", "prime", "pm", "king", "marshal", "general"]
)  # fmt: skip


class Outcome:
    """The modality of each deed of a story, strongest first."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def settle(self, deed: Deed, speaker: Party | None) -> None:
        """Set `modality` and `background`. `speaker` is who says it, where somebody does."""
        reading = deed.reading
        kinds = set(reading.modality)
        self._by_cue(deed, kinds, speaker)
        warned, would = "warned" in kinds and not reading.supposed, "would" in kinds
        kinds -= {"warned", "would"}
        if warned:
            if self._is_own(speaker, deed) and "negated" not in kinds:
                kinds.add("threatened")
            elif "conditional" not in kinds:
                kinds.add("considered")
        if would and not kinds & {"conditional", "threatened", "requested", "considered"}:
            kinds.add("planned" if deed.draft is not None else "considered")
        if self._holds_out(deed, kinds, speaker, would):
            kinds.add("threatened")
        if "negated" in kinds and (reading.refused or deed.draft is not None) and self._is_party(speaker, deed):
            kinds.discard("negated")
            kinds.add("denied")
        if kinds & {"denied", "negated"}:
            kinds -= {"considered"} if reading.refused else set()
            kinds -= {"planned"}
        if "threatened" in kinds:
            kinds -= {"planned", "considered"}
        if "planned" in kinds:
            kinds -= {"considered"}
        deed.modality = strongest_first(kinds)
        deed.background = self._is_background(deed)

    def _by_cue(self, deed: Deed, kinds: set[str], speaker: Party | None) -> None:
        """What the cue of its statement says of a deed, where the tree hung the clause elsewhere."""
        cue = deed.draft.cue.text.casefold() if deed.draft is not None and deed.draft.cue is not None else ""
        if cue.startswith(_DENYING) and deed.reading.speech != "deny" and not kinds & {"negated", "denied"}:
            deed.reading.speech, deed.reading.refused = "deny", True
            kinds.add("negated")
        elif cue.startswith("threat") and is_same(speaker, deed.actor) and deed.reading.speech != "threaten":
            kinds.add("threatened")
        elif cue.startswith("warn") and deed.reading.speech != "warn" and kinds & {"planned", "would", "conditional"}:
            if is_same(speaker, deed.actor) and _harms(deed) and not kinds & {"negated"}:
                kinds.add("threatened")
        elif cue.startswith(("demand", "urge", "call")) and kinds <= {"would"}:
            kinds.add("requested")

    def _holds_out(self, deed: Deed, kinds: set[str], speaker: Party | None, would: bool) -> bool:
        """*Unless the spying stops, Lorren will expel him, its minister said*: a harm that hangs on what another does."""
        clause = deed.reading.condition
        own = is_same(speaker, deed.actor) or self._speaks_for(speaker, deed.actor)
        if clause is None or not own or kinds & {"negated", "denied", "requested"}:
            return False
        if QUADS[deed.code] != "material-conflict" or not (would or deed.reading.will):
            return False
        doer = deed.tree.subject(clause)
        return doer is None or self.names.party(deed.tree, doer).country != (
            deed.actor.country if deed.actor else None
        )

    def _is_own(self, speaker: Party | None, deed: Deed) -> bool:
        """Whether a deed is the speaker's own; one that nobody is named for is, in a warning."""
        if deed.actor is None and deed.word.tag != "NOUN":
            return deed.tree.is_passive(deed.word) and speaker is not None and speaker.country is not None
        return is_same(speaker, deed.actor) or self._speaks_for(speaker, deed.actor)

    def _is_party(self, speaker: Party | None, deed: Deed) -> bool:
        """Whether who speaks is the actor or the target, or a state that says it of a deed with another."""
        for side in (deed.actor, deed.target):
            if is_same(speaker, side) or self._speaks_for(speaker, side):
                return True
        sides = [side for side in (deed.actor, deed.target) if side is not None]
        if speaker is None or (speaker.country is None and speaker.entity is None):
            return False
        if not sides:
            return deed.reading.refused or self._is_of_government(speaker)
        return deed.code in MUTUAL and len(sides) == 1 and speaker.country is not None

    def _is_of_government(self, speaker: Party) -> bool:
        """*There were no such talks*, said by a state or its office."""
        if speaker.country is None:
            return False
        role = self.names.role(speaker.entity) or speaker.text.casefold()
        return self.names.kind(speaker.entity) == "state" or bool(set(role.replace("-", " ").split()) & _GOVERNING)

    def _speaks_for(self, speaker: Party | None, side: Party | None) -> bool:
        """*The president said that Drusk would not …*: an office that no other state is named for."""
        if speaker is None or side is None:
            return False
        if side.entity is None and side.country is None:
            if side.text.casefold() in _ITSELF:
                person = self.names.kind(speaker.entity) == "person"
                return not (person and side.text.casefold() in ("it", "its"))
            office = set(side.text.casefold().split()) & _GOVERNING
            return bool(office) and speaker.country is not None
        if speaker.country is not None or side.country is None:
            return False
        role = self.names.role(speaker.entity) or speaker.text.casefold()
        return bool(set(role.replace("-", " ").split()) & _GOVERNING) and self.names.kind(side.entity) in (
            "state",
            None,
        )

    def _is_background(self, deed: Deed) -> bool:
        tree, word = deed.tree, deed.word
        if deed.modality != ("asserted",):
            return False
        if deed.rule == "noun":
            past = any(one.lower in ("last", "past") for one in tree.words[max(0, word.number - 4) : word.number])
            return past or bool({one.lower for one in tree.children(word, "case")} & _ASIDE)
        if word.relation == "relative":
            return True
        return any(one.lower in ("since", "over") for one in tree.children(word, "mark"))


def _harms(deed: Deed) -> bool:
    return (QUADS[deed.code] or "").endswith("conflict")
