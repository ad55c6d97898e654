"""Evaluates the log of an elevator."""

from itertools import groupby, islice, pairwise, takewhile, zip_longest


def parse(line):
    """A line of the log: the time, the floor, and the weight of each load, as in '905 3 80 75'."""
    time, _, rest = line.partition(" ")
    floor, *loads = rest.split()
    return int(time), int(floor), sum(map(int, loads))


def test_run(stops):
    """What happened before the first stop at floor 0. Afterwards `stops` goes on behind that one."""
    return list(takewhile(lambda stop: stop[1] != 0, stops))


def trips(stops):
    """Of two stops, the first begins a trip and the second ends it: (origin, target, duration, load)."""
    stops = iter(stops)
    for (start, origin, load), (end, target, _) in zip(stops, stops):
        yield origin, target, end - start, load


def waits(stops):
    """How long the cabin stood still, wherever two neighbouring stops are at the same floor."""
    return [after[0] - before[0] for before, after in pairwise(stops) if before[1] == after[1]]


def runs(trips):
    """Trips in one direction, with nothing in between: (direction, their number, the longest)."""
    for direction, group in groupby(trips, key=lambda trip: (trip[1] > trip[0]) - (trip[1] < trip[0])):
        group = list(group)
        yield direction, len(group), max(group, key=lambda trip: trip[2])


def batches(stops, size):
    stops = iter(stops)
    while batch := list(islice(stops, size)):
        yield batch


def busiest(trips, n):
    """The n floors to which the most trips went."""
    counts = {}
    for _, target, _, _ in trips:
        counts[target] = counts.get(target, 0) + 1
    return sorted(counts, key=counts.get, reverse=True)[:n]


def table(columns):
    rows = zip_longest(*columns, fillvalue="-")
    return [" ".join(f"{cell:>3}" for cell in row) for row in rows]


def halves(loads):
    """The middle of a list of loads, of its left half, of the left half of that one, and so on."""
    if loads:
        middle = len(loads) // 2
        yield loads[middle]
        yield from halves(loads[:middle])


def meter(limit):
    """Send it loads: it yields how many in a row were too heavy. A break (None) halves the number."""
    count = 0
    while True:
        load = yield count
        if load is None:
            count //= 2
        elif load > limit:
            count += 1
        elif load:
            count = 0
