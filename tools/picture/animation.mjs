// Writes a recorded screen as an animated SVG without scripts or fonts of its own. A viewer that does not animate it shows the
// last moment.
import { background, cell, fontSize, foreground } from './screen.mjs';

const margin = 16;
const bar = 30;

/** Returns what each line of the screen shows, with the times at which it appears and disappears. */
function spans(moments, end) {
  return moments[0].lines.flatMap((_, y) => {
    const all = [];
    for (const { at, lines } of moments) {
      if (all.at(-1)?.svg === lines[y])
        continue;
      if (all.length > 0)
        all.at(-1).until = at;
      all.push({ y, svg: lines[y], from: at, until: end });
    }

    return all.filter(span => span.svg !== '' && span.until > span.from);
  });
}

/**
 * Returns the SVG.
 * @param moments The lines of the screen, each with its time in milliseconds.
 * @param end The time at which the animation starts again.
 * @param columns The width of the screen.
 */
export function animation(moments, end, columns) {
  const percent = at => `${(at / end * 100).toFixed(2)}%`;
  const shown = spans(moments, end);
  const rows = 1 + Math.max(...shown.map(span => span.y));
  const width = columns * cell.width + 2 * margin;
  const height = rows * cell.height + bar + margin;
  const rules = new Map();
  const groups = shown.map(({ y, svg, from, until }) => {
    const place = `transform="translate(${margin} ${bar + y * cell.height})"`;
    if (from === 0 && until === end)
      return `<g ${place}>${svg}</g>`;
    const isLast = until === end;
    const before = from === 0 ? '' : '0%{visibility:hidden}';
    const after = isLast ? '' : `${percent(until)}{visibility:hidden}`;
    const frames = `${before}${percent(from)}{visibility:visible}${after}`;
    if (!rules.has(frames))
      rules.set(frames, `k${rules.size}`);
    return `<g ${place} class="${isLast ? 'e' : 's'}" style="animation-name:${rules.get(frames)}">${svg}</g>`;
  });
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} fill="${foreground}" role="img">
<title>Ayrshare.PowerShell at work in a terminal</title>
<style>
text{white-space:pre;font:${fontSize}px ui-monospace,"Cascadia Mono",Consolas,Menlo,"DejaVu Sans Mono","Liberation Mono",monospace}
.s,.e{animation:${(end / 1000).toFixed(2)}s step-end infinite}
.s{visibility:hidden}
@media (prefers-reduced-motion:reduce){.s,.e{animation:none}}
${[...rules].map(([frames, name]) => `@keyframes ${name}{${frames}}`).join('\n')}
</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="${background}" stroke="#3d444d"/>
<circle cx="20" cy="16" r="5" fill="#ff7b72"/><circle cx="38" cy="16" r="5" fill="#e3b341"/><circle cx="56" cy="16" r="5" fill="#56d364"/>
${groups.join('\n')}
</svg>
`;
}
