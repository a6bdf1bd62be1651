"""Where the newsroom must be answered by a higher floor: declared here, filled from that floor's AppConfig.ready."""

from collections.abc import Callable
from typing import Any

TakeDown = Callable[[str, int], None]
Restore = Callable[[str], None]
Preview = Callable[[Any, Any], Any]
ShownOn = Callable[[Any], list[list[str]]]


class PortNotFilled(RuntimeError):
    """No floor answers this port: the newsroom was started without the press."""


def _no_take_down(path: str, status: int) -> None:
    raise PortNotFilled(f"nothing can take {path} down")


def _no_preview(row: Any, request: Any) -> Any:
    raise PortNotFilled("nothing can draw a preview")


def _shown_nowhere(state: Any) -> list[list[str]]:
    return []


_filled: dict[str, Callable[..., Any]] = {
    "take_down": _no_take_down,
    "preview": _no_preview,
    "shown_on": _shown_nowhere,
}


def fill(*, take_down: TakeDown, preview: Preview, shown_on: ShownOn) -> None:
    """Called once, by the press, when the program starts."""
    _filled.update(take_down=take_down, preview=preview, shown_on=shown_on)


def take_down(path: str, status: int) -> None:
    """Write the tombstone of this address, atomically; it answers `status` (404 or 410) from then on.

    Raises OSError where it cannot be written: the caller's transaction must then fail too.
    """
    _filled["take_down"](path, status)


def preview(row: Any, request: Any) -> Any:
    """An HTTP response holding the page of a story or of a StaticPage, exactly as readers would see it."""
    return _filled["preview"](row, request)


def shown_on(state: Any) -> list[list[str]]:
    """Every place that shows the story of this StoryState to readers now, as the press's own keys."""
    found: list[list[str]] = _filled["shown_on"](state)
    return found
