// Types commands into a real PowerShell session that is connected to the sandbox, and records its screen as docs/picture.svg.
// This requires the built module, dotnet tool restore, and the command script of util-linux.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import headless from '@xterm/headless';
import { animation } from './animation.mjs';
import { lines } from './screen.mjs';

const columns = 84;
const rows = 36;
const prompt = 'PS>';
const keystroke = 25; // The milliseconds between two keystrokes.

// Each command, with the milliseconds for which its output can be read before the next command is typed.
const story = [
  ['$sandbox = Start-AyrshareSandbox -Connect', 400],
  ['Invoke-AyrshareOnboarding clients.csv -Vault Company -SendEmail -SkipInvalid', 3500],
  ["$sandbox.Link('Aurora Bakery', 'instagram')   # a client opens its link", 600],
  ['Get-AyrshareProfile', 1800],
  ["New-AyrshareJwt -Title 'Juniper & Rye' -Vault Company -ExpiresIn 60", 5000],
];

const folder = mkdtempSync(join(tmpdir(), 'ayrshare-picture-'));
const session = `dotnet tool run pwsh -- -NoProfile -NoLogo -NoExit -File '${import.meta.dirname}/prepare.ps1' '${folder}'`;
const started = `stty cols ${columns} rows ${rows}; exec ${session}`;
const shell = spawn('script', ['-qfec', started, '/dev/null'], {
  cwd: import.meta.dirname,
  // The home folder of the shell is empty, but dotnet must find its tools in that of the user.
  env: {
    ...process.env, NO_COLOR: undefined, TERM: 'xterm-256color', LANG: 'en_US.UTF-8', HOME: folder, DOTNET_CLI_HOME: homedir(),
    NUGET_PACKAGES: process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages'),
    POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off',
  },
});
const ended = new Promise(resolve => shell.on('close', resolve));

// The terminal responds to the queries of the line editor. Each change of the screen becomes a moment of the recording.
const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
terminal.onData(response => shell.stdin.write(response));
const moments = [];
let changed = () => {};
shell.stdout.setEncoding('utf8').on('data', text => terminal.write(text, () => {
  moments.push({ at: performance.now(), lines: lines(terminal) });
  changed();
}));

const screen = () => terminal.buffer.active;
const typed = () => screen().getLine(screen().baseY + screen().cursorY).translateToString(true).trimEnd();
async function until(condition) {
  while (!condition())
    await new Promise(resolve => { changed = resolve; });
}

await until(() => typed() === prompt);
const beginning = moments.at(-1);
for (const [command, reading] of story) {
  for (const key of command) {
    shell.stdin.write(key);
    await pause(keystroke);
  }

  await until(() => typed() === `${prompt} ${command}`);
  shell.stdin.write('\r');
  await until(() => typed() === prompt);
  await pause(reading);
}

const end = performance.now();
shell.stdin.write('exit\r');
await ended;
rmSync(folder, { recursive: true });
const recorded = moments.slice(moments.indexOf(beginning)).filter(moment => moment.at < end)
  .map(moment => ({ ...moment, at: moment.at - beginning.at }));
writeFileSync(new URL('../../docs/picture.svg', import.meta.url), animation(recorded, end - beginning.at, columns));
