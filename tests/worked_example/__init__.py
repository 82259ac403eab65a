"""The November round of the worked example, made as people make one: by the commands, a spreadsheet and a browser.

What each person says is read from the files in `examples/`, which are also what has to come out: an answer of the story
is changed there, and `SCALECHECK_UPDATE_GOLDEN=1 python run.py --tests tests/cli/test_worked_example.py` makes the
round anew.
"""
