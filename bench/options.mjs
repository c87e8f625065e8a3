import { parseArgs } from 'node:util';

export const FIGURES = ['startup', 'memory', 'accept', 'batch', 'handover', 'drain', 'big'];

export const HELP = `node bench/run.mjs [options]        one JSON line a figure on standard output, progress on standard error

  --figures LIST          of ${FIGURES.join(', ')}   (all, in this order)
  --seconds N             of one round of load                                  (6)
  --rounds N              of each cell; lines give the median and the extremes  (3)
  --warm-up N             seconds of load at 64 clients before the first round  (20)
  --clients LIST          cells of the figure accept                            (1,16,64,256)
  --chats LIST            how many chats its messages go to, in turn            (1,10000)
  --samples N             messages of the figure handover                       (500)
  --jobs N                of the figure drain, ten a chat                       (100000)
  --waiting N             rows that wait in the figure big, ten a chat          (1000000)
  --finished N            rows that are over in the figure big                  (10000000)
  --beside URL            another server that is loaded in turn with this one
  --beside-pid PID        its process, for CPU per request
  --beside-email E, --beside-password P     its login
  --keep                  leave the folders under target/bench/
  --help`;

const text = (value) => ({ type: 'string', ...(value !== undefined && { default: value }) });

/** What the command line asks for; throws on what makes no sense. */
export const options = (parameters) => {
  const { values } = parseArgs({
    args: parameters,
    options: {
      figures: text(FIGURES.join(',')), clients: text('1,16,64,256'), chats: text('1,10000'),
      seconds: text('6'), rounds: text('3'), 'warm-up': text('20'), samples: text('500'),
      jobs: text('100000'), waiting: text('1000000'), finished: text('10000000'),
      beside: text(), 'beside-pid': text(), 'beside-email': text(), 'beside-password': text(),
      keep: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  });
  const whole = (name, least = 1) => wholeNumber(`--${name}`, values[name], least);
  const figures = values.figures.split(',');
  const unknown = figures.find((figure) => !FIGURES.includes(figure));
  if (unknown !== undefined) throw new Error(`--figures: there is no figure '${unknown}'; there are ${FIGURES.join(', ')}`);
  return {
    help: values.help,
    keep: values.keep,
    figures: FIGURES.filter((figure) => figures.includes(figure)),
    clients: values.clients.split(',').map((each) => wholeNumber('--clients', each, 1)),
    chats: values.chats.split(',').map((each) => wholeNumber('--chats', each, 1)),
    seconds: whole('seconds'),
    rounds: whole('rounds'),
    warmUp: whole('warm-up'),
    samples: whole('samples'),
    jobs: whole('jobs', 10),
    waiting: whole('waiting', 10),
    finished: whole('finished', 0),
    beside: values.beside && {
      url: new URL(values.beside),
      pid: values['beside-pid'] && whole('beside-pid'),
      credentials: { email: values['beside-email'], password: values['beside-password'] },
    },
  };
};

const wholeNumber = (name, value, least) => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) throw new Error(`${name} must be a whole number of at least ${least}, not '${value}'`);
  return number;
};
