"""What can stand in the way of a workspace, each with what to do about it."""

import errno
from pathlib import Path

from scoring.errors import ReviewError, reason_of

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # the disk, or the share of it that one may use


class WorkspaceIsNewer(ReviewError):
    """The database was written by a later version of this program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"评查库“{path.name}”是用更新版本的明卷保存的，本版本没有打开它，里面的内容没有改动。",
            "请升级明卷后再打开。",
        )


class WorkspaceInUse(ReviewError):
    """Another window or command holds the workspace open for writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"评查库“{path.name}”已经在另一个明卷窗口或命令中打开。",
            "请先关闭那个窗口，或者直接在那里继续评查。",
        )


class WorkspaceNotWritable(ReviewError):
    """The folder cannot be written to."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"不能在“{path.name}”中保存（{reason}）。",
            "请换一个可以写入的文件夹，或请管理员开放写入权限；已经保存的内容没有变化。",
        )


class WorkspaceIsGone(ReviewError):
    """The folder is not where it was: a disk pulled out, a share of the network that is away, a folder moved."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"评查库“{path.name}”不在原来的位置了，这一步没有保存。",
            "请接好它所在的磁盘或者网络，或把文件夹放回原处，再做一次；此前显示“已保存”的内容都在那里面。",
        )


class DiskIsFull(ReviewError):
    """No room is left; what was committed before is safe."""

    def __init__(self) -> None:
        super().__init__("磁盘空间不足，这一步没有保存。", "请腾出空间后再做一次；此前显示“已保存”的内容都在。")


class NotAWorkspace(ReviewError):
    """The path is not a workspace folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}”不是评查库文件夹。", "请选择含有 review.db 的文件夹，或新建一个评查库。")


class WorkspaceIsDamaged(ReviewError):
    """SQLite cannot read the database."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"评查库“{path.name}”的数据库文件已损坏，不能打开。",
            "打开时列出备份的，选一份就能恢复（命令行用 mingjuan restore）；没有备份的，请把整个文件夹交给维护人员。",
        )


def refused(error: OSError, folder: Path) -> DiskIsFull | WorkspaceNotWritable:
    """What the operating system said when something was to be kept in this folder, in the words of the office."""
    return DiskIsFull() if error.errno in _NO_ROOM else WorkspaceNotWritable(folder, reason_of(error))
