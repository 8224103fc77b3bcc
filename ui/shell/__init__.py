"""The frame around every screen: rail, header, status bar, finding anything, help."""
