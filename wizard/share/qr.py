"""An address as a QR code: a PNG to show and to keep, an SVG to print. No file, no network."""

import io

import segno

BORDER = 4  # modules of white around it, as the standard wants
LOUD = 8  # pixels of a module


def pictures(address: str) -> dict[str, str]:
    """png: a data address. svg: the text of the picture. Raises ValueError (segno.DataOverflowError) where the address is too long."""
    code = segno.make_qr(address, error="m", mode="byte", boost_error=False)
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", scale=LOUD, border=BORDER, dark="#000", light="#fff")
    return {"png": code.png_data_uri(scale=LOUD, border=BORDER, dark="#000", light="#fff"), "svg": drawn.getvalue().decode()}
