"""The keys of the main window itself, in one table: menu and bar bind them, the keymap of the desk keeps off them."""

OPEN, RUBRICS, RULES, SETTINGS, QUIT, HELP = "Ctrl+O", "Ctrl+R", "Ctrl+L", "Ctrl+,", "Ctrl+Q", "F1"
PLACES = tuple(f"Ctrl+{number}" for number in range(1, 10))  # as many as there are places, the rest kept free
ALL = frozenset({*PLACES, OPEN, RUBRICS, RULES, SETTINGS, QUIT, HELP})
