"""What a panel is given to read: the sheet before the meeting, and the page for each respondent after it."""
