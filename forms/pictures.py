"""What is to be known of a picture before it is set: its size in pixels."""

import struct
from io import BytesIO

from scoring.errors import ReviewError


def pixel_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG. Raises ReviewError for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError) as error:
        raise ReviewError("截图不是可用的图片，无法排入简报。", "请重新截取该页。") from error
