"""One module for each rule about a checklist; its docstring is the rule's documentation."""
