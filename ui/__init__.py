"""The window: everything with Qt in it. It knows the engine; the engine never knows it."""
