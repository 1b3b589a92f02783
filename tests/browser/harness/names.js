// Finds an element by the role and name that users know it by. The harness then asks the browser itself whether it
// computes the same role and name, so a mistake here cannot pass unseen.
const [role, wanted, within] = arguments;

const CANDIDATES = {
  button: 'button:not([role]), input[type=file]',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  group: '[role=group], fieldset',
  link: 'a[href]',
  radio: 'input[type=radio]',
  region: 'section[aria-label], [role=region]',
  tab: '[role=tab]',
  table: 'table',
  textbox: 'input[type=text], textarea',
};

const tidy = text => text.replace(/\s+/g, ' ').trim();

function text(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  if (node.matches('select, input, textarea')) return '';
  return [...node.childNodes].map(text).join('');
}

function name(element) {
  if (element.hasAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels?.length) return tidy([...element.labels].map(text).join(' '));
  if (element.matches('fieldset')) return tidy(element.querySelector('legend')?.textContent ?? '');
  return tidy(text(element));
}

const root = within ? document.querySelector(`section[aria-label="${within}"]`) : document;
return [...(root?.querySelectorAll(CANDIDATES[role]) ?? [])].find(element => name(element) === wanted) ?? null;
