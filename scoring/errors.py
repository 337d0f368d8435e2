"""Errors the reader of the message can put right."""

import errno


class ReviewError(Exception):
    """Something the user can put right: says what, and in `hint` what to do next, in the words of the office."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}{self.hint}" if self.hint else self.message


class Cancelled(Exception):  # (not an error: the user asked for it; never shown)
    """The user stopped a long piece of work."""


_REASONS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在磁盘只能读取",
    errno.ENOSPC: "磁盘空间不足",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EBUSY: "文件正被其他程序使用",
    errno.ENAMETOOLONG: "文件名太长",
}


def reason_of(error: OSError) -> str:
    """Why the system refused a file, in the words of the office; the system's own words where ours are missing."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
