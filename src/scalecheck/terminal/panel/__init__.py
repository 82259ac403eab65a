"""How a panel is shown on a screen."""
