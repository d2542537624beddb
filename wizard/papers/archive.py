"""Zips whose bytes depend on their contents alone: fixed order, fixed date, names in UTF-8."""

import io
import zipfile

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can name


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 6)
    return buffer.getvalue()
