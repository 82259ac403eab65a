"""The commands about a panel: who is asked, and what they said side by side."""
