// What a User-Agent header says about the browser and its system. The first rule that matches wins: browsers that
// are built on others name those too, and systems that resemble others likewise.

const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPX|OPT|OPiOS|Opera)\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Yandex Browser', /\bYaBrowser\//],
  ['DuckDuckGo', /\b(?:Ddg|DuckDuckGo)\//],
  ['Brave', /\bBrave\//],
  ['Whale', /\bWhale\//],
  ['UC Browser', /\bUC ?Browser\//],
  ['Silk', /\bSilk\//],
  ['Google app', /\bGSA\//],
  ['PowerShell', /PowerShell\//],
  ['SeaMonkey', /\bSeaMonkey\//],
  ['Firefox', /\b(?:Firefox|FxiOS|Focus)\//],
  ['Electron', /\bElectron\//],
  ['Chromium', /\bChromium\//],
  ['Chrome', /\b(?:Headless)?Chrome\/|\bCriOS\//],
  ['GNOME Web', /\bEpiphany\//],
  ['Android Browser', /Android.*\bVersion\/.*\bSafari\//],
  ['Safari', /\bSafari\//],
  ['Internet Explorer', /\bMSIE |\bTrident\//],
];

const SYSTEMS = [
  ['Windows', /Windows|\bWin(?:32|64)\b/],
  ['iPadOS', /\biPad\b|Macintosh.*\bMobile\//],
  ['iOS', /\biP(?:hone|od)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['KaiOS', /\bKAIOS\//],
  ['Tizen', /\bTizen\b/],
  ['webOS', /\bWeb0S\b|\bwebOS\b/],
  ['Android', /\bAndroid\b/],
  ['macOS', /Mac ?OS ?X|\bMacintosh\b/],
  ['FreeBSD', /\bFreeBSD\b/],
  ['OpenBSD', /\bOpenBSD\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
];

/** Programs such as curl name themselves first. */
const PROGRAM = /^(?!Mozilla\/|Opera\/)([A-Za-z][\w.+ -]{0,39})\/\d/;

const named = (rules, agent) => rules.find(([, pattern]) => pattern.test(agent))?.[0];

/** The names of the browser (or program) and of the system, each undefined if it is not recognized. */
export function recognized(agent) {
  const program = agent.match(PROGRAM)?.[1];
  return program ? { browser: program } : { browser: named(BROWSERS, agent), system: named(SYSTEMS, agent) };
}

/** What to call the device that sent a User-Agent header, such as "Firefox on Linux". */
export function deviceName(m, agent) {
  const { browser, system } = recognized(agent);
  if (system) return m.t('device.on', { browser: browser ?? m.t('device.browser'), system });
  return browser ?? (agent || m.t('device.unknown'));
}
