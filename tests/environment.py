"""Loaded before Django is: a data folder and a key of the tests' own."""

import os
import tempfile

os.environ["STANDFIRST_HOME"] = tempfile.mkdtemp(prefix="standfirst-tests-")
os.environ["STANDFIRST_SECRET_KEY"] = "only-for-tests"
os.environ.pop("DATABASE_URL", None)
os.environ.pop("STANDFIRST_DESK_HOST", None)
# Playwright's own event loop runs in the thread of the test that also sets up rows.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
