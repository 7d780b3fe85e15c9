"""The pages for a clinician: `contents` puts a period into words and numbers, `render` sets them.

The renderer runs in a process of its own and knows no Django: nothing may be imported here.
"""
