"""The rendering child with Qt's JPEG reader: it decodes at any eighth of the size, Pillow only at a half, a quarter …

Colour gains by it, see
documents/rendering/drawing.py. QtGui is loaded at the first such page, inside the child.
"""

from multiprocessing.connection import Connection

from reviewer.documents.rendering.child import serve


def serve_with_qt(pipe: Connection, background: bool = False) -> None:
    """reviewer.documents.rendering.child.serve, decoding JPEGs with Qt. Runs in a child process."""
    serve(pipe, background, scaled_jpeg)


def scaled_jpeg(data: bytes, width: int, height: int, turn: int) -> bytes | None:
    """BGRX pixels of a JPEG at this size, after turning clockwise; None where Qt cannot read it."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QImage, QImageReader, QTransform

    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoTransform(False)
    reader.setScaledSize(QSize(height, width) if turn % 180 else QSize(width, height))
    image = reader.read()
    if image.isNull():
        return None
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    if turn:
        image = image.transformed(QTransform().rotate(turn))
    if (image.width(), image.height()) != (width, height):
        return None
    return bytes(image.constBits())
