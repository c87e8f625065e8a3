// Whether enqueue and claim cost the same with a small table and with a big one: many rows waiting, many more finished,
// and one long chat behind a head in backoff.
import { Application, OFF } from '../application.mjs';
import { inTurn, ratio, told } from '../cells.mjs';
import { fill, prepare } from '../fill.mjs';
import { accept as load, driver, withSockets } from '../load.mjs';
import { post } from '../http.mjs';
import { SEND_PATH, message, number } from '../messages.mjs';
import { overRounds } from '../statistics.mjs';
import { HandOvers } from '../stub.mjs';
import { rate } from './drain.mjs';

const CLIENTS = 16;
const BLOCKED = 100_000;
// Of the fresh jobs, the first warm up the dispatcher of a process that has just started.
const FRESH = 15_000;
const WARM_UP = 10_000;

export const big = async ({ options, print, progress }) => {
  const { waiting, finished } = options;
  const empty = new Application('big-empty');
  const full = new Application('big-full');
  try {
    await prepare(empty, { paused: true });
    progress(`filling in ${finished} finished and ${waiting + BLOCKED} waiting rows, which takes minutes`);
    await prepare(full, { finished, waiting, chats: Math.ceil(waiting / 10), blocked: Math.min(BLOCKED, waiting), paused: true });
    const tables = new Map([[empty, 'empty'], [full, 'full']]);
    await enqueue(tables, { options, print, progress });
    await claim(tables, { options, print, progress });
  } finally {
    await empty.remove(options);
    await full.remove(options);
  }
};

const enqueue = async (tables, { options, print, progress }) => {
  const applications = [...tables.keys()];
  progress('enqueue: warming up');
  for (const application of applications) {
    await application.start(OFF);
    await load(application, { clients: CLIENTS, seconds: options.warmUp });
  }
  const cells = await inTurn(applications, options.rounds, (application) => load(application, { clients: CLIENTS, seconds: options.seconds }));
  for (const [application, rounds] of cells) {
    print({ figure: 'big', call: 'enqueue', table: tables.get(application), clients: CLIENTS, driver, ...told(rounds) });
  }
  const [empty, full] = applications.map((application) => cells.get(application));
  print({
    figure: 'big', call: 'enqueue',
    ratio_time: ratio(full, empty, (round) => 1 / round.requestsPerSecond),
    ratio_cpu: ratio(full, empty, (round) => round.cpuMicros),
    ratio_p99: ratio(full, empty, (round) => round.p99_ms),
  });
};

const claim = async (tables, { options, print, progress }) => {
  let round = 0;
  const cells = await inTurn([...tables.keys()], options.rounds, (application) => {
    progress(`claim: round ${Math.floor(round / tables.size) + 1} of ${options.rounds}, ${tables.get(application)} table`);
    return claimed(application, `fresh${++round} `);
  });
  for (const [application, rounds] of cells) {
    const missing = rounds.reduce((sum, each) => sum + each.missing, 0);
    print({
      figure: 'big', call: 'claim', table: tables.get(application), rounds: rounds.length, jobs: FRESH - WARM_UP,
      ...overRounds('jobs_per_s', rounds.map((each) => each.jobsPerSecond)), missing, ...(missing > 0 && { flawed: true }),
    });
  }
  const [empty, full] = [...cells.values()];
  print({ figure: 'big', call: 'claim', ratio_time: ratio(full, empty, (each) => 1 / each.jobsPerSecond) });
};

/** Posts urgent messages to fresh chats while the queue is paused, then lets a new process send them before all others. */
const claimed = async (application, name) => {
  let posted = 0;
  const { not_2xx, socket_errors } = await withSockets(application, CLIENTS, 600, () => posted < FRESH
    && post(application, SEND_PATH, message(number('fresh', posted), `${name}${posted++}`, { priority: 'HIGH' })));
  if (not_2xx + socket_errors > 0) throw new Error(`${not_2xx + socket_errors} of ${FRESH} messages were not accepted`);
  await application.stop();
  await fill(application, { paused: false });
  await application.start(OFF);
  const handed = await new HandOvers(application.handOvers).wait(FRESH, { filter: ({ text }) => text.startsWith(name) });
  // The rest of the backlog stays for the next round.
  await application.stop();
  await fill(application, { paused: true });
  await application.start(OFF);
  return { jobsPerSecond: rate(handed.slice(WARM_UP)) ?? NaN, missing: FRESH - handed.length };
};
