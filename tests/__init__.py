"""The tests, run by `python3 -m tests`; here is only what that command and the fixtures share: where the browsers are."""

import shutil
from pathlib import Path

FIREFOX = "firefox-esr"


def chromium():
    """The path of this machine's Chromium or Chrome, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def shell():
    """The same Chromium without its windows, for two thirds of the work; where there is none, the whole one."""
    return shutil.which("chromium-headless-shell") or chromium()


def minibrowser():
    """The path of WebKit's small browser, which Debian keeps among the libraries, or None."""
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)


def others():
    """Whether Firefox and WebKit are here, with a screen for the latter."""
    return all(map(shutil.which, (FIREFOX, "WebKitWebDriver", "Xvfb"))) and minibrowser()
