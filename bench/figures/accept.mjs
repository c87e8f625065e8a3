// Messages that are accepted, durably, in a second. Paused, nothing leaves meanwhile; running, the queue is drained at the same time.
import { Application, OFF } from '../application.mjs';
import { inTurn, ratio, told } from '../cells.mjs';
import { prepare } from '../fill.mjs';
import { accept as load, driver } from '../load.mjs';

const WARM_UP_CLIENTS = 64;

export const accept = async ({ options, beside, print, progress }) => {
  for (const [dispatch, clients] of [['paused', options.clients], ['running', [WARM_UP_CLIENTS]]]) {
    const application = new Application(`accept-${dispatch}`);
    try {
      await (await prepare(application, { paused: dispatch === 'paused' })).start(OFF);
      const servers = beside ? [application, beside] : [application];
      for (const server of servers) {
        progress(`warming up ${server.name}`);
        await load(server, { clients: WARM_UP_CLIENTS, seconds: options.warmUp });
      }
      for (const count of clients) await cell(servers, count, dispatch, { options, print });
    } finally {
      await application.remove(options);
    }
  }
};

const cell = async (servers, clients, dispatch, { options, print }) => {
  const [ours, others] = servers;
  const cells = await inTurn(servers, options.rounds, (server) => load(server, { clients, seconds: options.seconds }));
  for (const [server, rounds] of cells) {
    print({ figure: 'accept', server: server.name, clients, ...(server === ours && { dispatch }), driver, ...told(rounds) });
  }
  if (others) {
    const compare = (value) => ratio(cells.get(ours), cells.get(others), value);
    print({
      figure: 'accept', clients, dispatch,
      ratio_requests: compare((round) => round.requestsPerSecond),
      ratio_cpu: compare((round) => round.cpuMicros),
      ratio_p99: compare((round) => round.p99_ms),
    });
  }
};
