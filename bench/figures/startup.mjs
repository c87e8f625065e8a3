// From the launcher's start to the first answer 200, with everything built.
import { createServer } from 'node:net';
import { Application } from '../application.mjs';
import { cpuSeconds } from '../processes.mjs';
import { median, overRounds, rounded } from '../statistics.mjs';

const STARTS = 5;

export const startup = async ({ options, print }) => {
  const application = new Application('startup');
  try {
    // The first one makes the database and its administrator.
    const first = await timed(application);
    const starts = [];
    for (let i = 0; i < STARTS; i++) starts.push(await timed(application));
    print({
      figure: 'startup', server: application.name, starts: STARTS, unit: 'ms',
      ...overRounds('first_200_ms', starts.map(({ time }) => time)),
      cpu_ms: rounded(median(starts.map(({ cpu }) => cpu))),
      first_200_of_new_database_ms: rounded(first.time),
    });
  } finally {
    await application.remove(options);
  }
};

const timed = async (application) => {
  const port = await freePort();
  const begin = performance.now();
  application.launch({ 'camel.server.port': port });
  await application.until('first 200', async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).status === 200, { every: 5 });
  const time = performance.now() - begin;
  const cpu = cpuSeconds(application.pid) * 1000;
  await application.stop();
  return { time, cpu };
};

/** Asked for beforehand, because run.json is there only a little after the first answer could be. */
const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
