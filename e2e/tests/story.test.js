// The story of a milestone in a browser, with JavaScript on and off, on a phone and on a desk, in both
// languages: import, report, dispute, answer, confirm, reschedule, verify; and what goes wrong on the
// way: an address of which a copy is asked for, a file that has to be taken down.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { look } from '../lib/look.js';
import { base } from '../lib/site.js';
import { workbook } from '../lib/workbook.js';

const accounts = JSON.parse(readFileSync(process.env.MINGA_ACCOUNTS, 'utf8'));

const words = {
  es: {
    plan: '/es/planes/EC-PAGA-1',
    milestone: (number) => `/es/planes/EC-PAGA-1/compromisos/3/hitos/${number}`,
    work: '/es/mi-trabajo',
    import: '/es/importar',
    imported: (number) => `Hito ${number}, como lo dice el libro`,
    record: '/es/registro',
    proved: '/es/planes/EC-PAGA-1/compromisos/1',
    retired: '/es/archivos-retirados',
    report: 'informar',
    propose: 'proponer-fecha',
    reports: 'informes',
    states: { waiting: 'Espera la segunda llave', disputed: 'Objetado', confirmed: 'Confirmado' },
    said: 'Se habilitó el portal de compras',
    decided: 'Decidido',
  },
  en: {
    plan: '/en/plans/EC-PAGA-1',
    milestone: (number) => `/en/plans/EC-PAGA-1/commitments/3/milestones/${number}`,
    work: '/en/my-work',
    import: '/en/import',
    imported: (number) => `Milestone ${number}, as the workbook says`,
    record: '/en/record',
    proved: '/en/plans/EC-PAGA-1/commitments/1',
    retired: '/en/taken-down-files',
    report: 'report',
    propose: 'propose-date',
    reports: 'reports',
    states: { waiting: 'Waits for the second key', disputed: 'Disputed', confirmed: 'Confirmed' },
    said: 'The purchasing portal was opened',
    decided: 'Decided',
  },
};

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A window in which somebody of this role is signed in. */
async function signedIn(role, settings) {
  // Only with scripts: axe adds a style to the page, which the site's policy forbids.
  const context = await open(browser, { ...settings, bypassCSP: settings.javaScriptEnabled });
  const page = await context.newPage();
  const account = accounts.find((it) => it.role === role);
  // The address of the page differs where the tests start the program elsewhere.
  await page.goto(base + new URL(account.sign_in).pathname);
  return page;
}

// Each round has a milestone of its own: what is confirmed stays confirmed.
const rounds = [
  { lang: 'es', width: 360, javaScriptEnabled: false, milestone: 5 },
  { lang: 'en', width: 1280, javaScriptEnabled: false, milestone: 6 },
  { lang: 'es', width: 1280, javaScriptEnabled: true, milestone: 7 },
  { lang: 'en', width: 360, javaScriptEnabled: true, milestone: 8 },
];

for (const { milestone, ...settings } of rounds) {
  const { lang, width, javaScriptEnabled } = settings;
  const say = words[lang];
  const path = say.milestone(milestone);
  describe(`the story of a milestone, ${lang}, ${width} px, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    const seen = (page, name) => look(page, `${name}-${lang}-${width}`, settings);

    /** What anybody reads of the milestone. */
    async function read() {
      const context = await open(browser, settings);
      const page = await context.newPage();
      await page.goto(base + path);
      const text = await page.locator('main').innerText();
      await context.close();
      return text;
    }

    async function sent(page, expected) {
      await page.waitForURL((url) => url.searchParams.get('done') === expected);
      assert.equal(await page.locator('.notice.is-done').count(), 1);
      await page.context().close();
    }

    /** Chooses a workbook with this title of the milestone; the page that answers. */
    async function chosen(page, title) {
      const plan = ['EC-PAGA-1', 'Primer Plan de Acción de Gobierno Abierto de Ecuador', 'EC', '2019-12-01', '2022-08-31'];
      const content = workbook({
        plan: [['code', 'title', 'country', 'cycle_start', 'cycle_end'], plan],
        milestones: [
          ['commitment', 'number', 'title'],
          ['3', String(milestone), title],
        ],
      });
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      await page.locator('#f-file').setInputFiles({ name: 'plan.xlsx', mimeType, buffer: content });
      await page.locator('form.form button').click();
    }

    test('the coordinator imports a workbook: what is wrong, what changes, exactly that', async () => {
      const page = await signedIn('coordinator', settings);
      await page.goto(base + say.work);
      await page.locator(`a[href="${say.import}"]`).click();
      await seen(page, 'import');
      await chosen(page, '');
      await page.locator('#problems').waitFor();
      assert.match(await page.locator('table.rows tbody').first().innerText(), /title/);
      await seen(page, 'import-problems');
      await chosen(page, say.imported(milestone));
      await page.waitForURL((url) => url.pathname.startsWith(`${say.import}/`));
      assert.ok((await page.locator('.differences').innerText()).includes(say.imported(milestone)));
      assert.equal(await page.locator('.differences h3').count(), 1);
      assert.ok(!(await read()).includes(say.imported(milestone)), 'looking writes nothing');
      await seen(page, 'import-differences');
      await page.locator('button[value=apply]').click();
      await sent(page, 'imported');
      assert.ok((await read()).includes(say.imported(milestone)));
    });

    test('the officer finds it in their work and reports, with a photograph', async () => {
      const page = await signedIn('officer', settings);
      await page.goto(base + say.work);
      await page.locator(`a[href="${path}/${say.report}"]`).click();
      await page.locator('#f-percent').fill('60');
      await page.locator('#f-until').fill('2021-05-31');
      await page.locator('#f-text').fill(say.said);
      await page.locator('#f-evidence_file').setInputFiles({
        name: '../../foto del portal.png',
        mimeType: 'image/png',
        buffer: Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      });
      await page.locator('#f-evidence_title').fill('Foto');
      await seen(page, 'report');
      // First it is shown as it will stand; the photograph is not lost on the way.
      await page.locator('form.form button[name=preview]').click();
      await page.locator('.report .evidence a').waitFor();
      assert.ok((await page.locator('.report').innerText()).includes(say.said));
      assert.ok(!(await read()).includes(say.said), 'it is not public yet');
      await seen(page, 'report-preview');
      await page.locator('form.form button:not([name])').click();
      await sent(page, 'reported');
      const text = await read();
      assert.ok(text.includes(say.said) && text.includes(say.states.waiting), text);
    });

    test('the photograph is given out as a picture and as nothing else', async () => {
      const context = await open(browser, settings);
      const page = await context.newPage();
      await page.goto(base + path);
      const href = await page.locator('.report .evidence a').first().getAttribute('href');
      const answer = await page.request.get(base + new URL(href, base).pathname);
      assert.equal(answer.status(), 200);
      const headers = answer.headers();
      assert.equal(headers['content-type'], 'image/png');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(headers['content-security-policy'], /sandbox/);
      await context.close();
    });

    test('the counterpart disputes it with reasons', async () => {
      const page = await signedIn('counterpart', settings);
      await page.goto(base + say.work);
      await page.locator(`a[href="${path}/${say.reports}/1"]`).click();
      await page.locator('input[name=say][value=dispute]').check();
      await page.locator('form.form button').click();
      // Without reasons it is not sent, and the choice stays.
      await page.locator('#errors').waitFor();
      await seen(page, 'respond-errors');
      assert.ok(await page.locator('input[name=say][value=dispute]').isChecked());
      await page.locator('#f-text').fill('No abre desde Loja');
      await page.locator('form.form button').click();
      await sent(page, 'disputed');
      assert.ok((await read()).includes(say.states.disputed));
    });

    test('the officer answers, and the counterpart turns the second key', async () => {
      const officer = await signedIn('officer', settings);
      await officer.goto(base + say.work);
      await officer.locator(`a[href="${path}/${say.reports}/1"]`).click();
      await officer.locator('#f-text').fill('Ya abre desde todas partes');
      await seen(officer, 'answer');
      await officer.locator('form.form button').click();
      await sent(officer, 'answered');
      const counterpart = await signedIn('counterpart', settings);
      await counterpart.goto(`${base}${path}/${say.reports}/1`);
      await counterpart.locator('input[name=say][value=confirm]').check();
      await seen(counterpart, 'confirm');
      await counterpart.locator('form.form button').click();
      await sent(counterpart, 'confirmed');
      assert.ok((await read()).includes(say.states.confirmed));
    });

    test('a new date is proposed and decided', async () => {
      const officer = await signedIn('officer', settings);
      await officer.goto(`${base}${path}/${say.propose}`);
      await officer.locator('#f-to').fill('2027-12-31');
      await officer.locator('#f-reason').fill('La emergencia sanitaria');
      await seen(officer, 'propose');
      await officer.locator('form.form button').click();
      await sent(officer, 'proposed');
      const coordinator = await signedIn('coordinator', settings);
      await coordinator.goto(base + say.work);
      await coordinator.locator('.work a').first().click();
      await coordinator.locator('#f-decision').fill('Grupo Núcleo, acta 7');
      await seen(coordinator, 'decide');
      await coordinator.locator('button[value=yes]').click();
      await sent(coordinator, 'decided');
      const text = await read();
      assert.ok(text.includes(say.decided) && text.includes('2027'), text);
    });

    test('what happened is told with who did it, and each step has its receipt', async () => {
      const context = await open(browser, settings);
      const page = await context.newPage();
      await page.goto(base + path);
      const history = page.locator('section[aria-labelledby=history]');
      assert.match(await history.innerText(), /Fundación Ciudadanía y Desarrollo/);
      const receipt = await history.locator('a[download]').first().getAttribute('href');
      // The record is signed a moment after what it tells of.
      let answer;
      for (let tries = 0; tries < 40; tries += 1) {
        answer = await page.request.get(base + receipt);
        if (answer.status() === 200) break;
        await new Promise((done) => setTimeout(done, 250));
      }
      assert.equal(answer.status(), 200);
      assert.match(await answer.text(), /^c2sp.org\/tlog-proof@v1\n/);
      await context.close();
    });

    test('of an address a copy can be asked for', async () => {
      const page = await signedIn('coordinator', settings);
      await page.goto(base + say.proved);
      await page.locator('.evidence-copy[href], .evidence-copy a.no-print').first().click();
      await page.locator('form.form button').waitFor();
      await seen(page, 'copy');
      await page.context().close();
    });

    test('a file is taken down with a reason, and the list says so', async () => {
      const page = await signedIn('moderator', settings);
      await page.goto(base + path);
      const file = await page.locator('.report .evidence a').first().getAttribute('href');
      await page.goto(base + say.retired);
      await seen(page, 'takedowns');
      await page.locator('#f-file').fill(file);
      await page.locator('#moderate ~ form button').click();
      await page.locator('#f-reason').selectOption({ index: 1 });
      await page.locator('#f-words').fill('Se ve la cara de una menor de edad');
      await seen(page, 'take-down');
      await page.locator('#f-sure').check();
      await page.locator('form.form button').click();
      await page.waitForURL((url) => url.pathname === say.retired);
      await seen(page, 'takedowns-one');
      assert.ok((await page.locator('main').innerText()).includes('Se ve la cara'));
      const answer = await page.request.get(base + new URL(file, base).pathname);
      assert.equal(answer.status(), 410);
      await page.context().close();
    });
  });
}
