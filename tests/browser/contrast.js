// Every text on the page against what lies behind it (WCAG 2.2, 1.4.3): returns those that are too faint. Where a ratio is
// given, each has to have that.
const [least] = arguments;
const parse = color => {
  const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  if (!color.startsWith('rgb')) throw new Error(`unknown colour ${color}`);
  return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
};
const over = (top, alpha, bottom) => top.map((value, at) => value * alpha + bottom[at] * (1 - alpha));
const luminance = rgb => {
  const [r, g, b] = rgb.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

// What lies behind an element, and how opaque its text is.
function behind(element) {
  const chain = [];
  for (let at = element; at; at = at.parentElement) chain.unshift(at);
  let back = [255, 255, 255];
  let opacity = 1;
  for (const at of chain) {
    const style = getComputedStyle(at);
    const { rgb, alpha } = parse(style.backgroundColor);
    back = over(rgb, alpha * opacity, back);
    opacity *= Number(style.opacity);
  }
  return { back, opacity };
}

function check(element, style, text, faintBy = 1) {
  const { back, opacity } = behind(element);
  const { rgb, alpha } = parse(style.color);
  const contrast = ratio(over(rgb, alpha * opacity * faintBy, back), back);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const needed = least ?? (isLarge ? 3 : 4.5);
  checked += 1;
  if (contrast < needed) faint.push(`${contrast.toFixed(2)} < ${needed}: ${text.trim().slice(0, 40)} (${element.tagName}.${element.className})`);
}

const faint = [];
let checked = 0;
const isSeen = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
  && !element.closest('.unseen, .skip, :disabled');
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.parentElement;
  if (node.data.trim() && isSeen(element)) check(element, getComputedStyle(element), node.data);
}
for (const field of document.querySelectorAll('input[type=text], textarea')) {
  // The editor's own text is invisible: the colours under it are its text.
  if (!isSeen(field) || field.matches('.editor:not(.plain) textarea')) continue;
  if (field.value) check(field, getComputedStyle(field), field.value);
  else if (field.placeholder) {
    const style = getComputedStyle(field, '::placeholder');
    check(field, style, field.placeholder, Number(style.opacity));
  }
}
return [checked, faint];
