// How long a message takes from the answer 202 to the other side, when nothing else is waiting.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const COUNT = 20;
const folder = resolve('target/bench/idle-latency');
const admin = { email: 'bench@example.org', password: 'correct horse battery' };
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const log = openSync(`${folder}/output.log`, 'w');
const application = spawn('java', [
  '-Xmx256m', '-XX:+UseSerialGC',
  '-Dcamel.server.port=0', '-Dsiakoberpa.sandbox.port=0',
  `-Dcamel.component.whatsapp-web.driver-directory=${resolve('target/whatsapp-web-driver')}`,
  '-jar', resolve('target/siakoberpa.jar'), '--sandbox',
], {
  cwd: folder,
  stdio: ['ignore', log, log],
  env: { ...process.env, SIAKOBERPA_ADMIN_EMAIL: admin.email, SIAKOBERPA_ADMIN_PASSWORD: admin.password },
});

const until = async (what, check, seconds = 120) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
    if (application.exitCode !== null) throw new Error(`the application ended; see ${folder}/output.log`);
    const value = await Promise.resolve().then(check).catch(() => undefined);
    if (value) return value;
  }
  throw new Error(`${what}: not within ${seconds} s; see ${folder}/output.log`);
};
const call = async (url, { token, body } = {}) => {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  return answer.json();
};
const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)];

try {
  const runFile = `${folder}/data/sandbox/run.json`;
  const run = await until('start', () => existsSync(runFile) && JSON.parse(readFileSync(runFile)));
  const token = await until('login', async () => (await call(`${run.url}api/auth/login`, { body: admin })).accessToken);
  await until('QR', async () => (await call(`${run.url}api/whatsapp/qr`, { token })).qr, 300);
  await call(`${run.sandboxUrl}sandbox/scan`, { body: { phone: '4915112345678' } });
  await until('ready', async () => (await call(`${run.url}api/whatsapp/status`, { token })).isReady);

  const send = async (text) => {
    const { messageId } = await call(`${run.url}api/whatsapp/send-message`, {
      token, body: { number: '491701112223', message: text },
    });
    const accepted = performance.now();
    for (;;) {
      const arrived = await call(`${run.sandboxUrl}sandbox/messages?since=0`);
      if (arrived.some((message) => message.id === messageId)) return performance.now() - accepted;
      await pause(1);
    }
  };
  for (let i = 0; i < 5; i++) await send(`warm-up ${i}`);
  const times = [];
  for (let i = 0; i < COUNT; i++) {
    await pause(300);
    times.push(await send(`message ${i}`));
  }
  times.sort((a, b) => a - b);
  const rounded = (ms) => Math.round(ms * 10) / 10;
  console.log(JSON.stringify({
    figure: 'accepted → arrived, idle queue', count: COUNT, unit: 'ms',
    p50: rounded(percentile(times, 0.5)), p99: rounded(percentile(times, 0.99)),
  }));
} finally {
  application.kill('SIGTERM');
  await new Promise((done) => (application.exitCode === null ? application.once('exit', done) : done()));
}
