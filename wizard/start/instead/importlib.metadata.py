"""Takes the place of importlib.metadata in the browser: nothing is installed there, so there is nothing to tell about."""


class PackageNotFoundError(ModuleNotFoundError):
    pass


def version(name):
    raise PackageNotFoundError(name)


class MetadataPathFinder:
    @classmethod
    def invalidate_caches(cls):
        """None."""
