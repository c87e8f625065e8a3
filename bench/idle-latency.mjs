// How long a message takes from the answer 202 to the other side, through a real browser, when nothing else is waiting.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Application, HOME, OFF, build } from './application.mjs';
import { call } from './http.mjs';
import { latencies } from './statistics.mjs';

const COUNT = 20;
const WARM_UP = 5;

await build();
const application = new Application('idle-latency', { sandbox: true });
try {
  await application.start({
    ...OFF,
    'camel.component.whatsapp-web.driver-directory': join(HOME, 'target/whatsapp-web-driver'),
  });
  const { url, sandboxUrl, token } = application;
  await application.until('QR', async () => (await call(new URL('api/whatsapp/qr', url), { token })).qr, { seconds: 300 });
  await call(new URL('sandbox/scan', sandboxUrl), { body: { phone: '4915112345678' } });
  await application.until('ready', async () => (await call(new URL('api/whatsapp/status', url), { token })).isReady);

  const send = async (text) => {
    const { messageId } = await call(new URL('api/whatsapp/send-message', url), {
      token, body: { number: '491701112223', message: text },
    });
    const accepted = performance.now();
    for (;;) {
      const arrived = await call(new URL('sandbox/messages?since=0', sandboxUrl));
      if (arrived.some((message) => message.id === messageId)) return performance.now() - accepted;
      await pause(1);
    }
  };
  for (let i = 0; i < WARM_UP; i++) await send(`warm-up ${i}`);
  const times = [];
  for (let i = 0; i < COUNT; i++) {
    await pause(300);
    times.push(await send(`message ${i}`));
  }
  console.log(JSON.stringify({ figure: 'accepted → arrived, idle queue', count: COUNT, unit: 'ms', ...latencies(times) }));
} finally {
  await application.stop();
}
