"""In the browser, read when Python starts: the extension was linked before, and is found under its path although no file is there."""

import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec

NAME = "pydantic_core._pydantic_core"
PATH = f"/lib/{NAME}.so"  # make.mjs and the worker link it under this name


class Linked:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return ModuleSpec(name, ExtensionFileLoader(name, PATH), origin=PATH) if name == NAME else None


sys.meta_path.append(Linked)
