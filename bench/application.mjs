// The packaged application as its launcher starts it, in a folder of its own under target/bench/.
import { copyFileSync, cpSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { call, login } from './http.mjs';
import { kill, run, start, stop } from './processes.mjs';

export const HOME = resolve(fileURLToPath(new URL('..', import.meta.url)));
const LAUNCHER = join(HOME, 'siakoberpa');
const STUB = 'bench-stub.camel.yaml';
const ADMIN = { email: 'bench@example.org', password: 'correct horse battery' };

/** What every measurement sets: free ports, a login that lasts, and nothing that could reach WhatsApp. */
const SETTINGS = {
  'camel.server.port': 0,
  'camel.component.whatsapp-web.url': 'http://127.0.0.1:1/',
  'siakoberpa.auth.access-token-lifetime': '12h',
  // Longer queues than anybody should have.
  'siakoberpa.queue.max-open': 1_000_000_000,
  'siakoberpa.queue.max-open-per-session': 1_000_000_000,
  'siakoberpa.queue.max-open-per-chat': 1_000_000_000,
};

/** Messages go to the stub, so no session and no browser is needed. */
const STUB_SETTINGS = {
  'camel.component.whatsapp-web.sessions': '',
  'siakoberpa.dispatch.to': 'direct:bench-stub',
};

export const OFF = { 'siakoberpa.pace': 'off' };
/** A message every few seconds: next to nothing leaves while something else is measured. */
export const POLITE = { 'siakoberpa.pace': 'polite' };

/** Builds the program if that is needed; the launcher knows. */
export const build = () => run(LAUNCHER, ['--version'], { cwd: HOME });

export class Application {
  name = 'siakoberpa';
  #process;
  #sandbox;

  /** One with an empty database in target/bench/NAME, with the stub as target unless it has a sandbox. */
  constructor(name, { sandbox = false } = {}) {
    this.folder = join(HOME, 'target/bench', name);
    this.#sandbox = sandbox;
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    if (!sandbox) {
      cpSync(join(HOME, 'routes'), join(this.folder, 'routes'), { recursive: true });
      copyFileSync(join(HOME, 'bench', STUB), join(this.folder, 'routes', STUB));
    }
  }

  get pid() { return this.#process.pid; }
  get data() { return join(this.folder, 'data/sandbox'); }
  get database() { return join(this.data, 'siakoberpa.db'); }
  get handOvers() { return join(this.folder, 'hand-overs.txt'); }

  /** Starts the process without waiting for it. */
  launch(settings = {}) {
    const all = { ...SETTINGS, ...(this.#sandbox ? { 'siakoberpa.sandbox.port': 0 } : STUB_SETTINGS), ...settings };
    // With a sandbox the program itself says where its WhatsApp is.
    if (this.#sandbox) delete all['camel.component.whatsapp-web.url'];
    writeFileSync(join(this.folder, 'application.properties'),
      Object.entries(all).map(([key, value]) => `${key}=${value}\n`).join(''));
    rmSync(join(this.data, 'run.json'), { force: true });
    const log = openSync(join(this.folder, 'output.log'), 'a');
    this.#process = start(LAUNCHER, this.#sandbox ? ['--sandbox'] : [], {
      cwd: this.folder,
      stdio: ['ignore', log, log],
      env: { ...withoutOurs(process.env), SIAKOBERPA_ADMIN_EMAIL: ADMIN.email, SIAKOBERPA_ADMIN_PASSWORD: ADMIN.password },
    });
    closeSync(log);
    return this;
  }

  /** Starts it, and logs in. */
  async start(settings) {
    this.launch(settings);
    const file = join(this.data, 'run.json');
    const { url, sandboxUrl } = await this.until('start', () => existsSync(file) && JSON.parse(readFileSync(file, 'utf8')));
    this.url = new URL(url);
    this.sandboxUrl = sandboxUrl && new URL(sandboxUrl);
    this.token = await login(this.url, ADMIN);
    return this;
  }

  /** The first value of `check` that is something; an exception counts as nothing yet. */
  async until(what, check, { seconds = 120, every = 20 } = {}) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(every)) {
      if (this.#process.exitCode !== null || this.#process.signalCode !== null) throw this.#failure(`${what}: the application ended`);
      const value = await Promise.resolve().then(check).catch(() => undefined);
      if (value) return value;
    }
    throw this.#failure(`${what}: not within ${seconds} s`);
  }

  /** What the application itself counts. */
  async queue() {
    return (await call(new URL('api/whatsapp/status', this.url), { token: this.token })).queue;
  }

  stop() { return stop(this.#process); }
  kill() { return kill(this.#process); }

  /** Ends it and removes what it left, unless somebody wants to look at that. */
  async remove({ keep = false } = {}) {
    if (this.#process) await kill(this.#process);
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  #failure(text) {
    const log = join(this.folder, 'output.log');
    const tail = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-10).join('\n') : '';
    return new Error(`${text}; the end of its output (${log}):\n${tail}`);
  }
}

/** Somebody's own settings in the environment would make other measurements. */
const withoutOurs = (environment) => Object.fromEntries(
  Object.entries(environment).filter(([name]) => !name.startsWith('SIAKOBERPA_')));
