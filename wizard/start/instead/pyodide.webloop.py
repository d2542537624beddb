"""Takes the place of pyodide.webloop in the browser: nothing here awaits in Python, so no loop is made."""

from pyodide_js._api import scheduleCallback  # noqa: F401  Pyodide counts on it being held when a memory is written


def _initialize_event_loop():
    """None."""
