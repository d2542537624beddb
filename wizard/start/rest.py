"""Run before a memory is written: lets go of what only finding modules needed, since all there are have been found."""

import gc
import sys
import zipimport

for directory in zipimport._zip_directory_cache.values():
    directory.clear()
sys.path_importer_cache.clear()
del directory
gc.collect()
gc.freeze()  # nothing goes through all of this again, which the extension would have to help with
