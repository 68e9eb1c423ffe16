// A program of a test's own, with its settings and data; it ends with the test.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A port on this machine that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts the demo with these settings at `localhost`, the one name at which browsers allow
 * passkeys without TLS.
 */
export async function startDemo(port, settings) {
  const program = process.env.MINGA_PROGRAM;
  if (!program) throw new Error('MINGA_PROGRAM is not set: `cargo xtask test browser` sets it');
  const data = await mkdtemp(join(tmpdir(), 'minga-e2e-own-'));
  const base = `http://localhost:${port}`;
  const env = { ...process.env, ...settings, MINGA_BASE_URL: base };
  const words = ['demo', '--data', data, '--listen', `127.0.0.1:${port}`];
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/ready`).then((answer) => answer.ok, () => false);
    if (ready) {
      const accounts = JSON.parse(await readFile(join(data, 'demo-accounts.json'), 'utf8'));
      return { base, accounts, stop, log: () => log };
    }
    if (child.exitCode !== null) break;
    await pause(200);
  }
  await stop();
  throw new Error(`the program was not ready:\n${log}`);
}
