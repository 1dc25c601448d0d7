"""Tables that are not a row of headers with rows below: put into that shape, every cell with the place it came from.

The ways of a sheet, each in a file of its own::

    grid           every cell of a sheet with its place, to be turned and put together anew
    arrange        which of the shapes below a sheet has, if any
    chart_form     subgroups across, X1 … X5 down
    check_sheet    characteristics down, samples across
    two_rows       a header in two rows
    beside         two tables side by side
    points         several points of each unit across

    days           the same table on several sheets
    titles         what stands above a table: part, lot, date, limits
    sums           what a sheet itself says of means, ranges and judgements, held against its readings
"""
