"""Reads, compares and replaces the tables of a page in Markdown: what `analysis.py` needs beside statistics.

A table is known by the heading above it: the first table under each heading counts. A line such as "2 misses, 6 undecided, 7 hits of 15 rows." before
it is its score.
"""


def markdown(cells):
    """The lines of a table; the first cells are its head."""
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return [lines[0].replace("|  |", "| |"), "|" + "---|" * len(cells[0]), *lines[1:]]


def is_score(line):
    return " hits of " in line or " hit of " in line


def published(text):
    """The first table under each heading, and the line of the score before it."""
    found, heading, said = {}, None, None
    for line in text.splitlines():
        if line.startswith("#"):
            heading, said = line.lstrip("# "), None
        elif line.startswith("|") and heading:
            cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
            score, rows = found.setdefault(heading, (said, []))
            if not all(set(cell) <= set("-:") and cell for cell in cells):
                rows.append(cells)
        elif heading in found:
            heading = None
        elif is_score(line):
            said = line
    return found


def differences(made, there):
    """What differs, in words."""
    for heading, (said, cells) in made.items():
        if heading not in there:
            yield f"{heading}: this table is not there"
            continue
        other_said, others = there[heading]
        if said != other_said:
            yield f"{heading}: “{other_said}” is “{said}”"
        ours, theirs = ({row[0]: row for row in rows} for rows in (cells, others))
        for name in [name for name in theirs if name not in ours]:
            yield f"{heading}: the row “{name}” does not come out"
        for name, row in ours.items():
            if name not in theirs:
                yield f"{heading}: the row “{name}” is missing"
                continue
            for column, ours_cell, theirs_cell in zip(cells[0], row, theirs[name]):
                if ours_cell != theirs_cell:
                    yield f"{heading}, {name}, {column or 'the column without a name'}: “{theirs_cell}” is “{ours_cell}”"
        if list(ours) != list(theirs) and set(ours) == set(theirs):
            yield f"{heading}: the rows stand in another order"


def written(made, text):
    """The text with our tables in the place of its own."""
    lines, heading, into = [], None, False
    for line in text.splitlines():
        if line.startswith("#"):
            heading, into = line.lstrip("# "), False
        if heading in made and line.startswith("|"):
            if not into:
                lines += markdown(made[heading][1])
            into = True
            continue
        if into:
            heading = None
        into = False
        if heading in made and made[heading][0] and is_score(line):
            line = made[heading][0]
        lines.append(line)
    return "\n".join(lines) + "\n"
