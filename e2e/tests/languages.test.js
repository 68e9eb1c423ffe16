// The switch of language leads to the same page in the other language, and back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { base, things } from '../lib/site.js';

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await (await open(browser)).newPage();
});
after(() => browser?.close());

for (const { es, en, status } of things) {
  // An address that leads nowhere has no counterpart.
  if (status === 404) continue;
  test(es, async () => {
    await page.goto(base + es);
    const heading = await page.locator('h1').innerText();
    await follow('en');
    assert.equal(page.url(), base + en);
    await follow('es');
    assert.equal(page.url(), base + es);
    assert.equal(await page.locator('h1').innerText(), heading);
  });
}

async function follow(lang) {
  const link = page.locator(`header a[hreflang=${lang}]`);
  assert.equal(await link.count(), 1, `one link to the page in “${lang}”`);
  assert.equal(await link.getAttribute('lang'), lang, 'its words are in that language');
  await Promise.all([page.waitForURL((url) => url.href.startsWith(`${base}/${lang}`)), link.click()]);
}

test('machines are told of both languages', async () => {
  for (const { es, en, status } of things) {
    if (status === 404) continue;
    await page.goto(base + es);
    for (const [lang, path] of [['es', es], ['en', en]]) {
      const link = page.locator(`head link[rel=alternate][hreflang=${lang}]`);
      assert.equal(await link.getAttribute('href'), base + path);
    }
  }
});
