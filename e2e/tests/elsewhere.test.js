// Signing in without a password: at a provider of OpenID Connect, and with a passkey.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open } from '../lib/browser.js';
import { freePort, startDemo } from '../lib/program.js';
import { client, startProvider } from '../lib/provider.js';

let browser;
let provider;
let demo;
before(async () => {
  const [port, own] = [await freePort(), await freePort()];
  provider = await startProvider(port, `http://localhost:${own}/oidc/return`);
  demo = await startDemo(own, {
    MINGA_OIDC_ISSUER: provider.issuer,
    MINGA_OIDC_CLIENT_ID: client.client_id,
    MINGA_OIDC_CLIENT_SECRET: client.client_secret,
    MINGA_OIDC_NAME: 'Mintel',
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
  await provider?.stop();
});

/** A window, and what its console complains of on our pages. */
async function window(more) {
  const context = await open(browser, more);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults = [];
  page.on('console', (message) => {
    const ours = message.location().url.startsWith(demo.base);
    // A refusal is an answer, of which the browser complains.
    const refusal = /status of 403/.test(message.text());
    if (ours && !refusal && ['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return { context, page, faults };
}

/** Presses our button and signs in there as `login`, until the browser is back. */
async function enter(page, login, path = '/es/entrar') {
  await page.goto(demo.base + path);
  await page.getByRole('button', { name: /Mintel/ }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' });
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.origin === demo.base && url.pathname !== '/oidc/return');
}

describe('at a provider', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`whoever has an account gets in, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const { context, page, faults } = await window({ javaScriptEnabled });
      try {
        await enter(page, 'officer@demo.example', '/es/entrar?next=%2Fes%2Fcuenta');
        assert.equal(page.url(), `${demo.base}/es/cuenta`);
        assert.match(await page.locator('main').innerText(), /officer@demo\.example/);
        // The way back does not serve a second time.
        await page.goto(`${demo.base}/oidc/return?code=x&state=x`);
        assert.match(page.url(), /refused=oidc-over/);
        assert.deepEqual(faults, []);
      } finally {
        await context.close();
      }
    });
  }

  for (const [login, words] of [
    ['nobody@demo.example', /no account here, and an account is not made by itself/],
    ['doubtful-officer@demo.example', /does not vouch/],
  ]) {
    test(`${login} stays outside`, async () => {
      const { context, page, faults } = await window({ lang: 'en' });
      try {
        await enter(page, login, '/en/sign-in');
        assert.match(await page.locator('#errors').innerText(), words);
        assert.deepEqual((await context.cookies(demo.base)).filter(({ name }) => name.startsWith('minga')), []);
        assert.deepEqual(faults, []);
      } finally {
        await context.close();
      }
    });
  }
});

describe('with a passkey', () => {
  let context;
  let page;
  let faults;
  let wire;
  let device;
  before(async () => {
    ({ context, page, faults } = await window());
    wire = await context.newCDPSession(page);
    await wire.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    };
    device = (await wire.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId;
  });
  after(() => context?.close());

  const keys = async () => (await wire.send('WebAuthn.getCredentials', { authenticatorId: device })).credentials;

  async function press() {
    await page.goto(`${demo.base}/es/entrar?next=%2Fes%2Fcuenta`);
    await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click();
  }

  async function fails() {
    await press();
    await page.locator('[data-failed]').waitFor({ state: 'visible' });
    assert.equal(new URL(page.url()).pathname, '/es/entrar');
  }

  async function leave() {
    await page.goto(`${demo.base}/es/cuenta`);
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.waitForURL(`${demo.base}/es`);
  }

  test('one is added to an account', async () => {
    const { sign_in: link } = demo.accounts.find(({ role }) => role === 'counterpart');
    await page.goto(link);
    await page.goto(`${demo.base}/es/cuenta`);
    await page.getByLabel(/Nombre para reconocerla/).fill('<mi> teléfono');
    await page.getByRole('button', { name: 'Añadir llave de acceso' }).click();
    await page.waitForURL(/done=passkey/);
    assert.match(await page.locator('main').innerText(), /<mi> teléfono/);
    const made = await keys();
    assert.equal(made.length, 1);
    assert.ok(made[0].isResidentCredential, 'it is found without an address');
    assert.equal(made[0].rpId, 'localhost');
    await leave();
  });

  test('it signs in without an address, more than once', async () => {
    for (const _ of [1, 2]) {
      await press();
      await page.waitForURL(`${demo.base}/es/cuenta`);
      assert.match(await page.locator('main').innerText(), /counterpart@demo\.example/);
      await leave();
    }
  });

  test('the same device is not added twice', async () => {
    await press();
    await page.waitForURL(`${demo.base}/es/cuenta`);
    await page.getByLabel(/Nombre para reconocerla/).fill('otra vez');
    await page.getByRole('button', { name: 'Añadir llave de acceso' }).click();
    await page.locator('[data-failed]').waitFor({ state: 'visible' });
    assert.equal((await keys()).length, 1);
    await leave();
  });

  test('nobody gets in without finger or code', async () => {
    await wire.send('WebAuthn.setUserVerified', { authenticatorId: device, isUserVerified: false });
    await fails();
    await wire.send('WebAuthn.setUserVerified', { authenticatorId: device, isUserVerified: true });
  });

  test('a copy whose counter went back is refused', async () => {
    const [key] = await keys();
    const again = async (signCount) => {
      await wire.send('WebAuthn.removeCredential', { authenticatorId: device, credentialId: key.credentialId });
      await wire.send('WebAuthn.addCredential', { authenticatorId: device, credential: { ...key, signCount } });
    };
    assert.ok(key.signCount >= 3, `counted ${key.signCount}`);
    await again(0);
    await fails();
    await again(key.signCount + 10);
    await press();
    await page.waitForURL(`${demo.base}/es/cuenta`);
  });

  test('a removed one does not serve any more', async () => {
    await page.goto(`${demo.base}/es/cuenta`);
    await page.getByRole('button', { name: 'Quitar' }).click();
    await page.waitForURL(/done=removed/);
    await leave();
    await fails();
  });

  test('the pages had no faults', () => assert.deepEqual(faults, []));
});

test('without JavaScript, nothing of passkeys is seen and the rest works', async () => {
  const { context, page } = await window({ javaScriptEnabled: false });
  try {
    await page.goto(`${demo.base}/es/entrar`);
    assert.equal(await page.locator('[data-passkeys]').isVisible(), false);
    assert.equal(await page.getByRole('button', { name: 'Entrar', exact: true }).isVisible(), true);
    assert.equal(await page.getByRole('button', { name: 'Enviarme un enlace' }).isVisible(), true);
  } finally {
    await context.close();
  }
});
