// How fast a full queue empties into the target, pace off, and whether every message arrives once and in its turn.
import { Application, OFF } from '../application.mjs';
import { prepare } from '../fill.mjs';
import { cpuSeconds } from '../processes.mjs';
import { rounded } from '../statistics.mjs';
import { HandOvers, faults } from '../stub.mjs';

const JOBS_PER_CHAT = 10;
// Chats under way at once, as many as may be: those at the same step share its commit.
const CONCURRENCY = 64;

export const drain = async ({ options, print, progress }) => {
  const jobs = options.jobs;
  const chats = Math.ceil(jobs / JOBS_PER_CHAT);
  const application = new Application('drain');
  try {
    progress(`filling in ${jobs} jobs`);
    await prepare(application, { waiting: jobs, chats });
    await application.start({ ...OFF, 'siakoberpa.dispatch.concurrency': CONCURRENCY });
    const handOvers = new HandOvers(application.handOvers);
    const before = { handed: handOvers.read(), cpu: cpuSeconds(application.pid) };
    await handOvers.wait(jobs);
    const used = cpuSeconds(application.pid) - before.cpu;
    const completed = await application
      .until('all are finished', async () => (await application.queue()).completed >= jobs && jobs, { seconds: 15, every: 500 })
      .catch(async () => (await application.queue()).completed);
    const handed = handOvers.all;
    const wrong = { missing: jobs - new Set(handed.map(({ messageId }) => messageId)).size, ...faults(handed, place) };
    print({
      figure: 'drain', server: application.name, jobs, chats, concurrency: CONCURRENCY,
      jobs_per_s: rate(handed),
      jobs_per_s_second_half: rate(handed.slice(handed.length / 2)),
      cpu_us_per_job: Math.round((used / (handed.length - before.handed)) * 1e6),
      completed, ...wrong,
      ...((wrong.missing > 0 || wrong.twice > 0 || wrong.out_of_order > 0 || completed !== jobs) && { flawed: true }),
    });
  } finally {
    await application.remove(options);
  }
};

/** Fill.java numbers its messages in the order of their positions. */
const place = ({ text }) => Number(text.slice(text.lastIndexOf(' ') + 1));

/** Hand-overs a second between the first and the last of them. */
export const rate = (handed) => {
  if (handed.length < 2) return null;
  let [first, last] = [Infinity, -Infinity];
  for (const { at } of handed) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return rounded(((handed.length - 1) * 1000) / (last - first));
};
