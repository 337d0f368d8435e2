"""Headings of the bulletin stand out in its text, as they do in print."""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

_HEADING = re.compile(r"（?[一二三四五六七八九十]{1,3}(、|）)[^。；]{1,40}$")


class Headings(QSyntaxHighlighter):
    """The first line is the title; 一、 and （一） begin a part."""

    def highlightBlock(self, text: str) -> None:
        """Bold, where the line is a heading."""
        if self.currentBlock().blockNumber() == 0 or _HEADING.match(text.strip()):
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, len(text), look)
