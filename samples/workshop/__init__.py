"""The physics and the papers of an invented workshop, for the samples that are made by seeded generators.

``wear`` (tools, dies, punches, jigs), ``bath`` (plating), ``melt`` (ladles, melts, sand), ``people`` (clock, shifts,
inspectors) say how a process moves; ``gauge`` how it is read; ``text`` and ``book`` how it is written down.
Every number comes from one generator with a fixed seed, so that a story's files come out the same byte for byte.
"""
