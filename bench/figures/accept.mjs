// Messages that are accepted, durably, in a second. Paused, nothing leaves meanwhile; running, the queue is drained at the same time.
import { Application, OFF } from '../application.mjs';
import { inTurn, ratio, told } from '../cells.mjs';
import { prepare } from '../fill.mjs';
import { accept as load, driver } from '../load.mjs';
import { CHATS } from '../messages.mjs';

const WARM_UP_CLIENTS = 64;

export const accept = async ({ options, beside, print, progress }) => {
  const paused = options.chats.map((chats) => ['paused', chats, options.clients]);
  for (const [dispatch, chats, clients] of [...paused, ['running', CHATS, [WARM_UP_CLIENTS]]]) {
    const application = new Application(`accept-${dispatch}-${chats}`);
    try {
      await (await prepare(application, { paused: dispatch === 'paused' })).start(OFF);
      const servers = beside ? [application, beside] : [application];
      for (const server of servers) {
        progress(`warming up ${server.name}`);
        await load(server, { clients: WARM_UP_CLIENTS, seconds: options.warmUp, chats });
      }
      for (const count of clients) await cell(servers, { clients: count, chats, dispatch }, { options, print });
    } finally {
      await application.remove(options);
    }
  }
};

const cell = async (servers, { clients, chats, dispatch }, { options, print }) => {
  const [ours, others] = servers;
  const cells = await inTurn(servers, options.rounds, (server) => load(server, { clients, seconds: options.seconds, chats }));
  for (const [server, rounds] of cells) {
    print({ figure: 'accept', server: server.name, clients, chats, ...(server === ours && { dispatch }), driver, ...told(rounds) });
  }
  if (others) {
    const compare = (value) => ratio(cells.get(ours), cells.get(others), value);
    print({
      figure: 'accept', clients, chats, dispatch,
      ratio_requests: compare((round) => round.requestsPerSecond),
      ratio_cpu: compare((round) => round.cpuMicros),
      ratio_p99: compare((round) => round.p99_ms),
    });
  }
};
