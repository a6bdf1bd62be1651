"""The record as the newsroom keeps it: by story version, with an editor's verdict on each line."""
