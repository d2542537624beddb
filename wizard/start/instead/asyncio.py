"""Takes the place of asyncio in the browser: Pyodide asks for this name when it starts, and nothing here awaits in Python."""


def get_event_loop():
    raise RuntimeError("asyncio was left out of what the browser gets.")
