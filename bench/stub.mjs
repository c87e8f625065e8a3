// Reads what bench-stub.camel.yaml writes down.
import { closeSync, openSync, readSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const CHUNK = Buffer.alloc(1 << 20);

/** The hand-overs of an application from its start on. */
export class HandOvers {
  #file;
  #offset = 0;
  #rest = '';
  /** In the order of the file: at (ms of performance.now's clock, see `now`), messageId, chatId, text. */
  all = [];

  constructor(file) {
    this.#file = file;
  }

  /** Takes up what was written since, and gives how many there are. */
  read() {
    const descriptor = openSync(this.#file, 'r');
    try {
      for (;;) {
        const length = readSync(descriptor, CHUNK, 0, CHUNK.length, this.#offset);
        if (length === 0) return this.all.length;
        this.#offset += length;
        const lines = (this.#rest + CHUNK.latin1Slice(0, length)).split('\n');
        this.#rest = lines.pop();
        for (const line of lines) this.all.push(handOver(line));
      }
    } finally {
      closeSync(descriptor);
    }
  }

  /** Waits for so many that the filter takes; gives them, or those that came until nothing came any more. */
  async wait(count, { filter = () => true, patience = 30 } = {}) {
    let known = 0;
    let taken = [];
    for (let last = Date.now(); taken.length < count && Date.now() - last < patience * 1000; await pause(50)) {
      this.read();
      if (this.all.length > known) {
        taken = taken.concat(this.all.slice(known).filter(filter));
        known = this.all.length;
        last = Date.now();
      }
    }
    return taken;
  }
}

/** Now, in milliseconds of the clock that the stub writes. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

const handOver = (line) => {
  const [nanos, messageId, chatId, ...text] = line.split(' ');
  return { at: Number(nanos) / 1e6, messageId, chatId, text: text.join(' ') };
};

/** Messages that were handed over more than once, and those that overtook an earlier one of their chat. */
export const faults = (handOvers, sequence) => {
  const seen = new Set();
  const last = new Map();
  const found = { twice: 0, out_of_order: 0 };
  for (const each of handOvers) {
    if (seen.has(each.messageId)) found.twice += 1;
    seen.add(each.messageId);
    const place = sequence(each);
    if (place <= (last.get(each.chatId) ?? -1)) found.out_of_order += 1;
    last.set(each.chatId, place);
  }
  return found;
};
