"""Reading and judging every assessment of a tree: what is known from earlier runs, and the rest in processes."""
