"""Draw the demo newspaper's photographs: `python -m demo.pictures.draw [NAME...]`, all when no name is given.

The JPEGs are committed beside this file, so that the demo needs only what the program itself needs; drawing
them again needs numpy, and gives the same pictures, since each is drawn from fixed seeds.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from demo.pictures import (
    dark_scenes,
    far_scenes,
    hall_scenes,
    night_scenes,
    room_scenes,
    shore_scenes,
    street_scenes,
    water_scenes,
)

FOLDER = Path(__file__).parent
PICTURES: dict[str, Callable[[], Image.Image]] = {
    "allotments": street_scenes.allotments,
    "bakery": street_scenes.bakery,
    "checkpoint": dark_scenes.checkpoint,
    "corridor": room_scenes.corridor,
    "council-chamber": hall_scenes.council_chamber,
    "crane": dark_scenes.crane,
    "dabchick": far_scenes.dabchick,
    "floodlights": night_scenes.floodlights,
    "foundry": dark_scenes.foundry,
    "geese": far_scenes.geese,
    "herring": water_scenes.herring,
    "lifeboat": dark_scenes.lifeboat,
    "lighthouse": shore_scenes.lighthouse,
    "long-table": hall_scenes.long_table,
    "market-hall": hall_scenes.market_hall,
    "parliament": night_scenes.parliament,
    "perpetua": shore_scenes.perpetua,
    "piano": shore_scenes.piano,
    "rowing": far_scenes.rowing,
    "salt-store": room_scenes.salt_store,
    "snow-roofs": dark_scenes.snow_roofs,
    "swing-bridge": water_scenes.swing_bridge,
    "telescope": dark_scenes.telescope,
    "timber": far_scenes.timber,
    "tram": street_scenes.tram,
    "viaduct": far_scenes.viaduct,
    "windfarm": far_scenes.windfarm,
}


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(PICTURES))
    if unknown:
        sys.stderr.write(f"No such picture: {', '.join(unknown)}. There are: {', '.join(sorted(PICTURES))}.\n")
        return 2
    for name in names or sorted(PICTURES):
        target = FOLDER / f"{name}.jpg"
        PICTURES[name]().save(target, quality=82, optimize=True, progressive=True)
        sys.stdout.write(f"{target.name}: {target.stat().st_size // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
