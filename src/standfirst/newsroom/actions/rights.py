"""State the rights: who may print this, and on what ground. Who said so, and when, is kept."""

from typing import Any

from standfirst.newsroom import clock
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Licence, Story, StoryState


class StateRights(StoryAction):
    action_name = "state the rights of"
    change = "rights"
    audit = "standfirst.rights"

    def __init__(self, story: Story, user: Any = None, *, licence: str, ground: str = "") -> None:
        super().__init__(story, user)
        self.licence = licence
        self.ground = ground.strip()

    def apply(self, state: StoryState) -> None:
        check_licence(self.licence, self.ground)
        state.licence, state.licence_ground = self.licence, self.ground
        state.licence_by, state.licence_at = self.user, clock.now()
        state.save(update_fields=["licence", "licence_ground", "licence_by", "licence_at", "changed"])

    def record(self) -> dict[str, Any]:
        return {"licence": self.licence, "ground": self.ground}


def check_licence(licence: str, ground: str) -> None:
    """Raises Refused unless this is a licence one can print under, with the ground that it needs."""
    known = [value for value in Licence.values if value != Licence.UNKNOWN]
    if licence not in known:
        raise Refused(f"Choose a licence: one of {', '.join(known)}.", field="licence")
    if licence != Licence.OWN and not ground:
        raise Refused(
            "Say on what ground (a contract, an e-mail, an address): every licence but our own needs it.",
            field="ground",
        )
