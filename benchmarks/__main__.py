"""`make bench`: every benchmark that needs nothing beside the clone, one after the other."""

import subprocess
import sys

EVERY = ("clean_speed", "page_weights", "search_typing")


def main() -> None:
    for name in EVERY:
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main()
