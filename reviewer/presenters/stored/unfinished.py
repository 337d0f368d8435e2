"""Where the settings of a workspace hold what is on its way to paper; looked at at each start, so nothing is loaded."""

OUTPUTS = "outputs/"
"""What the key of a setting begins with that holds an order for papers; its id follows."""
PRINTS = "printing/"
"""What the key of a setting begins with that holds how far a job at the printer is; the name of its file follows."""
