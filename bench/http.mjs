// Two ways to call: `call` for single calls, `Connection` where the caller must cost as little as possible.
import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** One call with a JSON body and answer; throws unless the status is 2xx. */
export const call = async (url, { token, body, method = body ? 'POST' : 'GET' } = {}) => {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
};

/** The access token of a login; other servers call it `token`. */
export const login = async (url, credentials) => {
  const answer = await call(new URL('api/auth/login', url), { body: credentials });
  const token = answer.accessToken ?? answer.token ?? answer.access_token;
  if (!token) throw new Error(`${url} answered a login without accessToken or token`);
  return token;
};

/** A POST as it goes over the wire. */
export const post = (server, path, body) => Buffer.from(
  `POST ${path} HTTP/1.1\r\nHost: ${server.url.host}\r\nAuthorization: Bearer ${server.token}\r\n`
  + `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

/** One kept-alive connection with one request at a time. */
export class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #waiting = null;
  #failure = null;

  static async open({ url }) {
    const connection = new Connection();
    await new Promise((resolve, reject) => {
      connection.#socket = connect({ host: url.hostname, port: Number(url.port || 80), noDelay: true });
      connection.#socket.once('connect', resolve);
      connection.#socket.once('error', reject);
    });
    connection.#socket.on('data', (data) => connection.#take(data));
    connection.#socket.on('error', (error) => connection.#fail(error));
    connection.#socket.on('close', () => connection.#fail(new Error('the server closed the connection')));
    return connection;
  }

  /** The answer to a request that `post` has made: status and body. */
  send(request) {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #take(data) {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
    const answer = parsed(this.#received);
    if (!answer || !this.#waiting) return;
    this.#received = Buffer.alloc(0);
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve(answer);
  }

  #fail(error) {
    this.#failure ??= error;
    this.#waiting?.reject(this.#failure);
    this.#waiting = null;
  }
}

/** The answer, or nothing while a part of it is missing. */
const parsed = (bytes) => {
  const headEnd = bytes.indexOf(END_OF_HEAD);
  if (headEnd < 0) return undefined;
  const head = bytes.latin1Slice(0, headEnd);
  const start = headEnd + END_OF_HEAD.length;
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (!length) {
    const body = /\r\ntransfer-encoding: *chunked/i.test(head) ? unchunked(bytes, start) : '';
    return body === undefined ? undefined : { status, body };
  }
  const end = start + Number(length[1]);
  return bytes.length < end ? undefined : { status, body: bytes.utf8Slice(start, end) };
};

const unchunked = (bytes, from) => {
  const parts = [];
  for (let at = from; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.latin1Slice(at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (bytes.length < end + 2) return undefined;
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(bytes.subarray(lineEnd + 2, end));
    at = end + 2;
  }
};
