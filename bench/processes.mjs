// What Linux knows about processes, and how those end that a measurement has started.
import { spawn, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']));
const started = new Set();

/** CPU seconds, user and system, that the process has used until now. */
export const cpuSeconds = (pid) => {
  const fields = afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

/** CPU seconds that the whole machine has spent on anything. */
export const busySeconds = () => {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0].split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + (steal ?? 0)) / TICKS_PER_SECOND;
};

/** The memory of the process in MB: now, and at most so far. */
export const memory = (pid) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)[1]) / 1024;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
};

/** How many processes the process has started that still run. */
export const childCount = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).length;

/** Starts a process in a group of its own, so that it can be ended with whatever it starts itself. */
export const start = (command, parameters, options) => {
  const child = spawn(command, parameters, { ...options, detached: true });
  child.ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  // Looked at by whoever waits for it; nobody else is to stumble over it.
  child.ended.catch(() => {});
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
};

/** Runs a process to its end and gives what it printed. */
export const run = async (command, parameters, options) => {
  const child = start(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { complaint += text; });
  const result = await child.ended;
  if (result !== 0) throw new Error(`${command} ended with ${result}: ${(complaint || output).trim()}`);
  return output;
};

/** Asks the process to end; what does not in a minute is ended by force. */
export const stop = async (child) => {
  if (!started.has(child)) return;
  signal(child, 'SIGTERM');
  const ended = await Promise.race([child.ended.then(() => true), pause(60_000, false, { ref: false })]);
  if (!ended) {
    signal(child, 'SIGKILL', true);
    await child.ended;
  }
};

/** Ends the process at once. */
export const kill = async (child) => {
  if (!started.has(child)) return;
  signal(child, 'SIGKILL', true);
  await child.ended;
};

const afterName = (stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

const signal = (child, name, group = false) => {
  try {
    process.kill(group ? -child.pid : child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

// However this process ends, nothing that it started stays.
process.on('exit', () => started.forEach((child) => signal(child, 'SIGKILL', true)));
for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.on(name, () => process.exit(code));
}
