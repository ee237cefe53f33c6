# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0
"""Results as Markdown."""
import statistics

from goals import GOALS, reached, verdict

BEGIN = '<!-- written by ./dev bench net: begin -->'
END = '<!-- end -->'
LATENCIES = ('echo-32', 'echo-1000', 'idle', 'broadcast')


def number(value):
    """Three significant digits."""
    if value < 999.5:
        return f'{value:.3g}'
    digits = len(str(round(value))) - 3
    return f'{round(value / 10 ** digits) * 10 ** digits:,}'


def table(head, rows):
    lines = ['| ' + ' | '.join(row) + ' |' for row in [head, ['---'] + ['---:'] * (len(head) - 1)] + rows]
    return '\n'.join(lines)


def rates(scenarios, servers, values):
    rows = []
    for server in servers:
        row = [server.title]
        for scenario in scenarios:
            rate = values.get((scenario.name, server.name), {}).get('rate')
            row.append(number(rate) if rate else '-')
        memory = values.get(('idle', server.name), {}).get('memory')
        rows.append(row + [f'{memory / 1024:.1f}' if memory is not None else '-'])
    return table(['a second'] + [scenario.title for scenario in scenarios] + ['KiB for an idle connection'], rows)


def latencies(scenarios, servers, values):
    shown = [scenario for scenario in scenarios if scenario.name in LATENCIES]
    rows = []
    for server in servers:
        cells = [values.get((scenario.name, server.name), {}) for scenario in shown]
        rows.append([server.title] + [f'{number(cell["p50"])} / {number(cell["p99"])}' if cell else '-'
                                      for cell in cells])
    return table(['p50 / p99, µs'] + [scenario.title for scenario in shown], rows)


def amount(goal, value):
    if value is None:
        return '-'
    if goal.peer:
        return f'{value:.2f}'
    return f'{value / 1024:.1f} KiB' if goal.value == 'memory' else f'{value / 1000:.2f} ms'


def goal_table(titles, rounds):
    rows = []
    for goal in GOALS:
        what = {'rate': 'rate', 'p99': 'p99', 'memory': 'memory for an idle connection'}[goal.value]
        sign = '≥' if goal.is_least else '≤'
        bound = f'{goal.bound} × {titles[goal.peer]}' if goal.peer else amount(goal, goal.bound)
        which = 'exact' if goal.server == 'exact' else 'QtWebSockets'
        rows.append([f'{titles[goal.scenario]}: {what}, {which} {sign} {bound}',
                     amount(goal, reached(goal, 'qt', rounds)), amount(goal, reached(goal, 'exact', rounds)),
                     verdict(goal, rounds)])
    return table(['goal', 'QtWebSockets', 'exact', ''], rows)


def shares(values):
    """A sentence on whether the servers had their core, from medians."""
    found = {pair[1]: item['cpu'] for pair, item in values.items() if pair[0] == 'echo-32'}
    if not found:
        return ''
    least = min(found, key=found.get)
    return (f'With 50 × 16 messages on the way a server can use all of its core; used was {found[least]:.0%} ({least}) '
            f'to {max(found.values()):.0%}. Much less means that other programs had it.')


def spread(rounds):
    """A sentence on how much the rounds differ."""
    samples = [[values['rate'] for values in several] for several in rounds.values()]
    parts = sorted((max(rates) - min(rates)) / sorted(rates)[len(rates) // 2] for rates in samples if len(rates) > 1)
    if not parts:
        return 'One round: nothing is known about how much it would differ from another.'
    return (f'Between rounds a cell\'s values lie {parts[len(parts) // 2]:.0%} apart '
            f'(the median of all cells; the worst {parts[-1]:.0%}).')


def medians(rounds):
    return {pair: {name: statistics.median(values[name] for values in several) for name in several[0]}
            for pair, several in rounds.items()}


def markdown(machine, scenarios, servers, rounds, notes):
    """rounds: {(scenario, server): [{value: number}, ...]}"""
    titles = {item.name: item.title for item in list(scenarios) + list(servers)}
    values = medians(rounds)
    parts = [machine, rates(scenarios, servers, values), latencies(scenarios, servers, values),
             goal_table(titles, rounds), f'{spread(rounds)} {shares(values)}'.strip()]
    if notes:
        parts.append('\n'.join(f'- {note}' for note in notes))
    return '\n\n'.join(parts)


def write(path, text, begin=BEGIN):
    """Replaces what stands between the mark and the next end in the file."""
    with open(path, encoding='utf-8') as file:
        before, rest = file.read().split(begin)
    _, after = rest.split(END, 1)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(f'{before}{begin}\n{text}\n{END}{after}')
