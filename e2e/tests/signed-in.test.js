// Everybody can use the pages on which people act: axe finds nothing to object to, nothing has
// to be scrolled sideways, and no message is missing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { objections } from '../lib/look.js';
import { base } from '../lib/site.js';

const accounts = JSON.parse(readFileSync(process.env.MINGA_ACCOUNTS, 'utf8'));

const plan = { es: '/es/planes/EC-PAGA-1', en: '/en/plans/EC-PAGA-1' };
const example = { es: '/es/procesos/EC-COCREACION-EJEMPLO', en: '/en/processes/EC-COCREACION-EJEMPLO' };
const milestone = { es: `${plan.es}/compromisos/3/hitos/8`, en: `${plan.en}/commitments/3/milestones/8` };

/** Who opens what. */
const acts = [
  { role: 'officer', es: '/es/mi-trabajo', en: '/en/my-work' },
  { role: 'officer', es: '/es/cuenta', en: '/en/account' },
  { role: 'officer', es: `${milestone.es}/informar`, en: `${milestone.en}/report` },
  { role: 'officer', es: `${milestone.es}/terminar`, en: `${milestone.en}/complete` },
  { role: 'officer', es: `${milestone.es}/proponer-fecha`, en: `${milestone.en}/propose-date` },
  { role: 'officer', es: `${plan.es}/compromisos/3/aprendizajes`, en: `${plan.en}/commitments/3/learnings` },
  { role: 'coordinator', es: `${plan.es}/reprogramar`, en: `${plan.en}/reschedule` },
  { role: 'coordinator', es: `${plan.es}/editar`, en: `${plan.en}/edit` },
  { role: 'coordinator', es: `${plan.es}/editar/commitments/3`, en: `${plan.en}/edit/commitments/3` },
  { role: 'coordinator', es: `${plan.es}/cerrar`, en: `${plan.en}/close` },
  { role: 'coordinator', es: '/es/crear-plan', en: '/en/create-plan' },
  { role: 'coordinator', es: '/es/crear-proceso', en: '/en/create-process' },
  { role: 'coordinator', es: `${example.es}/editar`, en: `${example.en}/edit` },
  { role: 'coordinator', es: `${example.es}/participacion`, en: `${example.en}/participation` },
  { role: 'coordinator', es: `${example.es}/analizar`, en: `${example.en}/analyse` },
  { role: 'coordinator', es: `${example.es}/parecidas`, en: `${example.en}/similar` },
  { role: 'coordinator', es: `${example.es}/integrar?numbers=7&numbers=8`, en: `${example.en}/merge?numbers=7&numbers=8` },
  { role: 'coordinator', es: `${example.es}/evaluacion`, en: `${example.en}/evaluation` },
  { role: 'coordinator', es: `${example.es}/tablero`, en: `${example.en}/dashboard` },
  { role: 'coordinator', es: `${example.es}/ventanilla`, en: `${example.en}/desk` },
  { role: 'coordinator', es: `${example.es}/rescate`, en: `${example.en}/rescue` },
  { role: 'coordinator', es: `${example.es}/importar`, en: `${example.en}/import` },
  { role: 'coordinator', es: `${example.es}/propuestas/26/responder`, en: `${example.en}/proposals/26/answer` },
  { role: 'coordinator', es: `${example.es}/propuestas/1/compromisos`, en: `${example.en}/proposals/1/commitments` },
  { role: 'coordinator', es: `${plan.es}/evaluar`, en: `${plan.en}/assess` },
  {
    role: 'coordinator',
    es: `${plan.es}/compromisos/3/evaluar`,
    en: `${plan.en}/commitments/3/assess?set=ogp_2021`,
  },
  { role: 'evaluator', es: `${plan.es}/compromisos/3/evaluar`, en: `${plan.en}/commitments/3/assess` },
  { role: 'coordinator', es: '/es/importar', en: '/en/import' },
  { role: 'administrator', es: '/es/crear-organizacion', en: '/en/create-organisation' },
  { role: 'administrator', es: '/es/organizaciones/SERCOP/editar', en: '/en/organisations/SERCOP/edit' },
  { role: 'administrator', es: '/es/organizaciones/SERCOP/unir', en: '/en/organisations/SERCOP/merge' },
  {
    role: 'administrator',
    es: '/es/organizaciones/SERCOP/contacto/confirmar',
    en: '/en/organisations/SERCOP/contact/confirm',
  },
  { role: 'administrator', es: '/es/administracion/registros', en: '/en/administration/registrations' },
  { role: 'administrator', es: '/es/administracion/jurisdicciones', en: '/en/administration/jurisdictions' },
  { role: 'administrator', es: '/es/administracion/jurisdicciones/EC', en: '/en/administration/jurisdictions/EC' },
  { role: 'administrator', es: '/es/administracion/calendarios/EC', en: '/en/administration/calendars/EC' },
  { role: 'administrator', es: '/es/administracion/traspasos', en: '/en/administration/handovers' },
  {
    role: 'administrator',
    es: '/es/administracion/traspasos/planes/EC-PAGA-1',
    en: '/en/administration/handovers/plans/EC-PAGA-1',
  },
  { role: 'moderator', es: '/es/moderacion/pendiente', en: '/en/moderation/pending' },
  { role: 'officer', es: '/es/empezar', en: '/en/start' },
  { role: 'administrator', es: '/es/administracion/cuentas', en: '/en/administration/accounts' },
  { role: 'administrator', es: '/es/administracion/ajustes', en: '/en/administration/settings' },
  { role: 'administrator', es: '/es/administracion/auditoria', en: '/en/administration/audit' },
  { role: 'administrator', es: '/es/administracion/sistema', en: '/en/administration/system' },
  { role: 'administrator', es: '/es/cuenta/borrar', en: '/en/account/delete' },
  { role: 'coordinator', es: '/es/planes/EC-PAGA-1/documentos/agregar', en: '/en/plans/EC-PAGA-1/documents/add' },
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const role of ['officer', 'coordinator', 'evaluator', 'moderator', 'administrator']) {
  describe(`the pages of the ${role}`, () => {
    let context;
    let page;
    before(async () => {
      // Only here: axe adds a style to the page, which the site's policy forbids.
      context = await open(browser, { width: 320, bypassCSP: true });
      page = await context.newPage();
      const account = accounts.find((it) => it.role === role);
      await page.goto(base + new URL(account.sign_in).pathname);
    });
    after(() => context?.close());

    for (const path of acts.filter((it) => it.role === role).flatMap(({ es, en }) => [es, en])) {
      test(path, async () => {
        const response = await page.goto(base + path);
        assert.equal(response.status(), 200);
        assert.ok(!(await page.content()).includes('⟦'), 'a message is missing');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${wide} px wide`);
        const told = await objections(page);
        assert.equal(told.length, 0, told.join('\n\n'));
      });
    }
  });
}
