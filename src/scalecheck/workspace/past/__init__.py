"""What git holds of files: laid out in a folder of ours, and read from there."""
