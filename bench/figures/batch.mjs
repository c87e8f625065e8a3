// Messages that are accepted in batches.
import { Application, OFF } from '../application.mjs';
import { inTurn, told } from '../cells.mjs';
import { prepare } from '../fill.mjs';
import { Connection, post } from '../http.mjs';
import { measured, withSockets } from '../load.mjs';
import { CHATS, batch as call, number } from '../messages.mjs';

const CLIENTS = 4;
const SIZES = [1_000, 10_000];

export const batch = async ({ options, print, progress }) => {
  const application = new Application('batch');
  try {
    await (await prepare(application, { paused: true })).start(OFF);
    if (await isMissing(application)) {
      print({ figure: 'batch', skipped: '404' });
      return;
    }
    progress('warming up');
    await cell(application, SIZES[0], options.warmUp);
    for (const size of SIZES) {
      let missing = 0;
      const cells = await inTurn([application], options.rounds, async (server) => {
        const round = await cell(server, size, options.seconds);
        missing += round.requests * size - round.accepted;
        return round;
      });
      print({
        figure: 'batch', server: application.name, clients: CLIENTS, batch: size, driver: 'node',
        ...told(cells.get(application), { unit: 'message', each: size }),
        messages_not_accepted: missing, ...(missing > 0 && { flawed: true }),
      });
    }
  } finally {
    await application.remove(options);
  }
};

let sent = 0;

const request = (server, size) => post(server, call.path, call.body(
  Array.from({ length: size }, () => [number('accept', ++sent % CHATS), `batch ${sent}`])));

const cell = (server, size, seconds) => measured(server, async () => {
  let accepted = 0;
  const round = await withSockets(server, CLIENTS, seconds, () => request(server, size),
    (answer) => { accepted += call.accepted(answer.body); });
  return { ...round, accepted };
});

const isMissing = async (server) => {
  const connection = await Connection.open(server);
  try {
    return (await connection.send(request(server, 1))).status === 404;
  } finally {
    connection.close();
  }
};
