"""Links to a frozen page and document: `document` makes what is shared, `links` gives them out and
ends them, `reading` lets in who has one."""
