// Writes the screen of a terminal as SVG. Consecutive cells that look alike are one text, which keeps its columns in any font.
const palette = [
  '#484f58', '#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#d0d7de',
  '#9198a1', '#ffa198', '#7ee787', '#f2cc60', '#a5d6ff', '#e2c5ff', '#8be9f0', '#ffffff',
];

export const background = '#0d1117';
export const foreground = '#e6edf3';
export const cell = { width: 9.5, height: 20 };
export const fontSize = 15.5;

const escaped = text => text.replace(/[&<>]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);

function colour(isDefault, isRgb, value) {
  if (isDefault)
    return undefined;
  if (isRgb)
    return `#${value.toString(16).padStart(6, '0')}`;
  if (value >= palette.length)
    throw new Error(`The palette has no colour ${value}.`);
  return palette[value];
}

function look(at, isCursor) {
  let fill = colour(at.isFgDefault(), at.isFgRGB(), at.getFgColor()) ?? foreground;
  let behind = colour(at.isBgDefault(), at.isBgRGB(), at.getBgColor());
  if (Boolean(at.isInverse()) !== isCursor)
    [fill, behind] = [behind ?? background, fill];
  return { fill, behind, bold: at.isBold() !== 0, italic: at.isItalic() !== 0 };
}

/** Returns the lines of the screen from top to bottom. The origin of each line's SVG is its upper left corner. */
export function lines(terminal) {
  const { baseY, cursorX, cursorY } = terminal.buffer.active;
  return Array.from({ length: terminal.rows }, (_, y) => {
    const line = terminal.buffer.active.getLine(baseY + y);
    const runs = [];
    for (let x = 0; x < terminal.cols; x++) {
      const at = line.getCell(x);
      const style = look(at, y === cursorY && x === cursorX);
      const key = JSON.stringify(style);
      if (runs.at(-1)?.key === key)
        runs.at(-1).text += at.getChars() || ' ';
      else
        runs.push({ key, style, x, text: at.getChars() || ' ' });
    }

    return runs.map(svg).join('');
  });
}

function svg({ style, x, text }) {
  const rectangle = style.behind
    ? `<rect x="${x * cell.width}" width="${text.length * cell.width}" height="${cell.height}" fill="${style.behind}"/>`
    : '';
  const shown = text.trimEnd();
  if (shown === '')
    return rectangle;
  const marks = [
    style.fill === foreground ? '' : ` fill="${style.fill}"`,
    style.bold ? ' font-weight="700"' : '',
    style.italic ? ' font-style="italic"' : '',
  ].join('');
  const place = `x="${x * cell.width}" y="15" textLength="${shown.length * cell.width}"`;
  return `${rectangle}<text ${place}${marks}>${escaped(shown)}</text>`;
}
