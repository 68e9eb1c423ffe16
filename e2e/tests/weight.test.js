// The first view of any page is light enough for a slow line that is paid by the megabyte.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { base, pages } from '../lib/site.js';

const BYTES = 60_000;
const REQUESTS = 10;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const { path } of pages) {
  test(path, async (t) => {
    // A new context each time: nothing is cached.
    const context = await open(browser, { width: 360 });
    try {
      const page = await context.newPage();
      const wire = await context.newCDPSession(page);
      const asked = new Map();
      let bytes = 0;
      wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
        if (request.url.startsWith('http')) asked.set(requestId, request.url);
      });
      wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (asked.has(requestId)) bytes += encodedDataLength;
      });
      await wire.send('Network.enable');
      await page.goto(base + path, { waitUntil: 'networkidle' });
      const urls = [...asked.values()];
      t.diagnostic(`${path}: ${bytes} bytes in ${urls.length} requests`);
      assert.ok(bytes > 0, 'something was measured');
      assert.ok(bytes <= BYTES, `${bytes} bytes, more than ${BYTES}`);
      assert.ok(urls.length <= REQUESTS, `more than ${REQUESTS} requests:\n${urls.join('\n')}`);
      const elsewhere = urls.filter((url) => new URL(url).origin !== base);
      assert.deepEqual(elsewhere, [], 'nothing is fetched from elsewhere');
    } finally {
      await context.close();
    }
  });
}
