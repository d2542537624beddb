"""Run before a memory is written: lets go of what only finding modules needed, and has ready what Pyodide asks for at each start."""

import builtins
import gc
import importlib
import sys
import zipimport

import __main__
from _pyodide import _base

# The lines that Pyodide would have parsed, compiled and run, and what comes of them.
READY = {"{}": dict, "import importlib; importlib": lambda: importlib, "import __main__; __main__.__dict__": lambda: __main__.__dict__,
         "import builtins; builtins.__dict__": lambda: builtins.__dict__}


def eval_code(source, *more, other=_base.eval_code, **named):
    return READY[source]() if source in READY else other(source, *more, **named)


_base.eval_code = eval_code
for directory in zipimport._zip_directory_cache.values():
    directory.clear()
sys.path_importer_cache.clear()
del directory
gc.collect()
gc.freeze()  # nothing goes through all of this again, which the extension would have to help with
