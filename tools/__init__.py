"""What `./run` and `./test` share: they set up all that Quiver needs, and run before it is there.

Only the standard library, and nothing newer than Python 3.8, so that an old Python gets to say so.
"""
