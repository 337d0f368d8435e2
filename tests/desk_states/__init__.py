"""Every state of the desk in the real window, photographed from the screen, to be looked at one by one."""
