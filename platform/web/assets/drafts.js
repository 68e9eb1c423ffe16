// Unsent words stay in this browser, by account and address, until the server has them or the
// person signs out.

const START = 'draft:';
const SENT = 'draft-sent';
const OWN = ['once', 'after', 'seen', 'upload'];
const place = (name) => document.querySelector(`[data-${name}]`);
const ticked = ({ type }) => /radio|checkbox/.test(type);
const words = (pairs) => JSON.stringify(pairs.filter(([name, value]) => value && !OWN.includes(name)));
const quietly = (deed) => {
  try {
    return deed();
  } catch {}
};
const forget = (key) => quietly(() => localStorage.removeItem(key));

// The server has what was sent.
if (place('saved')) quietly(() => forget(sessionStorage.getItem(SENT)));

place('leave')?.addEventListener('submit', () =>
  quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(START)).forEach(forget)));

const form = place('keep');
if (form) {
  const account = document.querySelector('meta[name=drafts]').content;
  const key = `${START}${account}:${new URL(form.action).pathname}`;
  const fields = () => [...form.elements].filter((it) => it.name && !/password|file|submit/.test(it.type));
  const pairs = () => fields().filter((it) => !ticked(it) || it.checked).map((it) => [it.name, it.value]).sort();
  const first = words(pairs());
  let waits;
  const save = () => {
    clearTimeout(waits);
    const now = pairs();
    if (words(now) !== first) quietly(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), now })));
  };
  form.addEventListener('input', () => {
    clearTimeout(waits);
    waits = setTimeout(save, 400);
  });
  addEventListener('pagehide', () => waits && save());

  const found = quietly(() => JSON.parse(localStorage.getItem(key)));
  if (found && words(found.now) !== first) {
    const kept = place('kept');
    const style = { timeStyle: 'short', dateStyle: 'short' };
    place('when').textContent = new Date(found.at).toLocaleString(document.documentElement.lang, style);
    kept.hidden = false;
    place('restore').onclick = () => {
      for (const it of fields()) {
        const own = found.now.filter(([name]) => name === it.name).map(([, value]) => value);
        if (ticked(it)) it.checked = own.includes(it.value);
        else if (own.length) [it.value] = own;
      }
      kept.hidden = true;
    };
    place('discard').onclick = () => {
      forget(key);
      kept.hidden = true;
    };
  }

  // A dead line would lose the page and its files: it is tried first.
  const offline = place('offline');
  let state;
  form.addEventListener('submit', async (event) => {
    if (state === 2) return;
    event.preventDefault();
    if (state) return;
    state = 1;
    save();
    offline.hidden = true;
    try {
      await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(10000) });
      quietly(() => sessionStorage.setItem(SENT, key));
      state = 2;
      form.requestSubmit(event.submitter);
    } catch {
      offline.hidden = false;
      offline.scrollIntoView({ block: 'center' });
    }
    setTimeout(() => (state = 0), 1000);
  });
}
