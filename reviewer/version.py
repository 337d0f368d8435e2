"""Which version of the program this is."""

from functools import lru_cache


@lru_cache(maxsize=1)
def program_version() -> str:
    """As installed, e.g. 0.1.0; empty where it is run from a folder and was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mingjuan")
    except PackageNotFoundError:
        return ""
