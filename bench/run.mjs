// Measures the packaged application; see README.md.
import { cpus } from 'node:os';
import { build } from './application.mjs';
import { login } from './http.mjs';
import { driver } from './load.mjs';
import { HELP, options as read } from './options.mjs';

const print = (line) => console.log(JSON.stringify(line));

const main = async () => {
  const options = read(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  console.error('building, if that is needed …');
  await build();
  const beside = options.beside && await loggedIn(options.beside);
  print({
    figure: 'machine', cores: cpus().length, cpu: cpus()[0]?.model, platform: process.platform, node: process.version, driver,
    time: new Date().toISOString(),
  });
  for (const figure of options.figures) {
    const progress = (text) => console.error(`${figure}: ${text} …`);
    progress('starting');
    try {
      const { [figure]: measure } = await import(`./figures/${figure}.mjs`);
      await measure({ options, beside, print, progress });
    } catch (error) {
      // The others can still be measured.
      print({ figure, error: error.message });
      console.error(error);
      process.exitCode = 1;
    }
  }
};

const loggedIn = async ({ url, pid, credentials }) => ({ name: 'beside', url, pid, token: await login(url, credentials) });

main().catch((error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
