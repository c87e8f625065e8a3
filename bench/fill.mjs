// Changes the database of an application that is stopped: rows in numbers that no API could post in time, and pauses.
import { join } from 'node:path';
import { HOME } from './application.mjs';
import { run } from './processes.mjs';

const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

/** What can be filled in stands at the top of Fill.java. */
export const fill = (application, wanted) => run(JAVA, [
  '-cp', join(HOME, 'target/lib/*'), join(HOME, 'bench/Fill.java'), application.database,
  ...Object.entries(wanted).map(([key, value]) => `${key}=${value}`),
]);

/** Lets the application make its database, then fills it. It is stopped afterwards. */
export const prepare = async (application, wanted) => {
  await application.start();
  await application.stop();
  await fill(application, wanted);
  return application;
};
