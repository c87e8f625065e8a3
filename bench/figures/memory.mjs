// The memory of the process without a browser: idle (with what idling costs), and after as much load as the figure accept takes, queue running.
import { setTimeout as pause } from 'node:timers/promises';
import { Application, OFF } from '../application.mjs';
import { accept as load, driver } from '../load.mjs';
import { childCount, cpuSeconds, memory as memoryOf } from '../processes.mjs';
import { rounded } from '../statistics.mjs';

const IDLE_SECONDS = 10;
const CLIENTS = 64;

export const memory = async ({ options, print, progress }) => {
  const application = new Application('memory');
  try {
    await application.start(OFF);
    progress(`idle for ${IDLE_SECONDS} s`);
    // What the start has left to do is over in half of the time.
    await pause(IDLE_SECONDS * 500);
    const before = cpuSeconds(application.pid);
    await pause(IDLE_SECONDS * 500);
    const idleCpu = (cpuSeconds(application.pid) - before) / (IDLE_SECONDS / 2);
    const idle = memoryOf(application.pid).now;
    const seconds = options.warmUp + options.rounds * options.seconds;
    progress(`under load for ${seconds} s`);
    const { requests, not_2xx, socket_errors } = await load(application, { clients: CLIENTS, seconds });
    const after = memoryOf(application.pid);
    print({
      figure: 'memory', server: application.name, unit: 'MB', clients: CLIENTS, driver,
      idle: Math.round(idle), after_load: Math.round(after.now), most: Math.round(after.most), idle_cpu_ms_per_s: rounded(idleCpu * 1000),
      requests, not_2xx, socket_errors, ...(not_2xx + socket_errors > 0 && { flawed: true }),
      // A browser would be one.
      child_processes: childCount(application.pid),
    });
  } finally {
    await application.remove(options);
  }
};
