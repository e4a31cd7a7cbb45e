"""Controls: gestures of the window turned into what the desk does, one module for each kind of work."""
