"""`make bench`: every benchmark that needs nothing beside the clone, one after the other.

Lighthouse, the last, runs where Node and npm are: it is told apart from the rest because it alone needs them.
"""

import shutil
import subprocess
import sys

EVERY = ("clean_speed", "page_weights", "search_typing", "intake", "live", "lighthouse")


def main() -> None:
    for name in EVERY:
        print(f"\n== {name}", flush=True)
        if name == "lighthouse" and not (shutil.which("node") and shutil.which("npm")):
            print("Left out: Lighthouse needs Node 20 and npm, and they are not on this machine.")
            continue
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main()
