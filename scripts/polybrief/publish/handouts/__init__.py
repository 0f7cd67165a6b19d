"""Handouts: each public brief as a PDF that is printed or read on a telephone, and weekly digests.

handout.py     what a handout says: from briefs to data
notes.py       the body of a brief, with each note where it is called
safety.py      what no handout may hold: addresses of files, scripts, styles
page.py        from data to HTML, by templates/handout.html.j2
fonts.py       the fonts, cut to what the desk's languages use, once
workers.py     child processes with bounds of time and memory, which print
pdf.py         in such a process: from HTML to PDF
fetching.py    in such a process: the only way to an image
tags.py        in such a process: languages, notes and headers in the tags of a PDF
metadata.py    what a PDF says of itself
shelf.py       what has been printed of which text
stage.py       all of it: what changed is made, what is no longer public goes
"""
