"""Chromium, for the journeys that an editor and a reader make."""

from tests.chromium import browser as browser
