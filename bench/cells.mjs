// Cells that are taken in turn on several servers, and the lines that tell of them.
import { median, overRounds, rounded } from './statistics.mjs';

/** So many rounds, in each of them every server once: what disturbs the machine then disturbs them all. */
export const inTurn = async (servers, rounds, take) => {
  const cells = new Map(servers.map((server) => [server, []]));
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) cells.get(server).push(await take(server));
  }
  return cells;
};

const sum = (rounds, name) => rounds.reduce((total, round) => total + (round[name] ?? 0), 0);

/** The fields of a line for the rounds of one cell. `each` is what one request carries: 1, or the length of a batch. */
export const told = (rounds, { unit = 'request', each = 1 } = {}) => {
  const wrong = { not_2xx: sum(rounds, 'not_2xx'), socket_errors: sum(rounds, 'socket_errors') };
  return {
    rounds: rounds.length,
    ...overRounds(`${unit}s_per_s`, rounds.map((round) => round.requestsPerSecond * each)),
    ...overRounds('p50_ms', rounds.map((round) => round.p50_ms)),
    ...overRounds('p99_ms', rounds.map((round) => round.p99_ms)),
    ...overRounds(`cpu_us_per_${unit}`, rounds.map((round) => round.cpuMicros / each)),
    ...overRounds('other_cores', rounds.map((round) => round.otherCores)),
    requests: sum(rounds, 'requests'),
    ...wrong,
    ...(wrong.not_2xx + wrong.socket_errors > 0 && { flawed: true }),
  };
};

/** How one server compares to another: each round with its neighbour, then the median. */
export const ratio = (ours, others, value) => {
  const ratios = ours.map((round, i) => value(round) / value(others[i])).filter(Number.isFinite);
  return ratios.length === 0 ? null : rounded(median(ratios));
};
