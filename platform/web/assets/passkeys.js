// Passkeys: the one thing that browsers do only in a script. Whatever needs it is hidden until
// it runs, and everything else on the page works without it.

const base64url = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`/api/passkeys/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** The parts of a credential that are bytes, as text. */
function told({ id, type, rawId, response }) {
  const parts = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[name]) parts[name] = base64url(response[name]);
  }
  return { id, type, rawId: base64url(rawId), response: parts, extensions: {} };
}

async function add(form) {
  const { ceremony, options: { publicKey } } = await post('add', {});
  publicKey.challenge = bytes(publicKey.challenge);
  publicKey.user.id = bytes(publicKey.user.id);
  for (const known of publicKey.excludeCredentials ?? []) known.id = bytes(known.id);
  const credential = await navigator.credentials.create({ publicKey });
  await post('added', { ceremony, credential: told(credential), name: form.elements.name.value });
}

async function signIn() {
  const { ceremony, options: { publicKey } } = await post('sign-in', {});
  publicKey.challenge = bytes(publicKey.challenge);
  const credential = await navigator.credentials.get({ publicKey });
  await post('signed-in', { ceremony, credential: told(credential) });
}

const place = document.querySelector('[data-passkeys]');
if (place && window.PublicKeyCredential) {
  place.hidden = false;
  const form = place.querySelector('form');
  const failed = place.querySelector('[data-failed]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      await (place.dataset.passkeys === 'add' ? add(form) : signIn());
      location.assign(place.dataset.next);
    } catch (error) {
      failed.hidden = false;
    }
  });
}
