"""From a judgement to text and data that leave the program."""
