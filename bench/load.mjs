// Closed-loop load: so many clients, each with one request under way, for so many seconds.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Connection, post } from './http.mjs';
import { CHATS, SEND_PATH, message, number, prefix } from './messages.mjs';
import { busySeconds, cpuSeconds, run } from './processes.mjs';
import { percentile, sorted } from './statistics.mjs';

const SCRIPT = fileURLToPath(new URL('post.lua', import.meta.url));

/** wrk where it is installed: it takes far less of the CPU that the server could use. */
export const driver = (() => {
  try {
    execFileSync('wrk', ['-v'], { stdio: 'ignore' });
  } catch (error) {
    // wrk -v prints its version and ends with 1.
    if (error.code === 'ENOENT') return 'node';
  }
  return 'wrk';
})();

let runs = 0;

/** One cell of messages to that many chats in turn: requests per second, latencies, CPU of the server per request, and what went wrong. */
export const accept = (server, { clients, seconds, chats = CHATS }) => measured(server, async () => {
  const name = `m${process.pid}-${++runs}`;
  if (driver === 'wrk') return withWrk(server, { clients, seconds, chats, name });
  let sent = 0;
  return withSockets(server, clients, seconds, () => {
    sent += 1;
    return post(server, SEND_PATH, message(number('accept', sent % chats), `${name}-${sent}`));
  });
});

/** Runs the load and adds what it cost: the server, and anything that is neither server nor driver (noise). */
export const measured = async (server, load) => {
  const pid = server.pid;
  const before = { server: pid && cpuSeconds(pid), busy: busySeconds(), own: ownSeconds(), time: performance.now() };
  const cell = await load();
  const elapsed = (performance.now() - before.time) / 1000;
  const used = pid ? cpuSeconds(pid) - before.server : undefined;
  const drivers = (cell.driverSeconds ?? 0) + ownSeconds() - before.own;
  return {
    ...cell,
    requestsPerSecond: (cell.requests - cell.not_2xx) / cell.seconds,
    cpuMicros: used === undefined ? undefined : (used / cell.requests) * 1e6,
    otherCores: used === undefined ? undefined : Math.max(0, (busySeconds() - before.busy - used - drivers) / elapsed),
  };
};

/** So many kept-alive connections that post what `next` gives until the time is over or it gives nothing. */
export const withSockets = async (server, clients, seconds, next, onAnswer = () => {}) => {
  const times = [];
  const wrong = { not_2xx: 0, socket_errors: 0 };
  const start = performance.now();
  const end = start + seconds * 1000;
  const client = async (_, index) => {
    let connection;
    try {
      connection = await Connection.open(server);
      while (performance.now() < end) {
        const request = next(index);
        if (!request) break;
        const sent = performance.now();
        const answer = await connection.send(request);
        times.push(performance.now() - sent);
        if (answer.status < 200 || answer.status > 299) wrong.not_2xx += 1;
        onAnswer(answer);
      }
    } catch {
      wrong.socket_errors += 1;
    } finally {
      connection?.close();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const inOrder = sorted(times);
  return {
    requests: times.length,
    seconds: (performance.now() - start) / 1000,
    p50_ms: percentile(inOrder, 0.5),
    p99_ms: percentile(inOrder, 0.99),
    ...wrong,
  };
};

const withWrk = async (server, { clients, seconds, chats, name }) => {
  const threads = Math.min(clients, availableParallelism() > 4 ? 2 : 1);
  const wrk = ['wrk', `-t${threads}`, `-c${clients}`, `-d${seconds}s`, '--timeout', '10s', '--latency', '-s', SCRIPT, server.url.href];
  // The shell's own `times` tells what wrk has cost: children, user and system, on its last line.
  const output = await run('sh', ['-c', '"$@"; times', 'sh', ...wrk], {
    env: {
      ...process.env,
      BENCH_TOKEN: server.token, BENCH_RUN: name, BENCH_PATH: SEND_PATH, BENCH_PREFIX: prefix('accept'), BENCH_CHATS: String(chats),
    },
  });
  const line = output.split('\n').find((text) => text.startsWith('{'));
  if (!line) throw new Error(`wrk did not report: ${output}`);
  return { ...JSON.parse(line), driverSeconds: shellSeconds(output.trim().split('\n').at(-1)) };
};

const shellSeconds = (line) => [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, rest]) => sum + minutes * 60 + Number(rest), 0);

const ownSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
