// From the answer 202 until the target has the message, when nothing else is waiting.
import { setTimeout as pause } from 'node:timers/promises';
import { Application, OFF } from '../application.mjs';
import { Connection, post } from '../http.mjs';
import { measured, withSockets } from '../load.mjs';
import { CHATS, SEND_PATH, message, number } from '../messages.mjs';
import { latencies } from '../statistics.mjs';
import { HandOvers, now } from '../stub.mjs';

const GAP_MS = [10, 30];

export const handover = async ({ options, print, progress }) => {
  const application = new Application('handover');
  try {
    await application.start(OFF);
    progress('warming up');
    await warmUp(application, options.warmUp);
    let samples;
    const cell = await measured(application, async () => {
      samples = await send(application, 'one', options.samples);
      return { requests: options.samples, not_2xx: 0, seconds: 1 };
    });
    const handed = await new HandOvers(application.handOvers).wait(options.samples, { filter: ({ text }) => text.startsWith('one ') });
    const at = new Map(handed.map((each) => [each.messageId, each.at]));
    const known = samples.filter(({ messageId }) => at.has(messageId));
    const missing = samples.length - known.length;
    print({
      figure: 'handover', server: application.name, samples: samples.length, driver: 'node',
      // Less than nothing: handed over before the answer had been read.
      ...latencies(known.map(({ messageId, answered }) => at.get(messageId) - answered)),
      from_request: latencies(known.map(({ messageId, asked }) => at.get(messageId) - asked)),
      cpu_us_per_message: Math.round(cell.cpuMicros),
      missing, twice: handed.length - at.size, ...((missing > 0 || handed.length !== at.size) && { flawed: true }),
    });
  } finally {
    await application.remove(options);
  }
};

/** Single messages as fast as one client gets them accepted, until all have left. */
const warmUp = async (server, seconds) => {
  let sent = 0;
  await withSockets(server, 1, seconds, () => post(server, SEND_PATH, message(number('warm', sent % CHATS), `warm ${++sent}`)));
  await new HandOvers(server.handOvers).wait(sent);
};

/** One message after the other, with the times of its request and of its answer. */
const send = async (server, name, count) => {
  const connection = await Connection.open(server);
  const samples = [];
  try {
    for (let i = 0; i < count; i++) {
      await pause(GAP_MS[0] + Math.random() * (GAP_MS[1] - GAP_MS[0]));
      const request = post(server, SEND_PATH, message(number('accept', i % CHATS), `${name} ${i}`));
      const asked = now();
      const answer = await connection.send(request);
      const answered = now();
      if (answer.status !== 202) throw new Error(`send-message answered ${answer.status}: ${answer.body}`);
      samples.push({ asked, answered, messageId: JSON.parse(answer.body).messageId });
    }
  } finally {
    connection.close();
  }
  return samples;
};
