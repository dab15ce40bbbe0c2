"""Reads web archives, whatever is wrong with them, as `postil import` does.

`stream` unpacks a file, `records` parts it into records, `answers` reads what a server said, and
`encodings` undoes what a body was sent in. What is damaged costs the record that it is in; the next
one is looked for by its first line, or by the start of the next gzip member or frame.
"""
