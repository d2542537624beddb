"""The tests, run by `python3 -m tests`; here is only what that command and the fixtures share: where the browser is."""

import shutil


def chromium():
    """The path of this machine's Chromium or Chrome, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)
