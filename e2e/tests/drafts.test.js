// Words that were not sent survive a lost line and a closed tab, are there once when they are
// sent, and are nobody else's.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { freePort, startDemo } from '../lib/program.js';

const rounds = [
  {
    lang: 'es',
    milestone: '/es/planes/EC-PAGA-1/compromisos/3/hitos/7',
    report: 'informar',
    work: '/es/mi-trabajo',
    unsent: /Usted tiene texto sin enviar de las .*\d/,
    restore: 'Recuperarlo',
    discard: 'Borrarlo',
    offline: /No hay conexión/,
  },
  {
    lang: 'en',
    milestone: '/en/plans/EC-PAGA-1/commitments/3/milestones/8',
    report: 'report',
    work: '/en/my-work',
    unsent: /You have unsent text from .*\d/,
    restore: 'Restore it',
    discard: 'Discard it',
    offline: /No connection/,
  },
];

let browser;
let demo;
let base;
before(async () => {
  demo = await startDemo(await freePort(), {});
  base = demo.base;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function signIn(context, role) {
  const page = await context.newPage();
  const account = demo.accounts.find((it) => it.role === role);
  await page.goto(base + new URL(account.sign_in).pathname);
  return page;
}

const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')));

for (const say of rounds) {
  describe(`words that were not sent, ${say.lang}`, () => {
    const path = `${say.milestone}/${say.report}`;
    const text = `Sin línea ${say.lang} ${Date.now()}`;
    let context;
    let page;
    before(async () => {
      context = await open(browser, { width: 360, lang: say.lang });
      page = await signIn(context, 'officer');
    });
    after(() => context?.close());

    async function reports() {
      const other = await open(browser, { lang: say.lang });
      const reader = await other.newPage();
      await reader.goto(base + say.milestone);
      const count = await reader.locator('.report', { hasText: text }).count();
      await other.close();
      return count;
    }

    test('they are typed, the line is lost, and nothing is', async () => {
      await page.goto(base + path);
      await page.locator('#f-percent').fill('30');
      await page.locator('#f-text').fill(text);
      await context.setOffline(true);
      await page.locator('form.form button[name=preview]').click();
      const alarm = page.locator('[data-offline]');
      await alarm.waitFor();
      assert.match(await alarm.innerText(), say.offline);
      assert.equal(await page.locator('#f-text').inputValue(), text, 'the page is still there');
      await page.close();
      await context.setOffline(false);
    });

    test('another account in the same browser does not see them', async () => {
      const stranger = await signIn(context, 'administrator');
      await stranger.goto(base + say.work);
      assert.equal((await kept(stranger)).length, 1);
      assert.ok(!(await stranger.content()).includes(text));
      await stranger.close();
      page = await signIn(context, 'officer');
    });

    test('they come back, and are sent', async () => {
      await page.goto(base + path);
      const offer = page.locator('[data-kept]');
      assert.match(await offer.innerText(), say.unsent);
      assert.equal(await page.locator('#f-text').inputValue(), '');
      await page.getByRole('button', { name: say.restore }).click();
      assert.equal(await page.locator('#f-text').inputValue(), text);
      assert.equal(await page.locator('#f-percent').inputValue(), '30');
      await page.locator('form.form button[name=preview]').click();
      await page.locator('.report').waitFor();
      // The answer to what is sent now is lost.
      await page.route('**/*', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch({ maxRedirects: 0 });
        return route.abort('connectionreset');
      });
      await page.locator('form.form button:not([name])').click();
      await page.waitForURL('chrome-error://**', { timeout: 15_000 }).catch(() => {});
      await page.unroute('**/*');
      assert.equal(await reports(), 1);
    });

    test('sent again after a lost answer they are there once, and forgotten here', async () => {
      await page.close();
      page = await context.newPage();
      await page.goto(base + path);
      await page.getByRole('button', { name: say.restore }).click();
      await page.locator('form.form button[name=preview]').click();
      await page.waitForURL((url) => url.searchParams.get('done') === 'reported');
      assert.equal(await reports(), 1);
      assert.deepEqual(await kept(page), []);
    });

    test('what is discarded is gone, and so is all when somebody signs out', async () => {
      await page.goto(base + path);
      await page.locator('#f-text').fill('otra');
      await page.waitForTimeout(700);
      await page.goto(base + path);
      await page.getByRole('button', { name: say.discard }).click();
      assert.deepEqual(await kept(page), []);
      await page.locator('#f-text').fill('otra');
      await page.waitForTimeout(700);
      assert.equal((await kept(page)).length, 1);
      await page.goto(base + say.work);
      await page.locator('form[data-leave] button').click();
      await page.waitForURL(`${base}/${say.lang}`);
      assert.deepEqual(await kept(page), []);
    });
  });
}
