"""Cleans more pages than one machine holds, with Ray Data: `python -m postil.ray IN OUT`.

Two passes go over the input. The first counts which lines pages share (`counting`), the second cleans
(`cleaning`). Both take the input by blocks (`blocks`), a file or a part of one, and what was made of a
block is put in place whole (`folder`), so a run that was broken off goes on where it was.
No result depends on how the input is cut into blocks, on the number of workers, or on their order.
"""
