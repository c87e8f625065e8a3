// Whether enqueue and claim cost the same with a small table and with a big one: many rows waiting, many more finished,
// and one long chat behind a head in backoff.
import { Application, OFF } from '../application.mjs';
import { inTurn, ratio, told } from '../cells.mjs';
import { fill, prepare } from '../fill.mjs';
import { accept as load, driver } from '../load.mjs';
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
    await prepare(empty, {});
    progress(`filling in ${finished} finished and ${waiting + Math.min(BLOCKED, waiting)} waiting rows, which takes minutes`);
    await prepare(full, { finished, waiting, chats: Math.ceil(waiting / 10), blocked: Math.min(BLOCKED, waiting) });
    const tables = new Map([[empty, 'empty'], [full, 'full']]);
    // First, while the small table is empty.
    await claim(tables, { options, print, progress });
    await enqueue(tables, { options, print, progress });
  } finally {
    await empty.remove(options);
    await full.remove(options);
  }
};

const claim = async (tables, { options, print, progress }) => {
  let round = 0;
  const cells = await inTurn([...tables.keys()], options.rounds, (application) => {
    progress(`claim: round ${Math.floor(round / tables.size) + 1} of ${options.rounds}, ${tables.get(application)} table`);
    return claimed(application, `fresh${++round}`);
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

/** Puts urgent messages to fresh chats before all others, and has a new process send them. */
const claimed = async (application, name) => {
  await fill(application, { fresh: FRESH, name });
  await application.start(OFF);
  const handed = await new HandOvers(application.handOvers).wait(FRESH, { filter: ({ text }) => text.startsWith(`${name} `) });
  await application.stop();
  return { jobsPerSecond: rate(handed.slice(WARM_UP)) ?? NaN, missing: FRESH - handed.length };
};

const enqueue = async (tables, { options, print, progress }) => {
  const applications = [...tables.keys()];
  progress('enqueue: warming up');
  for (const application of applications) {
    await fill(application, { paused: true });
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
