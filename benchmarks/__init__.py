"""One command each, printing a table with its peer or limit measured in the same run."""
