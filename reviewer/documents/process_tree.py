"""Ending a process with all it started: LibreOffice is a script that starts the program proper."""

import contextlib


def end_tree(process_id: int) -> None:
    """Kill a process and its descendants; those that ended already are no matter."""
    import psutil

    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(process_id)
        for one in [*process.children(recursive=True), process]:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
