// Every page is whole: on a phone and on a desk, with JavaScript and without.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { launch, open, visit } from '../lib/browser.js';
import { base, pages, widths } from '../lib/site.js';

const artefacts = new URL('../artefacts/', import.meta.url);

let browser;
before(async () => {
  await mkdir(artefacts, { recursive: true });
  browser = await launch();
});
after(() => browser?.close());

for (const javaScriptEnabled of [true, false]) {
  for (const width of widths) {
    describe(`${width} px, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      let context;
      let page;
      before(async () => {
        context = await open(browser, { width, javaScriptEnabled });
        page = await context.newPage();
      });
      after(() => context?.close());

      for (const { name, lang, path, status } of pages) {
        test(path, async () => {
          const { response, faults } = await visit(page, base + path);
          assert.equal(response.status(), status);
          assert.match(response.headers()['content-type'], /^text\/html; charset=utf-8/);
          assert.equal(await page.locator('html').getAttribute('lang'), lang);
          assert.equal(await page.locator('h1').count(), 1, 'one h1');
          assert.notEqual((await page.locator('h1').innerText()).trim(), '', 'words in the h1');
          assert.match(await page.title(), /\S+.* · \S+/, 'a title of its own before the site’s name');
          const html = await response.text();
          assert.ok(!html.includes('⟦'), `a missing message: ${html.match(/⟦[^⟧]*⟧?/)?.[0]}`);
          assert.deepEqual(faults, []);
          if (javaScriptEnabled) {
            const file = new URL(`${name}-${lang}-${width}.png`, artefacts).pathname;
            await page.screenshot({ path: file, fullPage: true });
          }
        });
      }
    });
  }
}
